import { Temporal } from 'temporal-polyfill'
import type { DayKind } from '../catalog/pack.ts'
import type { WorkHours } from '../catalog/pack-city.ts'
import { isPublicHoliday } from './public-holidays.ts'

/**
 * The working calendar of a city, or of an agency that keeps its own hours.
 *
 * Never change one: make a new value. Days once computed are remembered for as long as the value lives,
 * so keep it and pass the same one again.
 */
export type WorkCalendar = {
  /** IANA zone in which days begin and end. */
  readonly zone: string
  /** Stored beside every due time that was computed with this calendar. */
  readonly version: string
  /** Days that differ from their weekday, by ISO date. */
  readonly days: ReadonlyMap<string, DayKind>
  /** Years whose days are known. In others only the public holidays of the Labour Code are off. */
  readonly years: ReadonlySet<number>
  /** Who works round the clock has no days off either. */
  readonly hours: WorkHours | 'round_the_clock'
}

/** Milliseconds since 1970; the end is the first moment that no longer belongs to it. */
type Span = { readonly startMs: number; readonly endMs: number }

/** One local day of a calendar. `number` counts days since 1970-01-01. */
export type Day = Span & {
  readonly number: number
  readonly known: boolean
  readonly working: boolean
  readonly shifts: readonly Span[]
}

const DAY_MS = 86_400_000
const remembered = new WeakMap<WorkCalendar, Map<number, Day>>()

/** The day number of a calendar, whatever the zone makes of its length. */
export function dayNumbered(number: number, calendar: WorkCalendar): Day {
  let days = remembered.get(calendar)
  if (!days) {
    days = new Map()
    remembered.set(calendar, days)
  }
  let day = days.get(number)
  if (!day) {
    day = makeDay(number, calendar)
    days.set(number, day)
  }
  return day
}

/** The local day that holds an instant. No zone is asked here: it is at most a step from the UTC day. */
export function dayAt(ms: number, calendar: WorkCalendar): Day {
  let day = dayNumbered(Math.floor(ms / DAY_MS), calendar)
  while (ms < day.startMs) day = dayNumbered(day.number - 1, calendar)
  while (ms >= day.endMs) day = dayNumbered(day.number + 1, calendar)
  return day
}

/** Whether the local date is a working day. Every day is, for who works round the clock. */
export function isWorkingDay(date: Temporal.PlainDate, calendar: WorkCalendar): boolean {
  return dayNumbered(dayNumber(date), calendar).working
}

/** The working time of a local date, before and after the break; empty on a day off. */
export function workingIntervals(
  date: Temporal.PlainDate,
  calendar: WorkCalendar,
): readonly { readonly start: Temporal.Instant; readonly end: Temporal.Instant }[] {
  return dayNumbered(dayNumber(date), calendar).shifts.map(({ startMs, endMs }) => ({
    start: Temporal.Instant.fromEpochMilliseconds(startMs),
    end: Temporal.Instant.fromEpochMilliseconds(endMs),
  }))
}

/** The date of an instant in the calendar's zone. */
export function localDate(at: Temporal.Instant, calendar: WorkCalendar): Temporal.PlainDate {
  return dateOf(dayAt(at.epochMilliseconds, calendar))
}

export function dateOf({ number }: Pick<Day, 'number'>): Temporal.PlainDate {
  return Temporal.PlainDate.from(new Date(number * DAY_MS).toISOString().slice(0, 10))
}

function dayNumber(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / DAY_MS
}

function makeDay(number: number, calendar: WorkCalendar): Day {
  const date = dateOf({ number })
  const span = {
    startMs: date.toZonedDateTime(calendar.zone).epochMilliseconds,
    endMs: date.add({ days: 1 }).toZonedDateTime(calendar.zone).epochMilliseconds,
  }
  if (calendar.hours === 'round_the_clock')
    return { ...span, number, known: true, working: true, shifts: [span] }

  const working = worksOn(date, calendar, calendar.hours)
  const shifts = working ? shiftsOn(date, calendar, calendar.hours) : []
  return { ...span, number, known: calendar.years.has(date.year), working, shifts }
}

/** A working Saturday is worked by everyone; a day off by nobody; other days follow the weekday. */
function worksOn(date: Temporal.PlainDate, calendar: WorkCalendar, hours: WorkHours): boolean {
  const kind = calendar.days.get(date.toString())
  if (kind) return kind !== 'day_off'
  return hours.days.includes(date.dayOfWeek) && (calendar.years.has(date.year) || !isPublicHoliday(date))
}

function shiftsOn(date: Temporal.PlainDate, calendar: WorkCalendar, hours: WorkHours): Span[] {
  const at = (time: string) =>
    date.toZonedDateTime({ timeZone: calendar.zone, plainTime: time }).epochMilliseconds
  const shortened = calendar.days.get(date.toString()) === 'short_working_day'
  const startMs = at(hours.opens)
  const endMs = at(hours.closes) - (shortened ? hours.shortenedByMinutes * 60_000 : 0)
  const shifts = hours.break
    ? [
        { startMs, endMs: Math.min(at(hours.break.from), endMs) },
        { startMs: at(hours.break.to), endMs },
      ]
    : [{ startMs, endMs }]
  return shifts.filter((shift) => shift.startMs < shift.endMs)
}
