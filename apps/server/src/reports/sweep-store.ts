import type { Clock, ClockMark } from '@gorozhanin/domain/sla/clocks'
import { nextMarkAt } from '@gorozhanin/domain/sla/clocks'
import { asc, lte, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import { maybeText, toClock } from './clock-rows.ts'
import { clocks } from './tables.ts'

/** A clock with the key of its row. */
export type DueClock = { readonly report: string; readonly run: number; readonly clock: Clock }

/** Clocks that have something to say at `now`, the longest waiting first; rows that another sweep holds are left to it. */
export async function lockDueClocks(tx: Tx, now: Date, limit: number): Promise<readonly DueClock[]> {
  const rows = await tx
    .select()
    .from(clocks)
    .where(lte(clocks.markAt, now))
    .orderBy(asc(clocks.markAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  return rows.map((row) => ({ report: row.report, run: row.run, clock: toClock(row) }))
}

const eventOf = { warning: 'warned', last_hour: 'last_hour', breach: 'breached' } as const satisfies Record<
  ClockMark,
  string
>

/** Saves what was found and adds an event for each mark. */
export async function recordMarks(
  tx: Tx,
  found: readonly (DueClock & { readonly marks: readonly ClockMark[] })[],
  at: Date,
): Promise<void> {
  if (found.length === 0) return
  const rows = found.map(({ report, run, clock }) => ({
    report,
    run,
    kind: clock.kind,
    warning: maybeText(clock.marked.warning),
    last_hour: maybeText(clock.marked.last_hour),
    breach: maybeText(clock.marked.breach),
    mark_at: maybeText(nextMarkAt(clock)),
  }))
  await tx.execute(sql`
    update clocks c
       set warning_found_at = f.warning, last_hour_found_at = f.last_hour, breach_found_at = f.breach,
           mark_at = f.mark_at
      from jsonb_to_recordset(${JSON.stringify(rows)}) as f (report uuid, run smallint, kind text,
           warning timestamptz, last_hour timestamptz, breach timestamptz, mark_at timestamptz)
     where c.report = f.report and c.kind = f.kind and c.run = f.run`)

  const events = found.flatMap(({ report, clock, marks }) =>
    marks.map((mark) => ({ report, name: eventOf[mark], clock: clock.kind, due: clock.dueAt.toString() })),
  )
  if (events.length === 0) return
  await tx.execute(sql`
    insert into events (report, at, name, actor_kind, from_status, to_status, agency, seen, data)
    select r.id, ${at}, f.name, 'system', r.status, r.status, r.agency, 'staff',
           jsonb_build_object('clock', f.clock, 'dueAt', f.due)
      from jsonb_to_recordset(${JSON.stringify(events)}) as f (report uuid, name text, clock text, due text)
      join reports r on r.id = f.report`)
}
