import type { Temporal } from 'temporal-polyfill'
import type { Category, Term } from '../catalog/pack-categories.ts'
import type { WorkCalendar } from '../sla/calendar.ts'
import { recomputeClock } from '../sla/clock-moves.ts'
import type { Clock } from '../sla/clocks.ts'
import { dueAt } from '../sla/terms.ts'
import { termsAt } from './answer-terms.ts'

/** How long what was announced holds for reports that come after it: as long as repeats of snow are counted. */
export const CURRENT_HOURS = 72

/**
 * When a norm of a report begins that starts at an event: at the first event that was current at the registration or
 * came after it, and at a later one when that comes before the norm has run out. A norm once broken stays broken: a
 * new snowfall does not heal it. Without an event, at the registration.
 *
 * `events` are those of the report's category and place, in any order.
 *
 * Source: GOST R 50597-2017, 8.1: the time of clearing counts from the end of the snowfall.
 */
export function normStart(
  events: readonly Temporal.Instant[],
  registeredAt: Temporal.Instant,
  term: Term,
  calendar: WorkCalendar,
): Temporal.Instant {
  const oldestMs = registeredAt.epochMilliseconds - CURRENT_HOURS * 3_600_000
  const known = events
    .filter(({ epochMilliseconds }) => epochMilliseconds >= oldestMs)
    .toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds)
  const start = known.reduce<Temporal.Instant | null>((current, event) => {
    if (current === null) return event
    const { at: due } = dueAt(current, term, calendar)
    return event.epochMilliseconds <= due.epochMilliseconds ? event : current
  }, null)
  return start ?? registeredAt
}

/**
 * The clocks of a report with its norm counted from where it begins. What has ended stays, and so does a norm that a
 * return started anew: the work was said to be done.
 */
export function withNormStart(
  clocks: readonly Clock[],
  category: Category,
  events: readonly Temporal.Instant[],
  now: Temporal.Instant,
  calendar: WorkCalendar,
): readonly Clock[] {
  const norms = clocks.filter(({ kind }) => kind === 'elimination')
  const registeredAt = clocks.find(({ kind }) => kind === 'answer')?.startedAt
  const [norm] = norms
  if (!norm?.term || norm.stoppedAt || norms.length > 1 || !registeredAt) return clocks
  const { eliminationNorm } = termsAt(category, registeredAt, calendar)
  const startedAt = eliminationNorm?.startsAtEvent
    ? normStart(events, registeredAt, norm.term, calendar)
    : registeredAt
  if (startedAt.equals(norm.startedAt)) return clocks
  const moved = recomputeClock({ ...norm, startedAt }, norm.term, calendar, now)
  return clocks.map((clock) => (clock === norm ? moved : clock))
}

/** Whether some season of the category has a norm that starts at an event. */
export function mayStartAtEvent({ eliminationNorm, seasonalTerms = [] }: Category): boolean {
  return [eliminationNorm, ...seasonalTerms.map((season) => season.eliminationNorm)].some(
    (norm) => norm?.startsAtEvent,
  )
}
