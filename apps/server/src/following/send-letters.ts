import { sendingTo } from '@gorozhanin/domain/messages/sending'
import type { Ctx } from '../main/context.ts'
import { attempt } from '../messages/attempt.ts'
import type { MailChannel } from '../messages/channel.ts'
import { hold } from '../messages/outgoing.ts'
import type { Tx } from '../platform/database.ts'
import {
  type DueNews,
  type DueNewsLetter,
  invitesOf,
  isConfirmed,
  itemsOf,
  type LetterItem,
  lockDueNews,
  markInvited,
  openDailyNews,
  postponeNews,
  stopNews,
} from './letter-store.ts'
import { type NewsRow, newsByEvents } from './news-store.ts'
import { newsLetters } from './tables.ts'
import { writeInvitation, writeNews } from './write-letter.ts'

const DAY_MS = 24 * 3_600_000

/** A letter that is held for one attempt. */
type Held = DueNews & {
  readonly to: string
  readonly items: readonly LetterItem[]
  readonly news: readonly NewsRow[]
}

/** Sends every letter of news that is due, those of the day too once their hour has come. */
export async function sendNewsLetters(ctx: Ctx, mail: MailChannel): Promise<void> {
  await openNewsOfDay(ctx)
  while (await sendNext(ctx, mail));
}

/** Every day from its hour on: a worker that slept through the hour is late, not silent. */
export async function openNewsOfDay(ctx: Ctx): Promise<void> {
  const { city } = await ctx.catalog()
  const local = ctx.now().toZonedDateTimeISO(city.zone)
  if (local.toPlainTime().toString() < city.dailyLetterAt) return
  const day = local.toPlainDate().toString()
  await ctx.db.transaction((tx) => openDailyNews(tx, day, new Date(local.epochMilliseconds)))
}

/** Takes the letter that is due first; false when none is. */
async function sendNext(ctx: Ctx, mail: MailChannel): Promise<boolean> {
  const taken = await ctx.db.transaction(async (tx) => {
    const due = await lockDueNews(tx, new Date(ctx.now().epochMilliseconds))
    return due && { held: await take(ctx, tx, due) }
  })
  if (!taken) return false
  const { held } = taken
  if (held)
    await attempt(ctx, newsLetters, held, async () => {
      const write = held.asks === null ? writeNews : writeInvitation
      await mail.send(await write(ctx, await ctx.catalog(), held))
    })
  return true
}

/** Decides what becomes of the letter; gives it when it is to be sent now. What nobody sees any more is not told. */
async function take(ctx: Ctx, tx: Tx, due: DueNewsLetter): Promise<Held | null> {
  const items = await itemsOf(tx, due)
  const news = await newsByEvents(
    tx,
    items.map(({ event }) => event),
  )
  const hasWords = due.asks === null ? news.length > 0 : items.length > 0
  if (due.to === null || !hasWords) {
    await stopNews(tx, due.id)
    return null
  }
  if (due.asks !== null && !(await mayAsk(ctx, tx, due, due.asks))) return null
  await hold(tx, newsLetters, due.id)
  return { ...due, to: due.to, items, news }
}

/** A stranger’s address is asked three times a day at most, whatever for; what is confirmed meanwhile is not asked. */
async function mayAsk(ctx: Ctx, tx: Tx, due: DueNews, asks: string): Promise<boolean> {
  const nowMs = ctx.now().epochMilliseconds
  const invites = await invitesOf(tx, due.author, due.id, new Date(nowMs - DAY_MS))
  const sending = sendingTo(
    {
      confirmed: false,
      stopped: await isConfirmed(tx, asks),
      invited: false,
      invitedAtMs: invites.map((at) => at.getTime()),
    },
    nowMs,
  )
  if (sending.does === 'later') await postponeNews(tx, due.id, new Date(sending.atMs))
  else if (sending.does === 'stop') await stopNews(tx, due.id)
  else if (!due.invitedAt) await markInvited(tx, due.id, new Date(nowMs))
  return sending.does === 'invite'
}
