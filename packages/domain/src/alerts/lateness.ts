import type { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from '../sla/calendar.ts'
import { workingDayEndsBetween } from '../sla/due-days.ts'
import { workMinutesBetween } from '../sla/work-time.ts'

export const latenessUnits = ['working_minutes', 'working_hours', 'working_days'] as const
export type Lateness = { readonly value: number; readonly unit: (typeof latenessUnits)[number] }

/**
 * How long a due time has passed, in the largest unit that gives a whole; null before it and at it. Zero minutes:
 * nobody has worked since. Days are counted as the console's list counts them.
 */
export function lateness(
  dueAt: Temporal.Instant,
  now: Temporal.Instant,
  calendar: WorkCalendar,
): Lateness | null {
  if (now.epochMilliseconds <= dueAt.epochMilliseconds) return null
  const days = workingDayEndsBetween(dueAt, now, calendar)
  if (days > 0) return { value: days, unit: 'working_days' }
  const minutes = Math.floor(workMinutesBetween(dueAt, now, calendar))
  return minutes < 60
    ? { value: minutes, unit: 'working_minutes' }
    : { value: Math.floor(minutes / 60), unit: 'working_hours' }
}
