import { isWorkingDay } from '@gorozhanin/domain/sla/calendar'
import type { Ctx } from '../main/context.ts'
import { attempt } from '../messages/attempt.ts'
import type { MailChannel } from '../messages/channel.ts'
import { hold } from '../messages/outgoing.ts'
import { type DueLetter, lockDueLetter, openDailyLetters, stopLetter } from './letter-store.ts'
import { listInLetter } from './store.ts'
import { staffLetters } from './tables.ts'
import { writeStaffLetter } from './write-letter.ts'

/** Sends every letter to staff that is due, those of the day too once their hour has come. */
export async function sendStaffLetters(ctx: Ctx, mail: MailChannel): Promise<void> {
  await openLettersOfDay(ctx)
  while (await sendNext(ctx, mail));
}

/** On a working day of the city from its hour on, so that a worker that slept through the hour is late, not silent. */
async function openLettersOfDay(ctx: Ctx): Promise<void> {
  const { city, calendar } = await ctx.catalog()
  const local = ctx.now().toZonedDateTimeISO(city.zone)
  const day = local.toPlainDate()
  const hasCome = local.toPlainTime().toString() >= city.dailyLetterAt
  if (!hasCome || !isWorkingDay(day, calendar)) return
  await ctx.db.transaction((tx) => openDailyLetters(tx, day.toString(), new Date(local.epochMilliseconds)))
}

/** Takes the letter that is due first; false when none is. One to somebody who has left is not sent. */
async function sendNext(ctx: Ctx, mail: MailChannel): Promise<boolean> {
  const taken = await ctx.db.transaction(async (tx) => {
    const letter = await lockDueLetter(tx, new Date(ctx.now().epochMilliseconds))
    if (letter?.active) await hold(tx, staffLetters, letter.id)
    else if (letter) await stopLetter(tx, letter.id)
    return letter
  })
  if (taken?.active) await attempt(ctx, staffLetters, taken, async () => mail.send(await write(ctx, taken)))
  return taken !== undefined
}

async function write(ctx: Ctx, letter: DueLetter) {
  return writeStaffLetter(ctx, await ctx.catalog(), letter, await listInLetter(ctx.db, letter.id))
}
