import { moveOf } from '@gorozhanin/domain/reports/moves'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { asc, inArray, sql } from 'drizzle-orm'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Tx } from '../platform/database.ts'
import { clockColumns, clockShape, clockUpdates, toClock } from './clock-rows.ts'
import type { Moved } from './move-report.ts'
import { type ReportRow, reportColumns, toClockRows } from './store.ts'
import { clocks, reports } from './tables.ts'
import { timersOf, versionsOf } from './timers.ts'

/** A clock whose end moves its report, with that move. */
const endings = { confirm: 'close_silent', info: 'expire_info', deferred_until: 'resume' } as const
type EndingKind = keyof typeof endings

/** The clocks above in the statuses from which their moves lead, as the table of moves says. */
const endingPairs = sql.raw(
  Object.entries(endings)
    .flatMap(([kind, move]) => moveOf(move).from.map((status) => `('${kind}', '${status}')`))
    .join(', '),
)

export type Ended = { readonly report: ReportRow; readonly move: (typeof endings)[EndingKind] }

/** Locks reports that a clock's end moves: a window has passed, a reply did not come, a date has. Not those of `except`. */
export async function lockEnded(
  tx: Tx,
  now: Date,
  except: readonly string[],
  limit: number,
): Promise<readonly Ended[]> {
  // Lateral, so that no more reports are read than are locked: a join would read all that wait, for every batch.
  const ended = tx
    .select(reportColumns)
    .from(reports)
    .where(sql`${reports.id} = ${clocks.report} and (${clocks.kind}, ${reports.status}) in (${endingPairs})`)
    .for('update', { skipLocked: true })
    .as('ended')
  const rows = await tx
    .select({ report: ended._.selectedFields, kind: clocks.kind })
    .from(clocks)
    .innerJoinLateral(ended, sql`true`)
    // As the index has it.
    .where(
      sql`${clocks.kind} in ('confirm', 'info', 'deferred_until') and ${clocks.stoppedAt} is null
          and ${clocks.dueAt} < ${now} and ${clocks.report} <> all (${sql.param(except)}::uuid[])`,
    )
    .orderBy(asc(clocks.dueAt))
    .limit(limit)
  return rows.map(({ report, kind }) => ({ report, move: endings[kind as EndingKind] }))
}

/** Clocks of several reports, each in the order in which they started. */
export async function clocksOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Clock[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(clocks)
    .where(inArray(clocks.report, [...ids]))
    .orderBy(asc(clocks.startedAt), asc(clocks.kind), asc(clocks.run))
  const found = new Map<string, Clock[]>(ids.map((id) => [id, []]))
  for (const row of rows) found.get(row.report)?.push(toClock(row))
  return found
}

/** Saves moves that wrote no words, all of them by one statement a table. */
export async function saveMoved(tx: Tx, moved: readonly Moved[], catalog: CatalogSnapshot): Promise<void> {
  if (moved.length === 0) return
  const clockRows = moved.flatMap(({ id, agency, clocks: list }) =>
    toClockRows(list, versionsOf(catalog, agency)).map((row) => ({ report: id, ...row })),
  )
  await tx.execute(sql`
    insert into clocks (report, ${clockColumns})
    select report, ${clockColumns}
      from jsonb_to_recordset(${JSON.stringify(clockRows)}) as (report uuid, ${clockShape})
    on conflict (report, kind, run) do update set ${clockUpdates}`)

  const reportRows = moved.map(({ id, change, clocks: list }) => ({ id, ...change, ...timersOf(list) }))
  await tx.execute(sql`
    update reports r
       set status = m.status, closed_at = m."closedAt", due_at = m."dueAt", due_provisional = m."dueProvisional", next_clock = m."nextClock",
           next_due_at = m."nextDueAt", next_warn_at = m."nextWarnAt", paused_at = m."pausedAt",
           version = r.version + 1
      from jsonb_to_recordset(${JSON.stringify(reportRows)}) as m (id uuid, status text, "closedAt" timestamptz,
           "dueAt" timestamptz, "dueProvisional" boolean, "nextClock" text, "nextDueAt" timestamptz, "nextWarnAt" timestamptz,
           "pausedAt" timestamptz)
     where r.id = m.id`)

  const eventRows = moved.map(({ event }) => event)
  await tx.execute(sql`
    insert into events (report, at, name, actor_kind, from_status, to_status, agency, seen, data)
    select report, at, name, "actorKind", "fromStatus", "toStatus", agency, seen, data
      from jsonb_to_recordset(${JSON.stringify(eventRows)}) as (report uuid, at timestamptz, name text,
           "actorKind" text, "fromStatus" text, "toStatus" text, agency text, seen text, data jsonb)`)
}
