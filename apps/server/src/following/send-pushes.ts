import { pushTitles } from '@gorozhanin/domain/following/letter'
import type { Ctx } from '../main/context.ts'
import { attempt } from '../messages/attempt.ts'
import { hold } from '../messages/outgoing.ts'
import { tokenOf } from '../messages/tokens.ts'
import { type DuePush, itemsOf, type LetterItem, lockDuePush, stopNews } from './letter-store.ts'
import { type NewsRow, newsByEvents } from './news-store.ts'
import { type Push, sendPush } from './push.ts'
import { forgetDevice } from './push-store.ts'
import { openNewsOfDay } from './send-letters.ts'
import { newsLetters } from './tables.ts'
import { tellNews } from './tell-news.ts'

/** A notification shows a few lines, and a push service takes four kilobytes. */
const BODY_CHARACTERS = 300

type Held = DuePush & { readonly items: readonly LetterItem[]; readonly news: readonly NewsRow[] }

/** Sends every push that is due, those of the day too once their hour has come. */
export async function sendPushes(ctx: Ctx): Promise<void> {
  if (ctx.config.vapidPrivateKey === null) return
  await openNewsOfDay(ctx)
  while (await sendNext(ctx));
}

/** Takes the push that is due first; false when none is. What nobody sees any more is not told. */
async function sendNext(ctx: Ctx): Promise<boolean> {
  const taken = await ctx.db.transaction(async (tx) => {
    const due = await lockDuePush(tx, new Date(ctx.now().epochMilliseconds))
    if (!due) return undefined
    const items = await itemsOf(tx, due)
    const events = items.map(({ event }) => event)
    const news = await newsByEvents(tx, events)
    if (news.length === 0) await stopNews(tx, due.id)
    else await hold(tx, newsLetters, due.id)
    return { ...due, items, news }
  })
  if (taken && taken.news.length > 0)
    await attempt(ctx, newsLetters, taken, async () => give(ctx, taken, await write(ctx, taken)))
  return taken !== undefined
}

async function give(ctx: Ctx, { device }: Held, push: Push): Promise<void> {
  const isKnown = await sendPush(ctx.config, device, push)
  if (!isKnown) await forgetDevice(ctx.db, device.endpoint)
}

async function write(ctx: Ctx, { id, day, items, news }: Held): Promise<Push> {
  const catalog = await ctx.catalog()
  const language = items[0]?.language ?? 'ru'
  const told = news.map((row) => tellNews(catalog, row, language))
  const [first] = told
  if (!first) throw new Error(`the push ${id} tells nothing`)
  const body = day === null ? first.about : told.map(({ title, about }) => `${title}. ${about}`).join('\n')
  const numbers = new Set(news.map(({ number }) => number))
  const [number] = numbers
  return {
    title: day === null ? first.title : pushTitles[language],
    body: Array.from(body).slice(0, BODY_CHARACTERS).join(''),
    url: numbers.size === 1 ? `/reports/${number}` : '/',
    tag: id,
    stop: tokenOf(ctx.config.followSecret, 'stop', id),
    language,
  }
}
