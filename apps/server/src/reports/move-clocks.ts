import { ruleOf } from '@gorozhanin/domain/reports/answer-terms'
import { clocksAfterCorrection, clocksAfterMove } from '@gorozhanin/domain/reports/report-clocks'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { categoryOf } from '../catalog/snapshot.ts'
import type { Effect, Step } from './move-effects.ts'

/** The clocks after a move, as its table says; a corrected category counts them anew besides. */
export function clocksAfter(
  clocks: readonly Clock[],
  {
    report,
    request,
    at,
    catalog,
  }: Pick<Step, 'report' | 'at' | 'catalog'> & {
    readonly request: Pick<Step['request'], 'move'>
  },
  effect: Effect,
): readonly Clock[] {
  const calendars = {
    city: catalog.calendar,
    agency: catalog.agencyCalendar(effect.agency ?? report.agency),
  }
  const category = categoryOf(catalog, effect.change?.category ?? report.category)
  const happening = {
    at,
    category,
    confirmDays: catalog.city.confirmDays,
    outcome: report.outcome,
    deferredUntil: effect.deferredUntil ?? null,
    calendars,
  }
  const moves = effect.clocksAs ?? [request.move]
  const byTable = moves.reduce((list, move) => clocksAfterMove(list, { move, ...happening }), clocks)
  const moved = effect.recount?.(byTable) ?? byTable
  if (!effect.change?.category) return moved
  const rule = ruleOf(catalog.city.sources, report.source)
  return clocksAfterCorrection(moved, category, at, calendars, { rule })
}
