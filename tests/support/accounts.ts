import { sendAccountLetters } from '@gorozhanin/server/accounts/send-letters'
import type { Letter } from '@gorozhanin/server/messages/channel'
import type { TestCity } from './city.ts'
import { ask } from './people.ts'

/** Sends the letters of accounts that are due, and gives them. */
export async function accountLetters({ ctx }: TestCity): Promise<Letter[]> {
  const letters: Letter[] = []
  await sendAccountLetters(ctx, { send: async (letter) => void letters.push(letter), close: () => {} })
  return letters
}

/** Asks for a code to an address and reads it from the letter. */
export async function codeFor(city: TestCity, email: string): Promise<string> {
  const { status } = await ask(city, 'POST', '/account/code', { body: { email, language: 'ru' } })
  if (status !== 202) throw new Error(`asking for a code answered ${status}`)
  return codeIn(await accountLetters(city), email)
}

/** The six digits in the last letter to an address. */
export function codeIn(letters: readonly Letter[], email: string): string {
  const letter = letters.findLast(({ to }) => to === email)
  const code = /\b\d{6}\b/.exec(letter?.subject ?? '')?.[0]
  if (!code) throw new Error(`no letter to ${email} has a code`)
  return code
}

/** Signs a resident in by the code and gives the cookie. */
export async function enterAs(city: TestCity, email: string): Promise<string> {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/account/session',
    payload: { email, code: await codeFor(city, email), consents: ['contact'] },
  })
  const cookie = answer.cookies.find(({ name }) => name === 'session')
  if (!cookie) throw new Error(`${email} could not sign in: ${answer.body}`)
  return `session=${encodeURIComponent(cookie.value)}`
}
