import { Temporal } from 'temporal-polyfill'
import type { Term } from '../catalog/pack-categories.ts'
import type { Pause } from './terms.ts'

/** Counts the end of a term on paper. */
export type Clerk = (
  from: Temporal.Instant,
  term: Term,
  zone: string,
  pauses?: readonly Pause[],
) => Temporal.Instant

/**
 * A second way to count, as a clerk does it with the printed calendar: a day at a time, a shift at a time, in
 * local time. It shares nothing with the rules but the calendar's text, and knows the office's hours by heart.
 */
export function clerkWith(calendarTexts: readonly string[]): Clerk {
  const printed = new Map(
    calendarTexts.flatMap((text) => text.split('\n').map((line) => line.split(',') as [string, string])),
  )
  const isOff = (date: Temporal.PlainDate): boolean => {
    const kind = printed.get(date.toString())
    return kind ? kind === 'day_off' : date.dayOfWeek > 5
  }
  const shiftsOn = (date: Temporal.PlainDate, zone: string): readonly Shift[] => {
    if (isOff(date)) return []
    const evening = printed.get(date.toString()) === 'short_working_day' ? '16:30' : '17:30'
    return [
      [timeOf(date, '08:30', zone), timeOf(date, '12:30', zone)],
      [timeOf(date, '13:30', zone), timeOf(date, evening, zone)],
    ]
  }

  /** Working days that were over between a question and its reply. */
  function daysOver({ from, to }: Pause, zone: string): number {
    const last = dateIn(to, zone)
    let days = 0
    for (let date = dateIn(from, zone); Temporal.PlainDate.compare(date, last) <= 0; date = nextDay(date)) {
      const end = timeOf(date, '23:59:59', zone)
      if (!isOff(date) && !isBefore(end, from) && isBefore(end, to)) days++
    }
    return days
  }

  function secondsWorked({ from, to }: Pause, zone: string): number {
    const last = dateIn(to, zone)
    let seconds = 0
    for (let date = dateIn(from, zone); Temporal.PlainDate.compare(date, last) <= 0; date = nextDay(date))
      for (const [opens, closes] of shiftsOn(date, zone)) {
        const begun = isBefore(opens, from) ? from : opens
        const ended = isBefore(to, closes) ? to : closes
        seconds += Math.max(0, secondsBetween(begun, ended))
      }
    return seconds
  }

  function lastDay(from: Temporal.Instant, days: number, zone: string, skips: typeof isOff) {
    let date = dateIn(from, zone)
    for (let left = days; left > 0; ) {
      date = nextDay(date)
      if (!skips(date)) left--
    }
    return timeOf(date, '23:59:59', zone)
  }

  function workedUntil(from: Temporal.Instant, seconds: number, zone: string): Temporal.Instant {
    let left = seconds
    for (let date = dateIn(from, zone); ; date = nextDay(date))
      for (const [opens, closes] of shiftsOn(date, zone)) {
        const begun = isBefore(opens, from) ? from : opens
        const offered = secondsBetween(begun, closes)
        if (offered < 0) continue
        if (offered >= left) return begun.add({ seconds: left })
        left -= offered
      }
  }

  return (from, { value, unit }, zone, pauses = []) => {
    const sum = (of: (pause: Pause, zone: string) => number) =>
      pauses.reduce((total, pause) => total + of(pause, zone), 0)
    const passed = { seconds: sum(({ from, to }) => secondsBetween(from, to)) }

    if (unit === 'minutes' || unit === 'hours') return from.add({ [unit]: value }).add(passed)
    if (unit === 'calendar_days') return lastDay(from, value, zone, () => false).add(passed)
    if (unit === 'working_days') return lastDay(from, value + sum(daysOver), zone, isOff)
    return workedUntil(from, value * 3600 + sum(secondsWorked), zone)
  }
}

type Shift = readonly [opens: Temporal.Instant, closes: Temporal.Instant]

const timeOf = (date: Temporal.PlainDate, plainTime: string, timeZone: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone, plainTime }).toInstant()
const dateIn = (at: Temporal.Instant, zone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zone).toPlainDate()
const nextDay = (date: Temporal.PlainDate): Temporal.PlainDate => date.add({ days: 1 })
const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0
const secondsBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  from.until(to).total('seconds')
