import type { Photo } from '@gorozhanin/domain/reports/api'
import { type Outcome, openStatuses, type Status } from '@gorozhanin/domain/reports/status'
import { and, eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database.ts'
import { repeats } from './tables.ts'

/** Another report that may speak of the same trouble, or was said to. Times are text: it comes as JSON. */
export type RelatedRow = {
  readonly id: string
  readonly year: number
  readonly sequence: number
  readonly status: Status
  readonly outcome: Outcome | null
  readonly agency: string
  readonly performer: string | null
  readonly category: string
  readonly categoryGroup: string
  readonly house: string | null
  readonly address: string | null
  readonly publicAddress: string | null
  readonly text: string
  readonly publicText: string | null
  readonly supporters: number
  readonly registeredAt: string
  readonly meters: number | null
  /** When its last answer was published, and its words. */
  readonly answeredAt: string | null
  readonly answer: string | null
  readonly publicAnswer: string | null
  /** The first photo of the trouble, then those of the answer. */
  readonly photos: readonly Photo[]
  readonly declared: boolean
  readonly decision: 'confirmed' | 'dismissed' | null
}

const nearStatuses = sql.raw(['answered', 'closed', ...openStatuses].map((name) => `'${name}'`).join(', '))
const MOST_NEAR = 50

/**
 * Earlier reports of the same group within a square around the place of this one, the nearest first, and those that
 * it was said to repeat. The square is what the index finds; the rule decides.
 */
export async function relatedTo(
  db: Reader,
  id: string,
  radiusMeters: number,
): Promise<readonly RelatedRow[]> {
  const { rows } = await db.execute<{ related: RelatedRow }>(sql`
    with this as materialized (select * from reports where id = ${id}::uuid),
    found as (
      (select r.id
         from this, reports r
        where r.place && ST_Expand(this.place, ${radiusMeters} / (110000 * cos(radians(ST_Y(this.place)))),
                                   ${radiusMeters} / 110000.0)
          and r.category_group = this.category_group and r.id <> this.id
          and r.registered_at <= this.registered_at and r.status in (${nearStatuses})
        order by ST_DistanceSphere(r.place, this.place), r.registered_at desc
        limit ${MOST_NEAR})
      union
      select earlier from repeats where report = ${id}::uuid)
    select json_build_object(
             'id', r.id, 'year', r.year, 'sequence', r.sequence, 'status', r.status, 'outcome', r.outcome,
             'agency', r.agency, 'performer', r.performer, 'category', r.category, 'categoryGroup', r.category_group,
             'house', r.house, 'address', r.address, 'publicAddress', r.public_address, 'text', r.text,
             'publicText', r.public_text, 'supporters', r.supporters, 'registeredAt', r.registered_at,
             'meters', ST_DistanceSphere(r.place, this.place), 'answeredAt', answer.at, 'answer', words.text,
             'publicAnswer', words.public_text,
             'declared', coalesce(x.declared, false), 'decision', x.decision,
             'photos', coalesce((
               select json_agg(json_build_object('key', p.key, 'kind', p.kind, 'width', p.width, 'height', p.height)
                               order by p.kind desc, p.position)
                 from photos p
                where p.report = r.id and (p.event = (answer.data->>'answer')::bigint
                      or p.kind = 'before' and p.position = 0 and p.event is not null)), '[]')) as related
      from this
     cross join found
      join reports r on r.id = found.id
      left join repeats x on x.report = this.id and x.earlier = r.id
      left join lateral (
        select at, words, data from events
         where report = r.id and name = 'publish_answer' order by id desc limit 1) answer on true
      left join words on words.id = answer.words
     order by r.registered_at desc, r.year desc, r.sequence desc`)
  return rows.map(({ related }) => related)
}

/** Numbers of the later reports that repeat this one, by the word of their authors or of a moderator. */
export async function repeatsOf(db: Reader, id: string): Promise<readonly LaterRow[]> {
  const { rows } = await db.execute<LaterRow>(sql`
    select r.year, r.sequence, r.agency, r.performer, r.category_group as "categoryGroup", r.status
      from repeats x join reports r on r.id = x.report
     where x.earlier = ${id}::uuid and (x.decision = 'confirmed' or x.declared and x.decision is null)
     order by r.registered_at`)
  return rows
}

type LaterRow = Pick<RelatedRow, 'year' | 'sequence' | 'agency' | 'performer' | 'categoryGroup' | 'status'> &
  Record<string, unknown>

/** The author says that the trouble of an earlier report is back. */
export async function declareRepeat(tx: Tx, report: string, earlier: string): Promise<void> {
  await tx.insert(repeats).values({ report, earlier, declared: true })
}

/** Saves a moderator's word; null takes it back, and leaves what the author said. */
export async function saveRepeat(
  tx: Tx,
  report: string,
  earlier: string,
  decision: RelatedRow['decision'],
): Promise<void> {
  await tx
    .insert(repeats)
    .values({ report, earlier, decision })
    .onConflictDoUpdate({ target: [repeats.report, repeats.earlier], set: { decision } })
  await tx
    .delete(repeats)
    .where(
      and(
        eq(repeats.report, report),
        eq(repeats.earlier, earlier),
        sql`not ${repeats.declared} and ${repeats.decision} is null`,
      ),
    )
}
