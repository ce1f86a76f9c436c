import { knownPasswords } from './known-passwords.ts'

const LEAST_CHARACTERS = 12
const LEAST_DIFFERENT = 5

export type PasswordFault = 'password.too_short' | 'password.known' | 'password.has_login'

/** Why a password is not taken; null for a good one. Length is what counts (NIST SP 800-63B, 5.1.1.2): no rule asks for signs. */
export function passwordFault(password: string, login: string): PasswordFault | null {
  if ([...password].length < LEAST_CHARACTERS) return 'password.too_short'
  const lower = password.toLowerCase()
  const [name = ''] = login.toLowerCase().split('@')
  if (lower.includes(login.toLowerCase()) || (name.length > 2 && lower.includes(name)))
    return 'password.has_login'
  return isEasy(lower) ? 'password.known' : null
}

/** A password that guessers try first: a known one, alone, repeated or with figures around it, or a few letters over and over. */
function isEasy(lower: string): boolean {
  if (new Set(lower).size < LEAST_DIFFERENT) return true
  const bare = lower.replace(/[^\p{L}\p{N}]/gu, '')
  const letters = bare.replace(/^\d+|\d+$/g, '')
  return [lower, bare, letters].some((text) => text === '' || knownPasswords.has(unrepeated(text)))
}

/** `qwertyqwerty` is `qwerty`. */
function unrepeated(text: string): string {
  const period = (text + text).indexOf(text, 1)
  return text.slice(0, period)
}
