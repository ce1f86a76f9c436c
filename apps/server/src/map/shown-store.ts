import type { Status } from '@gorozhanin/domain/reports/status'
import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Reader } from '../platform/database.ts'
import { statement } from '../platform/statement.ts'
import { isPublished, isSupported, owesAnswer } from '../reports/list-store.ts'
import { reports } from '../reports/tables.ts'
import { mapChanges } from './tables.ts'

/** A report that strangers may see on the map. Instants are seconds since 1970, exact to the microsecond. */
export type ShownRow = {
  readonly year: number
  readonly sequence: number
  readonly lon: number
  readonly lat: number
  readonly registeredAt: number
  /** When it is overdue; null where it never is. */
  readonly lateAfter: number | null
  /** One where somebody has said «у меня тоже», else zero. */
  readonly supported: number
  readonly status: Status
  readonly category: string
  readonly group: string
  readonly agency: string
}

/** In the order in which `readCopy` takes them: numbers first, then words. */
const shownColumns = sql`
  reports.year::float8 as year, reports.sequence::float8 as sequence, ST_X(place) as lon, ST_Y(place) as lat,
  date_part('epoch', registered_at) as "registeredAt",
  case when ${owesAnswer} then date_part('epoch', due_at) end as "lateAfter",
  (${isSupported})::int::float8 as supported,
  status, category, category_group as "group", agency`

const isOnMap = sql`${isPublished} and ${reports.place} is not null`

/** What a database held at a moment: all that was committed until then. */
export type Moment = {
  /** As `pg_snapshot` writes it. */
  readonly snapshot: string
  /** Seconds since 1970 by the database's own clock. */
  readonly at: number
}

const moment = sql`pg_current_snapshot()::text as snapshot, date_part('epoch', statement_timestamp()) as at`

/** Begins a transaction that sees one moment to its end, in which the whole map may be read. */
export async function beginMoment(client: PoolClient): Promise<Moment> {
  await client.query('begin isolation level repeatable read read only')
  await client.query(`set local statement_timeout = '10min'`)
  const { rows } = await client.query<Moment>(textOf(sql`select ${moment}`))
  if (!rows[0]) throw new Error('the database did not say what it holds')
  return rows[0]
}

/** Every report of the map, as PostgreSQL writes a binary copy. */
export function copyShown(client: PoolClient): AsyncIterable<Buffer> {
  return client.query(
    copyTo(
      `copy (${textOf(sql`select ${shownColumns} from reports where ${isOnMap}`)}) to stdout (format binary)`,
    ),
  )
}

const textOf = (query: SQL): string => new PgDialect().sqlToQuery(query).sql

/** A change of the map: the report as it is now, without a place where it has left; no number where all have gone. */
export type MapChange =
  | (ShownRow & { readonly changed: true })
  | {
      readonly changed: true
      readonly year: number | null
      readonly sequence: number | null
      readonly lon: null
    }

/** More at once is read anew as a whole. */
export const MOST_CHANGES = 5_000

type ChangeRow = Moment & (MapChange | { readonly changed: null })

const changesStatement = statement<ChangeRow>(
  'map-changes',
  sql`
    select ${moment}, changes.changed, ${shownColumns}, changes.year::float8 as year, changes.sequence::float8 as sequence
      from (select) always
      left join (
        select distinct year, sequence, true as changed from map_changes
         where tx >= pg_snapshot_xmin(${sql.placeholder('snapshot')}::pg_snapshot)
           and not pg_visible_in_snapshot(tx, ${sql.placeholder('snapshot')}::pg_snapshot)
         limit ${sql.raw(String(MOST_CHANGES + 1))}) changes on true
      left join reports on reports.year = changes.year and reports.sequence = changes.sequence and ${isOnMap}`,
)

/**
 * What has been committed since a moment, and the moment of this reading. Whatever its transaction took, no change is
 * missed: what that moment did not see and this one does has come between them.
 */
export async function changesSince(
  db: Reader,
  { snapshot }: Moment,
): Promise<{ readonly changes: readonly MapChange[]; readonly moment: Moment }> {
  const rows = await changesStatement(db, { snapshot })
  const [first] = rows
  if (!first) throw new Error('the database did not say what it holds')
  const changes = rows.filter((row): row is ChangeRow & MapChange => row.changed === true)
  return { changes, moment: { snapshot: first.snapshot, at: first.at } }
}

/** Changes of the map are kept for so long: whoever has read them later than that reads everything. */
const KEPT_HOURS = 24
export const LONGEST_SILENCE_SECONDS = (KEPT_HOURS / 2) * 3600

export async function dropOldMapChanges(db: Reader): Promise<void> {
  await db.delete(mapChanges).where(sql`${mapChanges.at} < now() - make_interval(hours => ${KEPT_HOURS})`)
}
