import { CODE_MINUTES } from '@gorozhanin/domain/accounts/codes'
import type { ContactKind } from '@gorozhanin/domain/accounts/contact'
import { type AccountLetterKind, accountLetterOf } from '@gorozhanin/domain/accounts/letter'
import { type AccountSmsKind, accountSmsOf } from '@gorozhanin/domain/accounts/sms'
import type { Ctx } from '../main/context.ts'
import { attempt } from '../messages/attempt.ts'
import type { MailChannel, SmsChannel } from '../messages/channel.ts'
import { hold } from '../messages/outgoing.ts'
import { digitsOf } from './code.ts'
import { type DueAccountLetter, lockDueAccountLetter, stopAccountLetter } from './code-store.ts'
import { accountLetters } from './tables.ts'

/** Sends every letter about an account that is due. */
export async function sendAccountLetters(ctx: Ctx, mail: MailChannel): Promise<void> {
  while (await sendNext(ctx, 'email', async (letter) => mail.send(await writeLetter(ctx, letter))));
}

/** Sends every SMS about an account that is due. */
export async function sendAccountSms(ctx: Ctx, sms: SmsChannel): Promise<void> {
  while (await sendNext(ctx, 'phone', async (letter) => sms.send(await writeSms(ctx, letter))));
}

/** Takes what is due first; false when nothing is. A code that works no more is not sent. */
async function sendNext(
  ctx: Ctx,
  by: ContactKind,
  send: (letter: DueAccountLetter) => Promise<void>,
): Promise<boolean> {
  const taken = await ctx.db.transaction(async (tx) => {
    const now = new Date(ctx.now().epochMilliseconds)
    const letter = await lockDueAccountLetter(tx, by, now)
    if (!letter) return undefined
    const stale = letter.staleAt !== null && letter.staleAt <= now
    if (stale) await stopAccountLetter(tx, letter.id)
    else await hold(tx, accountLetters, letter.id)
    return { letter, stale }
  })
  if (taken && !taken.stale) await attempt(ctx, accountLetters, taken.letter, () => send(taken.letter))
  return taken !== undefined
}

async function writeLetter(ctx: Ctx, letter: DueAccountLetter) {
  const { templates } = await ctx.catalog()
  const { host } = new URL(ctx.config.publicUrl)
  const kind = letter.kind as AccountLetterKind
  return {
    id: `${letter.id}@${host}`,
    thread: `account-${letter.id}@${host}`,
    to: letter.contact,
    ...accountLetterOf(kind, await valuesFor(ctx, letter), letter.language, templates),
    stopUrl: null,
  }
}

async function writeSms(ctx: Ctx, letter: DueAccountLetter) {
  const kind = letter.kind as AccountSmsKind
  return { to: letter.contact, text: accountSmsOf(kind, await valuesFor(ctx, letter), letter.language) }
}

async function valuesFor(ctx: Ctx, { id, language }: DueAccountLetter) {
  const { city } = await ctx.catalog()
  return {
    city: city.name[language] || city.name.ru,
    code: digitsOf(ctx.config.sessionSecret, id),
    minutes: String(CODE_MINUTES),
    site: ctx.config.publicUrl,
  }
}
