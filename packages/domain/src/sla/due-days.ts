import { Temporal } from 'temporal-polyfill'
import { type Day, dayAt, dayNumbered, type WorkCalendar } from './calendar.ts'
import { LONGEST_WAIT_DAYS, noWork } from './work-time.ts'

/**
 * 23:59:59 of the `count`-th working day. The day of `from` is day 0, at any hour and even when it is off.
 *
 * @throws RangeError when the calendar offers no further working day within three years.
 */
export function addWorkingDays(
  from: Temporal.Instant,
  count: number,
  calendar: WorkCalendar,
): Temporal.Instant {
  let day = dayAt(from.epochMilliseconds, calendar)
  let idleDays = 0
  for (let left = count; left > 0; ) {
    day = next(day, calendar)
    if (day.working) left--
    idleDays = day.working ? 0 : idleDays + 1
    if (idleDays > LONGEST_WAIT_DAYS) throw noWork(from, calendar)
  }
  return lastSecond(day)
}

/** 23:59:59 of the `count`-th calendar day; the day of `from` is day 0. */
export function addCalendarDays(
  from: Temporal.Instant,
  count: number,
  calendar: WorkCalendar,
): Temporal.Instant {
  return lastSecond(dayNumbered(dayAt(from.epochMilliseconds, calendar).number + count, calendar))
}

/** How many working days end (23:59:59) from one instant on and before another. */
export function workingDayEndsBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  calendar: WorkCalendar,
): number {
  let ends = 0
  for (
    let day = dayAt(from.epochMilliseconds, calendar);
    lastSecondMs(day) < to.epochMilliseconds;
    day = next(day, calendar)
  ) {
    if (day.working && lastSecondMs(day) >= from.epochMilliseconds) ends++
  }
  return ends
}

function next(day: Day, calendar: WorkCalendar): Day {
  return dayNumbered(day.number + 1, calendar)
}

function lastSecondMs(day: Day): number {
  return day.endMs - 1000
}

function lastSecond(day: Day): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(lastSecondMs(day))
}
