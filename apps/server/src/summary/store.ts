import { openStatuses } from '@gorozhanin/domain/reports/status'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'

/** A city day with the seven before it, and the end of the next: instants in which counts are taken. */
export type Window = {
  readonly from: string
  readonly to: string
  readonly weekFrom: string
  readonly tomorrowTo: string
  readonly now: string
  /** Of the city: a day that is not over is held against the same hours of the days before it. */
  readonly zone: string
}

type Flow = {
  readonly filed: number
  readonly answered: number
  readonly rejected: number
  readonly closed: number
  readonly filedWeek: number
  readonly answeredWeek: number
  readonly authors: number
}

/**
 * What happened today, and by the same hour of the seven days before, counted from events. An author without contact
 * counts alone; authors are counted over whole days.
 */
export async function countFlow(db: Reader, { from, to, weekFrom, now, zone }: Window): Promise<Flow> {
  const { rows } = await db.execute<Flow>(sql`
    with happened as (
      select report, at >= ${from}::timestamptz as today,
             (at at time zone ${zone})::time <= (${now}::timestamptz at time zone ${zone})::time as by_now,
             case name when 'expire_info' then 'reject'
                       when 'confirm' then 'close' when 'close_silent' then 'close' when 'close_disagreed' then 'close'
                       else name end as name
        from events
       where at >= ${weekFrom}::timestamptz and at < ${to}::timestamptz
         and name in ('filed', 'publish_answer', 'reject', 'expire_info', 'confirm', 'close_silent', 'close_disagreed'))
    select count(*) filter (where name = 'filed' and today)::int as filed,
           count(*) filter (where name = 'publish_answer' and today)::int as answered,
           count(*) filter (where name = 'reject' and today)::int as rejected,
           count(*) filter (where name = 'close' and today)::int as closed,
           count(*) filter (where name = 'filed' and not today and by_now)::int as "filedWeek",
           count(*) filter (where name = 'publish_answer' and not today and by_now)::int as "answeredWeek",
           (select count(distinct coalesce(r.author, r.id))::int from happened h join reports r on r.id = h.report
             where h.name = 'filed') as authors
      from happened`)
  const flow = rows[0]
  if (!flow) throw new Error('the count gave no row')
  return flow
}

type Stock = {
  readonly status: string
  readonly agency: string
  readonly open: number
  readonly overdue: number
  readonly dueToday: number
  readonly dueTomorrow: number
}

/** Open reports by status and agency, by the term of the answer. */
export async function countStock(db: Reader, { to, tomorrowTo, now }: Window): Promise<readonly Stock[]> {
  const { rows } = await db.execute<Stock>(sql`
    select status, agency, count(*)::int as open,
           count(*) filter (where late)::int as overdue,
           count(*) filter (where waits and not late and due_at < ${to}::timestamptz)::int as "dueToday",
           count(*) filter (where waits and due_at >= ${to}::timestamptz and due_at < ${tomorrowTo}::timestamptz)::int
             as "dueTomorrow"
      from reports
     cross join lateral (select answered_at is null and paused_at is null as waits) w
     cross join lateral (select w.waits and due_at < ${now}::timestamptz as late) l
     where status = any(${sql.param([...openStatuses])}::text[])
     group by status, agency`)
  return rows
}

/** Answers published today, by agency. */
export async function countAnswers(
  db: Reader,
  { from, to }: Window,
): Promise<readonly { readonly agency: string; readonly answered: number }[]> {
  const { rows } = await db.execute<{ agency: string; answered: number }>(sql`
    select agency, count(*)::int as answered from events
     where name = 'publish_answer' and at >= ${from}::timestamptz and at < ${to}::timestamptz
     group by agency`)
  return rows
}
