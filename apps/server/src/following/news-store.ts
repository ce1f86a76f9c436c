import { changeNames, type NewsChoice, type NewsName, openingNames } from '@gorozhanin/domain/following/news'
import { and, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { isPublished, publicAddress, publicText } from '../reports/list-store.ts'
import { reports } from '../reports/tables.ts'

/** One thing that happened to a public report, as strangers may know it. Times are text: they come as JSON. */
export type NewsRow = {
  readonly event: number
  readonly at: string
  readonly name: NewsName
  readonly agency: string
  readonly data: Readonly<Record<string, unknown>>
  /** What was said beside it, or the words of the report where it is new. */
  readonly text: string | null
  readonly number: string
  readonly category: string
  readonly address: string | null
}

/** News are looked for in so many reports, the newest: two months of a large city. */
const NEWEST_REPORTS = 3_000

const listed = (names: readonly string[]) => sql.raw(names.map((name) => `'${name}'`).join(', '))

type Wanted = {
  /** Which reports; all public ones where it is left out. */
  readonly of?: SQL | undefined
  /** These events alone. */
  readonly events?: readonly number[]
  readonly choice?: NewsChoice | undefined
  readonly most: number
}

/** News of public reports since they became public, the latest first. */
export async function readNews(
  db: Reader,
  { of, events, choice, most }: Wanted,
): Promise<readonly NewsRow[]> {
  const wanted = { new: sql`isNew`, changes: sql`not isNew`, both: sql`true` }[choice ?? 'both']
  const { rows } = await db.execute<{ news: NewsRow }>(sql`
    with followed as materialized (
      select ${reports.id} as id, ${reports.year} || '-' || ${reports.sequence} as number, ${reports.category} as category,
             ${publicAddress} as address, ${publicText} as text, ${reports.publishedAt} as published_at
        from ${reports}
       where ${and(isPublished, of)}
       order by ${reports.registeredAt} desc
       limit ${NEWEST_REPORTS})
    select json_build_object(
             'event', e.id, 'at', e.at, 'name', case when isNew then 'new' else e.name end, 'agency', e.agency,
             'data', e.data, 'text', case when isNew then r.text else coalesce(w.public_text, w.text) end,
             'number', r.number, 'category', r.category, 'address', r.address) as news
      from followed r
      join events e on e.report = r.id
     cross join lateral (
       select e.name in (${listed(openingNames)}) and e.at = r.published_at as isNew) as opening
      left join words w on w.id = e.words
     where e.seen = 'all' and e.at >= r.published_at and (isNew or e.name in (${listed(changeNames)})) and ${wanted}
       and ${events === undefined ? sql`true` : sql`e.id in (select jsonb_array_elements_text(${JSON.stringify(events)}::jsonb)::bigint)`}
     order by e.id desc
     limit ${most}`)
  return rows.map(({ news }) => news)
}

/** Those of the events that are news still: of reports that strangers see now. */
export async function newsByEvents(db: Reader, events: readonly number[]): Promise<readonly NewsRow[]> {
  if (events.length === 0) return []
  const of = sql`${reports.id} in (
    select report from events where id in (select jsonb_array_elements_text(${JSON.stringify(events)}::jsonb)::bigint))`
  return readNews(db, { of, events, most: events.length })
}
