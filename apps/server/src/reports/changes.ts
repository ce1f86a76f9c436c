import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'

/** A place in the stream of events and remarks: transaction, then event. */
export type ChangeCursor = { readonly tx: string; readonly id: number }

export type Change = {
  readonly cursor: ChangeCursor
  readonly number: string
  readonly name: string
  readonly at: string
  readonly lon: number | null
  readonly lat: number | null
  /** Whether strangers may know. */
  readonly public: boolean
  readonly author: string | null
  readonly disowned: boolean
  /** Agencies that hold the report now or held it before this event. */
  readonly agencies: readonly string[]
  /** Performers who do the work now or did it before this event. */
  readonly performers: readonly string[]
  /** Category groups of the report now and before this event. */
  readonly groups: readonly string[]
}

/** The newest event that is surely committed, as the start of a stream. */
export async function latestChange(db: Reader): Promise<ChangeCursor> {
  const { rows } = await db.execute<{ tx: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as tx`,
  )
  return { tx: rows[0]?.tx ?? '0', id: 0 }
}

/**
 * Events and remarks after `cursor` in the order of their transactions, at most 500. Only transactions older than every
 * running one are read, so an event never appears behind a cursor that has passed it.
 */
export async function changesAfter(db: Reader, cursor: ChangeCursor): Promise<readonly Change[]> {
  const { rows } = await db.execute<Row>(sql`
    select e.tx::text as tx, e.id::float8 as id, e.name, e.at, r.year || '-' || r.sequence as number, r.author, r.disowned,
           case when shown then round(ST_X(r.place)::numeric, 5)::float8 end as lon,
           case when shown then round(ST_Y(r.place)::numeric, 5)::float8 end as lat,
           (e.seen = 'all' and shown) or (e.name in ('hide', 'withdraw', 'reject', 'expire_info') and r.is_public and r.published_at is not null) or (e.name = 'unpublish' and r.published_at is not null) as public,
           array_remove(array[r.agency, e.agency, e.data->>'agencyBefore'], null) as agencies,
           array_remove(array[r.performer::text, e.data->>'performer', e.data->>'performerBefore'], null) as performers,
           array_remove(array[r.category_group, c.data->>'group'], null) as groups
      from (
        select tx, id, report, name, at, seen, agency, data from events
         where (tx, id) > (${cursor.tx}::xid8, ${cursor.id}::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
        union all
        -- A transaction changes one remark and writes no event. It is seen on every report that its own was merged into.
        select k.tx, o.turn, o.report, 'remark', coalesce(k.decided_at, k.at),
               case when k.state = 'published' then 'all' else 'staff' end, null, '{}'
          from remarks k
         cross join lateral (
           with recursive seen_on (report, turn) as (
             select k.report, 1
             union all
             select r.parent, turn + 1 from seen_on join reports r on r.id = report where r.parent is not null)
           select report, turn from seen_on) o
         where k.tx >= ${cursor.tx}::xid8 and (k.tx, o.turn) > (${cursor.tx}::xid8, ${cursor.id}::bigint)
           and k.tx < pg_snapshot_xmin(pg_current_snapshot())
         order by 1, 2
         limit 500) e
      join reports r on r.id = e.report
      left join categories c on c.code = e.data->>'categoryBefore'
      cross join lateral (
        select r.is_public and r.published_at is not null and r.hidden_at is null as shown
      ) visible
     order by e.tx, e.id`)
  return rows.map(({ tx, id, at, ...change }) => ({
    ...change,
    cursor: { tx, id },
    at: new Date(at).toISOString(),
  }))
}

type Row = Omit<Change, 'cursor' | 'at'> & { tx: string; id: number; at: string | Date } & Record<
    string,
    unknown
  >
