import type { Input } from '@gorozhanin/domain/endpoint'
import type { CorrectionPreview, previewCorrection } from '@gorozhanin/domain/reports/api'
import { legalMoves, refusal } from '@gorozhanin/domain/reports/moves'
import { promisedAt } from '@gorozhanin/domain/reports/report-clocks'
import { workingDayEndsBetween } from '@gorozhanin/domain/sla/due-days'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { Problem } from '../platform/problem.ts'
import { type StoredRoute, toRouteView } from './console-card.ts'
import { byStaff, correction } from './correction.ts'
import { movableOf } from './movable.ts'
import { clocksAfter } from './move-clocks.ts'
import { isOverdue } from './public-card.ts'
import { agencyRef, areasOf, isoOrNull } from './rows.ts'
import { areaNames, findReport, readClocks } from './store.ts'

/**
 * What a correction would make of a report: decided by the same rules as the correction itself, and not saved.
 *
 * @throws Problem as the correction would.
 */
export async function correctionPreview(
  ctx: Ctx,
  staff: Staff,
  number: string,
  corrected: Input<typeof previewCorrection>['query'],
): Promise<CorrectionPreview> {
  const [catalog, report] = await Promise.all([ctx.catalog(), findReport(ctx.db, number)])
  if (!report) throw new Problem('report.not_found')
  const at = ctx.now()
  const movable = movableOf(report, at)
  const code = refusal(movable, 'correct', staff)
  if (code) throw new Problem(code, { legal: [...legalMoves(movable, staff)] })

  const step = { report, at, catalog, request: { move: 'correct' } } as const
  const effect = (await correction(ctx.db, step, corrected, byStaff)) ?? {}
  const before = await readClocks(ctx.db, report.id)
  const due = promisedAt(clocksAfter(before, step, effect))
  const route = (effect.change?.route ?? report.route) as StoredRoute
  const promise = { status: report.status, answeredAt: report.answeredAt, dueAt: due?.toString() ?? null }
  const overdue = isOverdue(promise, at.epochMilliseconds)
  return {
    agency: agencyRef(catalog, effect.agency ?? report.agency),
    route: toRouteView(catalog, route, await areaNames(ctx.db, areasOf(route))),
    address: effect.change?.address ?? report.address,
    dueBefore: isoOrNull(promisedAt(before)?.toString() ?? null),
    dueAt: isoOrNull(promise.dueAt),
    overdue,
    workDaysOver: due && overdue ? workingDayEndsBetween(due, at, catalog.calendar) : 0,
  }
}
