import type { Outcome, Status } from '@gorozhanin/domain/reports/status'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { isPublished } from '../reports/list-store.ts'
import { reports } from '../reports/tables.ts'

/**
 * A period, its end not included, as it is known at a moment: all ISO 8601. Events after that moment say nothing.
 * `sight`: of every report, or of those that strangers may see today.
 */
export type Asked = {
  readonly from: string
  readonly to: string
  readonly asOf: string
  /** Of the city: whose days are counted. */
  readonly zone: string
  readonly sight: 'all' | 'public'
}

/** Instants in milliseconds since 1970: a year has many. */
type DueRow = { readonly status: Status; readonly dueMs: number; readonly givenMs: number | null }

/** Marks of clocks name due times of their own. */
const marks = sql.raw(`('warned', 'last_hour', 'breached')`)

/**
 * Reports whose first answer was due in the period. Every event names the promise: until a report comes back to work
 * that is the due time of the first answer, afterwards it is that of another, and a correction that moves the first one
 * still names it beside. A due time moves by events alone: where none came since, the clock of today tells which
 * reports to look at.
 */
export async function readDue(db: Reader, { from, to, asOf, sight }: Asked): Promise<readonly DueRow[]> {
  const { rows } = await db.execute<DueRow>(sql`
    with looked_at as (
      select report from clocks
       where kind = 'answer' and due_at >= ${from}::timestamptz and due_at < ${to}::timestamptz
      union
      select report from events where at > ${asOf}::timestamptz and name not in ${marks}),
    told as materialized (
      select e.report, e.id, e.at, e.name, e.to_status, e.data->>'dueAt' as due, e.data->>'answerDueAt' as answer_due
        from looked_at join events e on e.report = looked_at.report
       where e.at <= ${asOf}::timestamptz and e.name not in ${marks}),
    came_back as (
      select report, min(id) as id from told where name in ('resume', 'return', 'control') group by report),
    due as (
      select distinct on (report) report, coalesce(answer_due, due)::timestamptz as at
        from told left join came_back using (report)
       where answer_due is not null or (due is not null and (came_back.id is null or told.id < came_back.id))
       order by report, told.id desc),
    said as (
      select report, at, name, lead(name) over (partition by report order by id) as next
        from told
       where name in ('answer', 'propose_deferral', 'pass_outside',
                      'publish_answer', 'approve_deferral', 'send_back', 'take_back')),
    given as (
      select report, min(at) as at from said
       where name in ('answer', 'propose_deferral', 'pass_outside')
         and coalesce(next, '') not in ('send_back', 'take_back')
       group by report),
    last as (
      select distinct on (report) report, to_status as status from told order by report, id desc)
    select last.status, ${milliseconds(sql`due.at`)} as "dueMs", ${milliseconds(sql`given.at`)} as "givenMs"
      from due
      join last using (report)
      left join given using (report)
     where due.at >= ${from}::timestamptz and due.at < ${to}::timestamptz and ${isSeen(sql`due.report`, sight)}`)
  return rows
}

/** Whether a count may tell of this report. */
function isSeen(report: SQL, sight: Asked['sight']): SQL {
  if (sight === 'all') return sql`true`
  return sql`exists (select from ${reports} where ${reports.id} = ${report} and ${isPublished})`
}

type AnsweredRow = {
  readonly category: string
  /** Whether the first word of all came in the period, and whether it put the report off; null where it came before. */
  readonly deferred: boolean | null
  /** The first answer came in the period. */
  readonly answered: boolean
  /** Days of the city from registration to the first answer; null before one. */
  readonly days: number | null
  readonly returned: boolean
  /** What the last answer says; null before one, or once it was returned or found not to hold. */
  readonly stands: Outcome | null
  /** Its author agreed. */
  readonly confirmed: boolean
  readonly later: readonly {
    readonly status: Status
    readonly registeredAt: string
    readonly answeredAt: string | null
  }[]
}

/** Reports that were first answered or first put off in the period, with what became of that. */
export async function readAnswered(
  db: Reader,
  { from, to, asOf, zone, sight }: Asked,
): Promise<readonly AnsweredRow[]> {
  const { rows } = await db.execute<AnsweredRow>(sql`
    with spoken as materialized (
      select e.report, e.id, e.at, e.name, e.data->>'outcome' as outcome
        from (select distinct report from events
               where at >= ${from}::timestamptz and at < ${to}::timestamptz
                 and name in ('publish_answer', 'approve_deferral')
                 and ${isSeen(sql`events.report`, sight)}) here
        join events e on e.report = here.report
       where e.name in ('publish_answer', 'approve_deferral', 'return', 'control', 'confirm')
         and e.at <= ${asOf}::timestamptz),
    first as materialized (
      select report, min(at) as at, min(at) filter (where name = 'publish_answer') as answered_at,
             (array_agg(name order by id))[1] = 'approve_deferral' as deferred, bool_or(name = 'return') as returned,
             bool_or(name = 'confirm') as confirmed,
             (array_agg(outcome order by id desc) filter (where name in ('publish_answer', 'return', 'control')))[1]
               as stands
        from spoken group by report),
    word as materialized (
      select distinct on (e.report, o.id) e.report as later, o.id as earlier, e.name
        from events e
        join reports o on o.year = split_part(e.data->>'repeatOf', '-', 1)::smallint
                      and o.sequence = split_part(e.data->>'repeatOf', '-', 2)::integer
       where e.at >= ${from}::timestamptz and e.at <= ${asOf}::timestamptz
         and e.name in ('repeat_confirmed', 'repeat_dismissed', 'repeat_undone')
       order by e.report, o.id, e.id desc),
    link as (
      select later, earlier from word where name = 'repeat_confirmed'
      union
      select x.report, x.earlier from first join repeats x on x.earlier = first.report
       where x.declared and not exists (
         select from word where word.later = x.report and word.earlier = x.earlier and word.name = 'repeat_dismissed')),
    again as (
      select link.earlier, l.id, l.registered_at, max(s.at) as answered_at
        from link
        join reports l on l.id = link.later and l.registered_at <= ${asOf}::timestamptz
        left join spoken s on s.report = link.earlier and s.name = 'publish_answer' and s.at <= l.registered_at
       group by link.earlier, l.id),
    later as (
      select earlier, json_agg(json_build_object(
               'status', (select e.to_status from events e
                           where e.report = again.id and e.at <= ${asOf}::timestamptz order by e.id desc limit 1),
               'registeredAt', ${iso(sql`registered_at`)}, 'answeredAt', ${iso(sql`answered_at`)})) as reports
        from again group by earlier),
    corrected as (
      select distinct on (report) report, data->>'categoryBefore' as category from events
       where at > ${asOf}::timestamptz and data ? 'categoryBefore'
       order by report, id)
    select coalesce(corrected.category, r.category) as category,
           case when first.at >= ${from}::timestamptz and first.at < ${to}::timestamptz then first.deferred end
             as deferred,
           coalesce(first.answered_at >= ${from}::timestamptz and first.answered_at < ${to}::timestamptz, false)
             as answered,
           (first.answered_at at time zone ${zone})::date - (r.registered_at at time zone ${zone})::date as days,
           first.returned, first.stands, first.confirmed, coalesce(later.reports, '[]') as later
      from first
      join reports r on r.id = first.report
      left join later on later.earlier = first.report
      left join corrected on corrected.report = first.report`)
  return rows
}

function iso(at: SQL): SQL {
  return sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

function milliseconds(at: SQL): SQL {
  return sql`floor(extract(epoch from ${at}) * 1000)::float8`
}
