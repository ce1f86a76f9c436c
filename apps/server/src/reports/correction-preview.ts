import type { Input } from '@gorozhanin/domain/endpoint'
import type { AmendmentPreview, CorrectionPreview, previewCorrection } from '@gorozhanin/domain/reports/api'
import { type Actor, legalMoves, refusal } from '@gorozhanin/domain/reports/moves'
import { isProvisional, promisedAt } from '@gorozhanin/domain/reports/report-clocks'
import { workingDayEndsBetween } from '@gorozhanin/domain/sla/due-days'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { Problem } from '../platform/problem.ts'
import { type StoredRoute, toRouteView } from './console-card.ts'
import { byStaff, type Corrected, correction } from './correction.ts'
import { movableOf } from './movable.ts'
import { clocksAfter } from './move-clocks.ts'
import { author, isOverdue } from './public-card.ts'
import { agencyRef, areasOf, isoOrNull } from './rows.ts'
import { areaNames, findReport, readClocks } from './store.ts'

/**
 * What a correction would make of a report.
 *
 * @throws Problem as the correction would.
 */
export async function correctionPreview(
  ctx: Ctx,
  staff: Staff,
  number: string,
  corrected: Input<typeof previewCorrection>['query'],
): Promise<CorrectionPreview> {
  const { catalog, at, report, effect, before, after } = await decide(
    ctx,
    staff,
    'correct',
    number,
    corrected,
  )
  const due = promisedAt(after)
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

/**
 * What the author would be promised by an amendment that is half written: neither words nor photos are asked for yet.
 *
 * @throws Problem of a category or a place that the amendment could not have.
 */
export async function amendmentPreview(
  ctx: Ctx,
  number: string,
  amended: Corrected,
): Promise<AmendmentPreview> {
  const { catalog, report, effect, after } = await decide(ctx, author, 'amend', number, amended)
  const waits = (effect.status ?? report.status) === 'needs_info'
  return {
    agency: agencyRef(catalog, effect.agency ?? report.agency),
    dueAt: waits ? null : isoOrNull(promisedAt(after)?.toString() ?? null),
    dueProvisional: isProvisional(after),
  }
}

/** A report as a correction would leave it: decided by the same rules as the correction itself, and not saved. */
async function decide(
  ctx: Ctx,
  actor: Actor,
  move: 'correct' | 'amend',
  number: string,
  corrected: Corrected,
) {
  const [catalog, report] = await Promise.all([ctx.catalog(), findReport(ctx.db, number)])
  if (!report) throw new Problem('report.not_found')
  const at = ctx.now()
  const movable = movableOf(report, at)
  const code = refusal(movable, move, actor)
  if (code) throw new Problem(code, { legal: [...legalMoves(movable, actor)] })

  const step = { report, at, catalog, request: { move } } as const
  const effect = (await correction(ctx.db, step, corrected, byStaff)) ?? {}
  const before = await readClocks(ctx.db, report.id)
  return { catalog, at, report, effect, before, after: clocksAfter(before, step, effect) }
}
