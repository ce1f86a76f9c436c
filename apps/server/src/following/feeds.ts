import type { Input } from '@gorozhanin/domain/endpoint'
import type { newsFeed } from '@gorozhanin/domain/following/api'
import { type Subject, subjectKeys } from '@gorozhanin/domain/following/subject'
import type { Language } from '@gorozhanin/domain/names'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import { Problem } from '../platform/problem.ts'
import { hasNumber } from '../reports/numbers.ts'
import { iso } from '../reports/rows.ts'
import { atomOf, type Entry } from './atom.ts'
import { type NewsRow, readNews } from './news-store.ts'
import { knownSubject, subjectWords } from './subject.ts'
import { reportsOf } from './subject-store.ts'
import { tellNews } from './tell-news.ts'

const MOST_ENTRIES = 50
/** A feed in which nothing has happened yet. */
const NEVER = '1970-01-01T00:00:00.000Z'

/** News of a subject as Atom. @throws Problem for a subject that the city does not know. */
export async function subjectFeed(
  ctx: Ctx,
  { news, language = 'ru', ...asked }: Input<typeof newsFeed>['query'],
): Promise<string> {
  const catalog = await ctx.catalog()
  const known = await knownSubject(ctx.db, catalog, asked)
  const rows = await readNews(ctx.db, { of: reportsOf(known.subject), choice: news, most: MOST_ENTRIES })
  const query = addressOf(known.subject)
  if (news) query.set('news', news)
  return write(ctx, catalog, rows, {
    language,
    title: `${title[language]}: ${subjectWords(catalog, known, language)}`,
    path: '/news.atom',
    query,
    page: '/',
  })
}

/** What happened to one report as Atom. @throws Problem `report.not_found` for one that strangers do not see. */
export async function feedOfReport(ctx: Ctx, number: string, language: Language = 'ru'): Promise<string> {
  const catalog = await ctx.catalog()
  const rows = await readNews(ctx.db, { of: hasNumber(number), most: MOST_ENTRIES })
  const [newest] = rows
  if (!newest) throw new Problem('report.not_found')
  return write(ctx, catalog, rows, {
    language,
    title: `${title[language]}: ${tellNews(catalog, newest, language).about}`,
    path: `/reports/${number}/news.atom`,
    query: new URLSearchParams(),
    page: `/reports/${number}`,
  })
}

const title = { ru: 'Активный горожанин', en: 'Active Citizen' } as const satisfies Record<Language, string>

/** A subject in an address, always in one order: the id of a feed is made of it. */
function addressOf(subject: Subject): URLSearchParams {
  const query = new URLSearchParams()
  for (const key of subjectKeys) if (subject[key]) query.set(key, subject[key])
  return query
}

type Shown = {
  readonly language: Language
  readonly title: string
  readonly path: string
  readonly query: URLSearchParams
  readonly page: string
}

function write(
  { config: { publicUrl } }: Pick<Ctx, 'config'>,
  catalog: CatalogSnapshot,
  rows: readonly NewsRow[],
  { language, title, path, query, page }: Shown,
): string {
  if (language !== 'ru') query.set('language', language)
  const asked = query.size > 0 ? `?${query}` : ''
  // RFC 4151: a name that stays when the address of the site does not.
  const tag = `tag:${new URL(publicUrl).hostname},2026:`
  return atomOf({
    id: `${tag}${path}${asked}`,
    title,
    updated: rows[0] ? iso(rows[0].at) : NEVER,
    author: catalog.city.name[language] || catalog.city.name.ru,
    self: `${publicUrl}/api${path}${asked}`,
    page: `${publicUrl}${page}`,
    language,
    entries: rows.map((row): Entry => {
      const told = tellNews(catalog, row, language)
      return {
        id: `${tag}/reports/${row.number}/${row.event}`,
        title: told.title,
        updated: iso(row.at),
        page: `${publicUrl}/reports/${row.number}`,
        category: row.category,
        text: told.text ? `${told.about}\n\n${told.text}` : told.about,
      }
    }),
  })
}
