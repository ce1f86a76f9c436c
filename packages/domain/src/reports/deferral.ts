import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, type WorkCalendar } from '../sla/calendar.ts'
import type { Refusal } from './moves.ts'

const MOST_MONTHS = 12

/**
 * What speaks against putting the work off to `until`, `YYYY-MM-DD` in the city's zone; null where nothing does.
 *
 * Source: the regulation, limits of a deferral: at most twelve months ahead, and to a working day.
 */
export function deferralFault(until: string, now: Temporal.Instant, calendar: WorkCalendar): Refusal | null {
  const date = Temporal.PlainDate.from(until)
  const today = now.toZonedDateTimeISO(calendar.zone).toPlainDate()
  if (Temporal.PlainDate.compare(date, today) <= 0) return 'report.date_past'
  if (Temporal.PlainDate.compare(date, today.add({ months: MOST_MONTHS })) > 0) return 'report.date_too_far'
  return isWorkingDay(date, calendar) ? null : 'report.date_day_off'
}
