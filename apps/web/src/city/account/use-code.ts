import type { askCode, askEmailCode } from '@gorozhanin/domain/accounts/api'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useLanguage } from '../../words/words.tsx'

/** Asks for a code to an address, in the language of the page. */
export function useAskCode(door: typeof askCode | typeof askEmailCode) {
  const { language } = useLanguage()
  return useMutation({
    mutationFn: async (email: string) => {
      await call(door, { body: { email, language } })
      return email
    },
  })
}

/** What the browser's own check says would be refused by the city, too. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

export const isSixDigits = (text: string): boolean => /^\d{6}$/.test(text)

/** The six digits of what was typed or pasted: letters copy with spaces. */
export const digitsIn = (text: string): string => text.replace(/\D/g, '').slice(0, 6)
