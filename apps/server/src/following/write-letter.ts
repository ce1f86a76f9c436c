import { newsInvitation, newsLetter } from '@gorozhanin/domain/following/letter'
import type { Followed } from '@gorozhanin/domain/following/subject'
import type { LinkPurpose } from '@gorozhanin/domain/messages/api'
import type { Language } from '@gorozhanin/domain/names'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import type { Letter } from '../messages/channel.ts'
import { tokenOf } from '../messages/tokens.ts'
import type { DueNews, LetterItem } from './letter-store.ts'
import type { NewsRow } from './news-store.ts'
import { nameOfFollowed } from './subject.ts'
import { tellNews } from './tell-news.ts'

type Held = DueNews & {
  readonly to: string
  readonly items: readonly LetterItem[]
  readonly news: readonly NewsRow[]
}

/** Asks the owner of an address whether the subscription is right, and tells nothing else. */
export async function writeInvitation(ctx: Ctx, catalog: CatalogSnapshot, held: Held): Promise<Letter> {
  const [item] = held.items
  if (!item) throw new Error(`the letter ${held.id} asks of nothing`)
  const { language, subscription } = item
  const values = {
    city: named(catalog.city.name, language),
    subject: await nameIn(ctx, catalog, item.subject, language),
    confirm: pageOf(ctx, 'confirm', subscription),
    notMe: pageOf(ctx, 'not_me', subscription),
  }
  const wording = { language, own: catalog.templates }
  return letter(ctx, held, newsInvitation(values, wording), subscription)
}

/** News by what is followed: each piece stands once, under the first subscription that it belongs to. */
export async function writeNews(ctx: Ctx, catalog: CatalogSnapshot, held: Held): Promise<Letter> {
  const { publicUrl } = ctx.config
  const language = held.items[0]?.language ?? 'ru'
  const rows = new Map(held.news.map((row) => [row.event, row]))
  const groups = []
  for (const [subscription, items] of Map.groupBy(held.items, (item) => item.subscription)) {
    const told = items.flatMap(({ event }) => {
      const row = rows.get(event)
      rows.delete(event)
      return row ? [{ ...tellNews(catalog, row, language), link: `${publicUrl}/reports/${row.number}` }] : []
    })
    const [{ subject } = { subject: {} }] = items
    const values = {
      subject: await nameIn(ctx, catalog, subject, language),
      stop: pageOf(ctx, 'stop', subscription),
    }
    if (told.length > 0) groups.push({ values, items: told })
  }
  const values = { city: named(catalog.city.name, language), account: `${publicUrl}/account` }
  const wording = { language, own: catalog.templates }
  const kind = held.day === null ? 'one' : 'daily'
  return letter(ctx, held, newsLetter(kind, groups, values, wording), held.id)
}

/** `stops`: what one press in the mail program ends. */
function letter(
  { config: { publicUrl, followSecret } }: Ctx,
  { id, to, author }: Held,
  words: { readonly subject: string; readonly text: string },
  stops: string,
): Letter {
  const { host } = new URL(publicUrl)
  return {
    id: `${id}@${host}`,
    thread: `news-${author}@${host}`,
    to,
    ...words,
    stopUrl: `${publicUrl}/api/messages/${tokenOf(followSecret, 'stop', stops)}`,
  }
}

const pageOf = ({ config: { publicUrl, followSecret } }: Ctx, purpose: LinkPurpose, id: string): string =>
  `${publicUrl}/messages/${tokenOf(followSecret, purpose, id)}`

const named = (names: { readonly ru: string; readonly en: string }, language: Language): string =>
  names[language] || names.ru

async function nameIn(
  ctx: Ctx,
  catalog: CatalogSnapshot,
  subject: Followed,
  language: Language,
): Promise<string> {
  return named(await nameOfFollowed(ctx.db, catalog, subject), language)
}
