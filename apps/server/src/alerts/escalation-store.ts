import type { Watched } from '@gorozhanin/domain/alerts/escalation'
import type { ClockKind } from '@gorozhanin/domain/sla/clocks'
import { and, asc, eq, getTableColumns, lte, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import { toClock } from '../reports/clock-rows.ts'
import { clocks, reports } from '../reports/tables.ts'
import { escalations } from './tables.ts'

/** A rule that a mark has set going for one run of a clock. */
export type SetGoing = {
  readonly report: string
  readonly kind: ClockKind
  readonly run: number
  readonly rule: string
}

/** A rule whose moment has come to be looked at, with its clock. */
export type DueEscalation = SetGoing & Watched & { readonly agency: string }

/** One that is set going already stays as it is. */
export async function openEscalations(tx: Tx, rows: readonly SetGoing[], lookAt: Date): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(escalations)
    .values(rows.map((row) => ({ ...row, lookAt })))
    .onConflictDoNothing()
}

/**
 * The `limit` that wait longest and whatever else of their clocks is due, so that what is found together is told
 * together; rows that another sweep holds are left to it.
 */
export async function lockDueEscalations(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<readonly DueEscalation[]> {
  // First the rows, then what belongs to them: joined at once, all that are due would be read for every batch.
  const { report, kind, run } = escalations
  const longest = tx
    .select({ report, kind, run })
    .from(escalations)
    .where(lte(escalations.lookAt, now))
    .orderBy(asc(escalations.lookAt))
    .limit(limit)
    .for('update', { skipLocked: true })
    .as('longest')
  const watched = tx
    .selectDistinct({ report: longest.report, kind: longest.kind, run: longest.run })
    .from(longest)
    .as('watched')
  const rows = await tx
    .select({
      escalation: escalations,
      clock: getTableColumns(clocks),
      report: { emergency: reports.emergency, group: reports.categoryGroup, agency: reports.agency },
    })
    .from(watched)
    .innerJoin(
      escalations,
      and(
        eq(escalations.report, watched.report),
        eq(escalations.kind, watched.kind),
        eq(escalations.run, watched.run),
        lte(escalations.lookAt, now),
      ),
    )
    .innerJoin(clocks, and(eq(clocks.report, report), eq(clocks.kind, kind), eq(clocks.run, run)))
    .innerJoin(reports, eq(reports.id, report))
    .for('update', { of: escalations, skipLocked: true })
  return rows.map(({ escalation, clock, report }) => ({ ...escalation, ...report, clock: toClock(clock) }))
}

export async function closeEscalations(tx: Tx, done: readonly SetGoing[]): Promise<void> {
  if (done.length === 0) return
  await tx.execute(sql`delete from escalations e using ${rowsOf(done)} where ${sameRow}`)
}

export async function postponeEscalations(
  tx: Tx,
  waiting: readonly (SetGoing & { readonly lookAt: string })[],
): Promise<void> {
  if (waiting.length === 0) return
  await tx.execute(sql`update escalations e set look_at = d.look_at from ${rowsOf(waiting)} where ${sameRow}`)
}

function rowsOf(rows: readonly (SetGoing & { readonly lookAt?: string })[]) {
  const plain = rows.map(({ report, kind, run, rule, lookAt }) => ({
    report,
    kind,
    run,
    rule,
    look_at: lookAt,
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(plain)})
    as d (report uuid, kind text, run smallint, rule text, look_at timestamptz)`
}

const sameRow = sql`e.report = d.report and e.kind = d.kind and e.run = d.run and e.rule = d.rule`
