import type { askCode, askContactCode } from '@gorozhanin/domain/accounts/api'
import type { Contact } from '@gorozhanin/domain/accounts/contact'
import { toPhone } from '@gorozhanin/domain/accounts/phones'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useLanguage } from '../../words/words.tsx'

/** Asks for a code to an e-mail or a phone, in the language of the page. */
export function useAskCode(door: typeof askCode | typeof askContactCode) {
  const { language } = useLanguage()
  return useMutation({
    mutationFn: async (contact: Contact) => {
      await call(door, { body: { ...given(contact), language } })
      return contact
    },
  })
}

/** A contact as the doors take it. */
export const given = (contact: Contact | undefined) => (contact ? { [contact.kind]: contact.value } : {})

/** What was typed, as an e-mail or, where the city takes them, a phone; null where it is none. */
export function contactIn(text: string, by: Contact['kind'] | 'both'): Contact | null {
  const typed = text.trim()
  if (by !== 'phone' && isEmail(typed)) return { kind: 'email', value: typed }
  const phone = by === 'email' ? null : toPhone(typed)
  return phone === null ? null : { kind: 'phone', value: phone }
}

/** What the browser's own check says would be refused by the city, too. */
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

export const isSixDigits = (text: string): boolean => /^\d{6}$/.test(text)

/** The six digits of what was typed or pasted: letters copy with spaces. */
export const digitsIn = (text: string): string => text.replace(/\D/g, '').slice(0, 6)
