import { findMasks } from '@gorozhanin/domain/reports/find-masks'
import { type Mask, maskedText } from '@gorozhanin/domain/reports/masks'

/** What is stored beside words. `publicText`: how strangers read them; null where they read them as they are. */
export type Masked = { readonly masks: readonly Mask[]; readonly publicText: string | null }

export function masked(text: string, masks: readonly Mask[] = findMasks(text)): Masked {
  return { masks, publicText: publicOf(text, masks) }
}

/** How strangers read words that no moderator marks: an address, an answer to a question. Null as above. */
export function publicOf(text: string, masks: readonly Mask[] = findMasks(text)): string | null {
  const shown = maskedText(text, masks)
  return shown === text ? null : shown
}

export const publicAddressOf = (address: string | null): string | null => address && publicOf(address)
