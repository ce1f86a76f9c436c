import type { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from './calendar.ts'

const FIRST_MONTH = 11

/**
 * The year whose days the city has to load now: this year where it is not known, and from the first of November the
 * next one; null where none is missing. Terms that run into it are provisional.
 *
 * Source: the calendar of a year is decreed in its autumn; the regulation asks for it by the first of November.
 */
export function missingYear(
  now: Temporal.Instant,
  { zone, years }: Pick<WorkCalendar, 'zone' | 'years'>,
): number | null {
  const { year, month } = now.toZonedDateTimeISO(zone)
  if (!years.has(year)) return year
  return month >= FIRST_MONTH && !years.has(year + 1) ? year + 1 : null
}
