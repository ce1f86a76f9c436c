import { Temporal } from 'temporal-polyfill'
import { type Day, dayAt, dayNumbered, type WorkCalendar } from './calendar.ts'

const MINUTE_MS = 60_000
/** Days without work after which a calendar is taken for broken. */
export const LONGEST_WAIT_DAYS = 3 * 366

/**
 * The instant when `minutes` of working time have passed since `from`, to the millisecond.
 *
 * Time that runs out as a shift ends gives that end, not the next opening. Zero minutes gives `from` itself
 * inside a shift (both ends count), or the next opening outside one.
 *
 * @throws RangeError when the calendar offers no further working time within three years.
 */
export function addWorkMinutes(
  from: Temporal.Instant,
  minutes: number,
  calendar: WorkCalendar,
): Temporal.Instant {
  const fromMs = from.epochMilliseconds
  let leftMs = Math.round(minutes * MINUTE_MS)
  let idleDays = 0
  for (let day = dayAt(fromMs, calendar); ; day = next(day, calendar)) {
    for (const { startMs, endMs } of day.shifts) {
      if (endMs < fromMs) continue
      const atMs = Math.max(startMs, fromMs)
      if (atMs + leftMs <= endMs) return instant(atMs + leftMs)
      leftMs -= endMs - atMs
    }
    idleDays = day.shifts.length > 0 ? 0 : idleDays + 1
    if (idleDays > LONGEST_WAIT_DAYS) throw noWork(from, calendar)
  }
}

/**
 * The last instant from which `minutes` of working time are left until `to`. An instant at which a shift
 * opens is preferred to the end of the shift before it.
 *
 * @throws RangeError when the calendar offers no earlier working time within three years.
 */
export function subtractWorkMinutes(
  to: Temporal.Instant,
  minutes: number,
  calendar: WorkCalendar,
): Temporal.Instant {
  const toMs = to.epochMilliseconds
  let leftMs = Math.round(minutes * MINUTE_MS)
  let idleDays = 0
  for (let day = dayAt(toMs, calendar); ; day = dayNumbered(day.number - 1, calendar)) {
    for (const { startMs, endMs } of day.shifts.toReversed()) {
      if (startMs > toMs) continue
      const atMs = Math.min(endMs, toMs)
      if (atMs - leftMs >= startMs) return instant(atMs - leftMs)
      leftMs -= atMs - startMs
    }
    idleDays = day.shifts.length > 0 ? 0 : idleDays + 1
    if (idleDays > LONGEST_WAIT_DAYS) throw noWork(to, calendar)
  }
}

/** Working minutes from one instant to another, with their fractions; negative when `to` is the earlier. */
export function workMinutesBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  calendar: WorkCalendar,
): number {
  const fromMs = from.epochMilliseconds
  const toMs = to.epochMilliseconds
  if (toMs < fromMs) return -workMinutesBetween(to, from, calendar)

  let workMs = 0
  for (let day = dayAt(fromMs, calendar); day.startMs < toMs; day = next(day, calendar)) {
    for (const { startMs, endMs } of day.shifts) {
      workMs += Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs))
    }
  }
  return workMs / MINUTE_MS
}

/** The instant when `minutes` have passed, day and night. */
export function addMinutes(from: Temporal.Instant, minutes: number): Temporal.Instant {
  return instant(from.epochMilliseconds + Math.round(minutes * MINUTE_MS))
}

/** Minutes from one instant to another, day and night. */
export function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / MINUTE_MS
}

function next(day: Day, calendar: WorkCalendar): Day {
  return dayNumbered(day.number + 1, calendar)
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms)
}

/** The refusal of a calendar that would otherwise be searched for ever. */
export function noWork(at: Temporal.Instant, { version }: WorkCalendar): RangeError {
  return new RangeError(`calendar ${version} has no working time within three years of ${at}`)
}
