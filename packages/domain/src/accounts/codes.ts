import type { ContactKind } from './contact.ts'

/** How long a code works. */
export const CODE_MINUTES = 10
/** Guesses at one code, and codes that one address gets within an hour: 25 in a million an hour. SMS cost the city money. */
export const MOST_ATTEMPTS = 5
export const mostCodesAnHour = { email: 5, phone: 3 } as const satisfies Record<ContactKind, number>

/** A code of six digits out of random bytes. */
export const codeFrom = (bytes: Uint8Array): string => {
  const number = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
  return String(number % 1_000_000).padStart(6, '0')
}
