import { sendAccountLetters, sendAccountSms } from '@gorozhanin/server/accounts/send-letters'
import type { Letter, Sms } from '@gorozhanin/server/messages/channel'
import type { SmsGateway } from '@gorozhanin/server/messages/sms-gateway'
import type { TestCity } from './city.ts'
import { ask } from './people.ts'
import { memorySms } from './sms.ts'

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
  const code = lastCode(letters.filter(({ to }) => to === email).map(({ subject }) => subject))
  if (!code) throw new Error(`no letter to ${email} has a code`)
  return code
}

/** The setting of a city that sends SMS; what goes is read by `accountSms`, so that nothing answers there. */
export const anyGateway: SmsGateway = {
  url: 'http://127.0.0.1:9/send',
  body: { json: { to: '{to}', text: '{text}' } },
}

/** A mobile number that nobody else has in this run, in E.164. */
export function somePhone(): string {
  phones += 1
  return `+79${String(phones).padStart(9, '0')}`
}
let phones = Math.floor(Math.random() * 9e8)

/** Sends the SMS of accounts that are due, and gives them. */
export async function accountSms({ ctx }: TestCity): Promise<readonly Sms[]> {
  const sms = memorySms()
  await sendAccountSms(ctx, sms)
  return sms.sent
}

/** Asks for a code to a phone and reads it from the SMS. */
export async function codeForPhone(city: TestCity, phone: string): Promise<string> {
  const { status } = await ask(city, 'POST', '/account/code', { body: { phone, language: 'ru' } })
  if (status !== 202) throw new Error(`asking for a code answered ${status}`)
  return codeInSms(await accountSms(city), phone)
}

/** The six digits in the last SMS to a number. */
export function codeInSms(sent: readonly Sms[], phone: string): string {
  const code = lastCode(sent.filter(({ to }) => to === phone).map(({ text }) => text))
  if (!code) throw new Error(`no SMS to ${phone} has a code`)
  return code
}

/** Words of a change may come beside a code, in any order. */
const lastCode = (words: readonly string[]): string | undefined =>
  words.flatMap((one) => /\b\d{6}\b/.exec(one)?.[0] ?? []).at(-1)

/** Signs a resident in by the code from a letter and gives the cookie. */
export const enterAs = async (city: TestCity, email: string): Promise<string> =>
  enterBy(city, { email, code: await codeFor(city, email) })

/** Signs a resident in by the code from an SMS and gives the cookie. */
export const enterByPhone = async (city: TestCity, phone: string): Promise<string> =>
  enterBy(city, { phone, code: await codeForPhone(city, phone) })

async function enterBy(city: TestCity, proof: object): Promise<string> {
  const payload = { ...proof, consents: ['contact'] }
  const answer = await city.app.inject({ method: 'POST', url: '/api/account/session', payload })
  const cookie = answer.cookies.find(({ name }) => name === 'session')
  if (!cookie) throw new Error(`nobody could sign in: ${answer.body}`)
  return `session=${encodeURIComponent(cookie.value)}`
}
