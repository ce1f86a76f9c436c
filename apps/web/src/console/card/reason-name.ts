import type { Names } from '@gorozhanin/domain/names'
import { deferralReasons, explanationReasons } from '@gorozhanin/domain/reports/reasons'
import { rejectionReasons } from '@gorozhanin/domain/reports/rejection'

/** The list that the reason of an event comes from. */
function listOf(event: string): Readonly<Record<string, Names>> {
  if (event === 'propose_deferral' || event === 'approve_deferral') return deferralReasons
  if (event === 'answer' || event === 'publish_answer') return explanationReasons
  return Object.fromEntries(Object.entries(rejectionReasons).map(([code, { name }]) => [code, name]))
}

/** How a reason is called in the list of its event; null for a code that the list does not have. */
export function reasonName(event: string, reason: string): Names | null {
  const list = listOf(event)
  return Object.hasOwn(list, reason) ? (list[reason] ?? null) : null
}
