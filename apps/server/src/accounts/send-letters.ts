import { CODE_MINUTES } from '@gorozhanin/domain/accounts/codes'
import { accountLetterOf } from '@gorozhanin/domain/accounts/letter'
import type { Ctx } from '../main/context.ts'
import { attempt } from '../messages/attempt.ts'
import type { Letter, MailChannel } from '../messages/channel.ts'
import { hold } from '../messages/outgoing.ts'
import { digitsOf } from './code.ts'
import { type DueAccountLetter, lockDueAccountLetter, stopAccountLetter } from './code-store.ts'
import { accountLetters } from './tables.ts'

/** Sends every letter about an account that is due. */
export async function sendAccountLetters(ctx: Ctx, mail: MailChannel): Promise<void> {
  while (await sendNext(ctx, mail));
}

/** Takes the letter that is due first; false when none is. A code that works no more is not sent. */
async function sendNext(ctx: Ctx, mail: MailChannel): Promise<boolean> {
  const taken = await ctx.db.transaction(async (tx) => {
    const now = new Date(ctx.now().epochMilliseconds)
    const letter = await lockDueAccountLetter(tx, now)
    if (!letter) return undefined
    const stale = letter.staleAt !== null && letter.staleAt <= now
    if (stale) await stopAccountLetter(tx, letter.id)
    else await hold(tx, accountLetters, letter.id)
    return { letter, stale }
  })
  if (taken && !taken.stale)
    await attempt(ctx, mail, accountLetters, taken.letter, () => write(ctx, taken.letter))
  return taken !== undefined
}

async function write(ctx: Ctx, { id, kind, email, language }: DueAccountLetter): Promise<Letter> {
  const { city, templates } = await ctx.catalog()
  const { publicUrl, sessionSecret } = ctx.config
  const { host } = new URL(publicUrl)
  const values = {
    city: city.name[language] || city.name.ru,
    code: digitsOf(sessionSecret, id),
    minutes: String(CODE_MINUTES),
    site: publicUrl,
  }
  return {
    id: `${id}@${host}`,
    thread: `account-${id}@${host}`,
    to: email,
    ...accountLetterOf(kind, values, language, templates),
    stopUrl: null,
  }
}
