import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { isPublished, publicAddress } from '../reports/list-store.ts'
import { reports } from '../reports/tables.ts'

type Sized = { readonly key: string; readonly width: number; readonly height: number }

type FixedRow = {
  readonly number: string
  readonly category: string
  readonly address: string | null
  readonly answeredAt: string
  readonly before: readonly Sized[]
  readonly after: readonly Sized[]
}

/** Where a page of them ended: when its last answer was published, and whose it was. */
export type AfterAnswer = { readonly at: string; readonly number: string }

/**
 * Public reports whose last answer says that the trouble is gone, the last answered first, with the photos that they
 * were filed with and those of that answer; both sides have one.
 */
export async function listFixed(
  db: Reader,
  after: AfterAnswer | null,
  limit: number,
): Promise<readonly FixedRow[]> {
  const [year, sequence] = after?.number.split('-').map(Number) ?? []
  const { rows } = await db.execute<FixedRow>(sql`
    select ${reports.year} || '-' || ${reports.sequence} as number, ${reports.category},
           ${publicAddress} as address,
           to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "answeredAt",
           before.photos as before, done.photos as after
      from events e
      join ${reports} on ${reports.id} = e.report
     cross join lateral (
       select json_agg(json_build_object('key', key, 'width', width, 'height', height) order by position) as photos
         from photos where report = e.report and kind = 'before' and event is not null) before
     cross join lateral (
       select json_agg(json_build_object('key', key, 'width', width, 'height', height) order by position) as photos
         from photos
        where report = e.report and kind = 'after' and event = (e.data->>'answer')::bigint) done
     where e.name = 'publish_answer' and ${isPublished}
       and ${reports.status} in ('answered', 'closed') and ${reports.outcome} = 'fixed'
       and not exists (select from events later
                        where later.report = e.report and later.name = 'publish_answer' and later.id > e.id)
       and before.photos is not null and done.photos is not null
       and ${
         after
           ? sql`(e.at, ${reports.year}, ${reports.sequence}) < (${after.at}::timestamptz, ${year}, ${sequence})`
           : sql`true`
       }
     order by e.at desc, ${reports.year} desc, ${reports.sequence} desc
     limit ${limit}`)
  return rows
}
