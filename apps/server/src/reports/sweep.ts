import { type Clock, type ClockMark, dueMarks, markClock } from '@gorozhanin/domain/sla/clocks'
import type { Ctx } from '../main/context.ts'
import { Problem } from '../platform/problem.ts'
import { moveTo } from './move-report.ts'
import { type DueClock, dueEndings, lockDueClocks, recordMarks } from './sweep-store.ts'

const BATCH = 500
const system = { id: null, roles: ['system'], agency: null } as const

/**
 * Finds what became due: warnings, the last hour, breaches, and clocks whose end moves their report.
 *
 * Every mark is found once, however late the sweep comes and however many sweeps run beside it.
 */
export async function sweepClocks(ctx: Ctx): Promise<{ readonly marked: number; readonly moved: number }> {
  let marked = 0
  for (let found = BATCH; found === BATCH; ) {
    found = await markBatch(ctx)
    marked += found
  }
  return { marked, moved: await moveEnded(ctx) }
}

async function markBatch(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  return ctx.db.transaction(async (tx) => {
    const due = await lockDueClocks(tx, new Date(now.epochMilliseconds), BATCH)
    const found = due.map((row) => ({ row, marks: dueMarks(row.clock, now) }))
    await recordMarks(
      tx,
      found.map(({ row, marks }) => ({
        ...row,
        clock: markClock(row.clock, marks, now),
        marks: told(row, marks),
      })),
      new Date(now.epochMilliseconds),
    )
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

async function moveEnded(ctx: Ctx): Promise<number> {
  const ended = await dueEndings(ctx.db, new Date(ctx.now().epochMilliseconds), BATCH)
  for (const { number, move } of ended) {
    try {
      await moveTo(ctx, number, { move }, system)
    } catch (error) {
      // Someone moved it between the two reads: nothing is left to do here.
      if (!(error instanceof Problem)) throw error
    }
  }
  return ended.length
}
