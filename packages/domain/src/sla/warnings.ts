import type { Temporal } from 'temporal-polyfill'
import type { Term } from '../catalog/pack-categories.ts'
import type { WorkCalendar } from './calendar.ts'
import { dueAt, type Pause } from './terms.ts'
import {
  addMinutes,
  addWorkMinutes,
  minutesBetween,
  subtractWorkMinutes,
  workMinutesBetween,
} from './work-time.ts'

const WARN_SHARE = 0.8
const LAST_MINUTES = 60

/**
 * When 80 % of a term has passed.
 *
 * Minutes and hours are measured by the clock on the wall. All other terms are measured by the working time
 * between their two ends, so that a warning never comes at night or on a day off; a term of calendar days
 * without any working time (New Year) is measured by the clock again. Pauses move the warning as they move
 * the end: the last fifth of the term stays as long as it was.
 */
export function warnAt(
  from: Temporal.Instant,
  term: Term,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): Temporal.Instant {
  const { at: due } = dueAt(from, term, calendar, pauses)
  const { at: unpausedDue } = pauses.length > 0 ? dueAt(from, term, calendar) : { at: due }
  return runsDayAndNight(term)
    ? shareOf(from, unpausedDue, due)
    : workShareOf(from, unpausedDue, due, calendar)
}

/** When 80 % of the working time before a given date has passed; of all the time where none of it is working. */
export function warnBefore(
  from: Temporal.Instant,
  due: Temporal.Instant,
  calendar: WorkCalendar,
): Temporal.Instant {
  return workShareOf(from, due, due, calendar)
}

/** When one hour is left of a term in minutes or hours, one working hour of any other; null in shorter terms. */
export function lastHourAt(
  from: Temporal.Instant,
  due: Temporal.Instant,
  term: Term | null,
  calendar: WorkCalendar,
): Temporal.Instant | null {
  if (term && runsDayAndNight(term)) {
    return minutesBetween(from, due) > LAST_MINUTES ? addMinutes(due, -LAST_MINUTES) : null
  }
  const hasMore = workMinutesBetween(from, due, calendar) > LAST_MINUTES
  return hasMore ? subtractWorkMinutes(due, LAST_MINUTES, calendar) : null
}

function runsDayAndNight({ unit }: Term): boolean {
  return unit === 'minutes' || unit === 'hours'
}

function shareOf(
  from: Temporal.Instant,
  unpausedDue: Temporal.Instant,
  due: Temporal.Instant,
): Temporal.Instant {
  return addMinutes(due, -(1 - WARN_SHARE) * minutesBetween(from, unpausedDue))
}

function workShareOf(
  from: Temporal.Instant,
  unpausedDue: Temporal.Instant,
  due: Temporal.Instant,
  calendar: WorkCalendar,
): Temporal.Instant {
  const unpaused = workMinutesBetween(from, unpausedDue, calendar)
  if (unpaused === 0) return shareOf(from, unpausedDue, due)
  const whole = due === unpausedDue ? unpaused : workMinutesBetween(from, due, calendar)
  return addWorkMinutes(from, whole - (1 - WARN_SHARE) * unpaused, calendar)
}
