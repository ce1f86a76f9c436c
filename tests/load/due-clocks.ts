import type pg from 'pg'

/**
 * Reports of which each has one clock that fell due within one minute: seven of ten answers are late, the other
 * clocks end what waited for the author or for a date. Every author has an address, as letters are part of the work.
 */
export async function dueClocks(db: pg.Pool, count: number, calendarVersion: string): Promise<void> {
  await db.query(
    `create table due as
     select gen_random_uuid() as report, gen_random_uuid() as author, n,
            (array['confirm', 'confirm', 'confirm', 'confirm', 'info', 'deferred_until'])[n % 20 + 1] as ends,
            date_trunc('minute', now() - interval '2 minutes') + make_interval(secs => n % 60) as due_at
       from generate_series(1, $1::int) n`,
    [count],
  )
  await db.query(`insert into authors (id, created_at) select author, now() - interval '9 days' from due`)
  await db.query(
    `insert into contacts (author, kind, value, created_at)
     select author, 'email', n || '@residents.demo.local', now() from due`,
  )
  await db.query(
    `insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text, language,
       source, is_public, without_photo, details, author, route, registered_at, published_at, due_at, next_clock,
       next_due_at, next_warn_at, place)
     select due.report, 2026, due.n, 'street-light-out', 'light', false,
            case ends when 'confirm' then 'answered' when 'info' then 'needs_info' when 'deferred_until' then 'deferred'
                      else 'in_work' end,
            a.code, 'Не горит фонарь у дома', 'ru', 'web', true, false, '{}', author, '{}', due_at - interval '9 days',
            due_at - interval '8 days', due_at, case when ends is null then 'answer' end, due_at, due_at,
            (select ST_PointOnSurface(boundary) from city)
       from due, (select code from agencies order by code limit 1) a`,
  )
  // The answer clock of each: late, given in time, or standing still while the author is asked.
  await db.query(
    `insert into clocks (report, kind, run, term, provisional, calendar_version, started_at, due_at, warn_at,
       last_hour_at, pauses, paused_at, stopped_at, satisfied_at, warning_found_at, last_hour_found_at, mark_at)
     select report, 'answer', 1, '{"value":8,"unit":"working_days"}', false, $1, due_at - interval '9 days', due_at,
            due_at - interval '2 days', due_at - interval '1 hour', '[]',
            case when ends = 'info' then due_at - interval '3 days' end,
            case when ends in ('confirm', 'deferred_until') then due_at - interval '2 days' end,
            case when ends in ('confirm', 'deferred_until') then due_at - interval '2 days' end,
            due_at - interval '2 days', due_at - interval '1 hour', case when ends is null then due_at end
       from due`,
    [calendarVersion],
  )
  await db.query(
    `insert into clocks (report, kind, run, provisional, calendar_version, started_at, due_at, warn_at, pauses,
       warning_found_at, mark_at)
     select report, ends, 1, false, $1, due_at - interval '3 days', due_at, due_at - interval '1 day', '[]',
            due_at - interval '1 day', due_at
       from due where ends is not null`,
    [calendarVersion],
  )
  await db.query('analyze')
}

/** How many of them nobody has handled yet. */
export async function unhandled(db: pg.Pool): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select (select count(*) from clocks where mark_at < now())::int
          + (select count(*) from clocks where kind in ('confirm', 'info', 'deferred_until')
                and stopped_at is null and due_at < now())::int
          + (select count(*) from escalations where look_at < now())::int as count`,
  )
  return rows[0]?.count ?? 0
}

/** How many of them were not handled exactly once: the history has no event of it, or several, or nobody was told. */
export async function miscounted(db: pg.Pool): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count
       from (select from due left join events e on e.report = due.report
              group by due.report, ends
             having array_agg(e.name) <> array[case ends when 'confirm' then 'close_silent'
                      when 'info' then 'expire_info' when 'deferred_until' then 'resume' else 'breached' end]
                 or (ends is null) <> exists (select from alerts where alerts.report = due.report)) wrong`,
  )
  return rows[0]?.count ?? 0
}
