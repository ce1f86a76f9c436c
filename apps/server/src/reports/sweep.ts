import { type Clock, type ClockMark, dueMarks, markClock } from '@gorozhanin/domain/sla/clocks'
import type { Temporal } from 'temporal-polyfill'
import { setGoing, tellEscalations } from '../alerts/escalate.ts'
import { tellPerformers } from '../alerts/news.ts'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import { isDatabaseDown, type Tx } from '../platform/database.ts'
import { effectOf } from './move-effects.ts'
import { type Moved, movedBy } from './move-report.ts'
import { clocksOf, type Ended, lockEnded, saveMoved } from './sweep-moves.ts'
import { type DueClock, lockDueClocks, recordMarks } from './sweep-store.ts'

const BATCH = 500
const system = { id: null, roles: ['system'], agency: null } as const

/**
 * Finds what became due: warnings, the last hour, breaches, whom to tell of them, and clocks whose end moves their
 * report.
 *
 * Every mark is found once, however late the sweep comes and however many sweeps run beside it.
 */
export async function sweepClocks(ctx: Ctx): Promise<{ readonly marked: number; readonly moved: number }> {
  const marked = await inBatches(() => markBatch(ctx))
  // Before the ends: who is told of one is told while it is news.
  await inBatches(() => tellEscalations(ctx, BATCH))
  const stuck = new Set<string>()
  return { marked, moved: await inBatches(() => moveBatch(ctx, stuck)) }
}

/** Repeats until a batch is not full. */
async function inBatches(work: () => Promise<number>): Promise<number> {
  let total = 0
  for (let found = BATCH; found === BATCH; total += found) found = await work()
  return total
}

async function markBatch(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  const at = new Date(now.epochMilliseconds)
  const { escalation } = await ctx.catalog()
  return ctx.db.transaction(async (tx) => {
    const due = await lockDueClocks(tx, at, BATCH)
    const found = due.map((row) => ({ ...row, marks: dueMarks(row.clock, now) }))
    await recordMarks(
      tx,
      found.map(({ marks, ...row }) => ({
        ...row,
        clock: markClock(row.clock, marks, now),
        marks: told(row, marks),
      })),
      at,
    )
    await setGoing(tx, escalation, found, at)
    return due.length
  })
}

/** The end of a clock that moves its report is no breach. */
function told({ clock }: DueClock, marks: readonly ClockMark[]): readonly ClockMark[] {
  return isTold(clock) ? marks : []
}

function isTold({ kind }: Clock): boolean {
  return kind !== 'confirm' && kind !== 'info' && kind !== 'deferred_until'
}

/**
 * Makes the moves that ends of clocks make: each as one by hand, all of them saved at once. Where that fails each is tried
 * alone; those that cannot be made are added to `stuck`, said aloud, and left for the next sweep.
 */
async function moveBatch(ctx: Ctx, stuck: Set<string>): Promise<number> {
  const catalog = await ctx.catalog()
  const at = ctx.now()
  return ctx.db.transaction(async (tx) => {
    const ended = await lockEnded(tx, new Date(at.epochMilliseconds), [...stuck], BATCH)
    const moveAll = (some: readonly Ended[]) =>
      tx.transaction((inner) => makeMoves(ctx, inner, some, catalog, at))
    try {
      await moveAll(ended)
    } catch (fault) {
      if (isDatabaseDown(fault)) throw fault
      for (const one of ended)
        await moveAll([one]).catch((error: unknown) => {
          if (isDatabaseDown(error)) throw error
          stuck.add(one.report.id)
          ctx.log.error(
            { err: error, report: one.report.id, move: one.move },
            'a report was not moved in time',
          )
        })
    }
    return ended.length
  })
}

async function makeMoves(
  ctx: Ctx,
  tx: Tx,
  ended: readonly Ended[],
  catalog: CatalogSnapshot,
  at: Temporal.Instant,
): Promise<void> {
  const clocks = await clocksOf(
    tx,
    ended.map(({ report }) => report.id),
  )
  const moved: Moved[] = []
  for (const { report, move } of ended) {
    const step = { report, request: { move }, actor: system, at, catalog }
    moved.push(movedBy(step, await effectOf(tx, step), clocks.get(report.id) ?? []))
  }
  await saveMoved(tx, moved, catalog)
  await tellPerformers(
    ctx,
    tx,
    moved.flatMap(({ workNews }) => workNews),
  )
}
