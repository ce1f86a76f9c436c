import type { Temporal } from 'temporal-polyfill'
import type { Term, TermUnit } from '../catalog/pack-categories.ts'
import { dateOf, dayAt, dayNumbered, type WorkCalendar } from './calendar.ts'
import { addCalendarDays, addWorkingDays, workingDayEndsBetween } from './due-days.ts'
import { addMinutes, addWorkMinutes, minutesBetween, workMinutesBetween } from './work-time.ts'

/** A time when a term stood still, from the question to its reply. */
export type Pause = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

/** The end of a term. `provisional`: a year on the way is not in the calendar yet, so the end may move. */
export type Due = { readonly at: Temporal.Instant; readonly provisional: boolean }

/**
 * When a term that began at `from` ends.
 *
 * Days end at 23:59:59 in the calendar's zone and the day of `from` is day 0; minutes and hours run day and
 * night. Pauses add, to working days, the working days whose end (23:59:59) fell inside them; to working
 * hours, their working minutes; to all else, the time that passed. They must not overlap.
 *
 * Source: Civil Code of Russia, articles 191, 194; Federal Law 59-FZ, article 12, for calendar days.
 */
export function dueAt(
  from: Temporal.Instant,
  term: Term,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): Due {
  const at = endOf[term.unit](from, term.value, calendar, pauses)
  return { at, provisional: dependsOnDays[term.unit] && crossesUnknownYear(from, at, calendar) }
}

type EndOf = (
  from: Temporal.Instant,
  value: number,
  calendar: WorkCalendar,
  pauses: readonly Pause[],
) => Temporal.Instant

const endOf: Record<TermUnit, EndOf> = {
  minutes: (from, value, _, pauses) => addMinutes(from, value + pausedMinutes(pauses)),
  hours: (from, value, _, pauses) => addMinutes(from, value * 60 + pausedMinutes(pauses)),
  working_hours: (from, value, calendar, pauses) =>
    addWorkMinutes(from, value * 60 + pausedWorkMinutes(pauses, calendar), calendar),
  working_days: (from, value, calendar, pauses) =>
    addWorkingDays(from, value + pausedWorkingDays(pauses, calendar), calendar),
  calendar_days: (from, value, calendar, pauses) =>
    addMinutes(addCalendarDays(from, value, calendar), pausedMinutes(pauses)),
}

const dependsOnDays: Record<TermUnit, boolean> = {
  minutes: false,
  hours: false,
  working_hours: true,
  working_days: true,
  calendar_days: false,
}

/**
 * The day by which an official answer that is due at `due` has to leave: the due day itself when it is a
 * working one, else the working day before it.
 *
 * Source: Federal Law 59-FZ of 02.05.2006, article 12, and the rules of record keeping that go with it.
 */
export function controlDate(due: Temporal.Instant, calendar: WorkCalendar): Temporal.PlainDate {
  let day = dayAt(due.epochMilliseconds, calendar)
  while (!day.working) day = dayNumbered(day.number - 1, calendar)
  return dateOf(day)
}

/** Half of a term, rounded up to its unit; hours are halved by the minute. A day term keeps a working day. */
export function halfTerm({ value, unit }: Term): Term {
  if (unit === 'hours') return { value: value * 30, unit: 'minutes' }
  if (unit === 'calendar_days' && value <= 2) return { value: 1, unit: 'working_days' }
  return { value: Math.ceil(value / 2), unit }
}

function crossesUnknownYear(from: Temporal.Instant, to: Temporal.Instant, calendar: WorkCalendar): boolean {
  const last = dayAt(to.epochMilliseconds, calendar).number
  for (let day = dayAt(from.epochMilliseconds, calendar); day.number <= last; ) {
    if (!day.known) return true
    day = dayNumbered(day.number + 1, calendar)
  }
  return false
}

function pausedMinutes(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0)
}

function pausedWorkMinutes(pauses: readonly Pause[], calendar: WorkCalendar): number {
  return pauses.reduce((sum, { from, to }) => sum + workMinutesBetween(from, to, calendar), 0)
}

function pausedWorkingDays(pauses: readonly Pause[], calendar: WorkCalendar): number {
  return pauses.reduce((sum, { from, to }) => sum + workingDayEndsBetween(from, to, calendar), 0)
}
