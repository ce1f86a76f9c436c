import { smtpChannel } from '@gorozhanin/server/messages/smtp'
import { type Caught, type MailCatcher, startMailCatcher } from './mail-catcher.ts'
import { openStaffed, type Staffed } from './people.ts'

/** A staffed city whose letters go to a mail server of one's own. */
export type Mailed = Staffed & {
  readonly catcher: MailCatcher
  readonly mail: ReturnType<typeof smtpChannel>
  readonly close: () => Promise<void>
}

/** Opens a city in which these people have signed in, with a mail server beside it. */
export async function openMailed(names: readonly string[]): Promise<Mailed> {
  const catcher = await startMailCatcher()
  const staffed = await openStaffed(names)
  const mail = smtpChannel(catcher.url, 'Город <no-reply@city.example>')
  const close = async () => {
    mail.close()
    await staffed.city.close()
    await catcher.close()
  }
  return { ...staffed, catcher, mail, close }
}

/** Takes the letters to one address out of those that were caught. */
export function takeLetters({ letters }: MailCatcher, address: string): Caught[] {
  const own = letters.filter(({ to }) => to === address)
  for (const letter of own) letters.splice(letters.indexOf(letter), 1)
  return own
}

/** The token of a letter's link for this purpose; nothing where it has none. */
export const tokenIn = ({ text }: Caught, purpose: string): string =>
  new RegExp(`/messages/(${purpose}\\.[\\w.-]+)`).exec(text)?.[1] ?? ''
