import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Term } from '../catalog/pack-categories.ts'
import { dueAt } from './terms.ts'
import { calendarTexts, office, zones } from './test-calendar.ts'

/*
 * A second way to count, as a clerk does it with the printed calendar: a day at a time, a shift at a time, in
 * local time. It shares nothing with the rules but the calendar's text, and knows the office's hours by heart.
 */

const printed = new Map(
  calendarTexts.flatMap((text) => text.split('\n').map((line) => line.split(',') as [string, string])),
)

function isOff(date: Temporal.PlainDate): boolean {
  const kind = printed.get(date.toString())
  return kind ? kind === 'day_off' : date.dayOfWeek > 5
}

function workedShifts(date: Temporal.PlainDate): [string, string][] {
  if (isOff(date)) return []
  const evening = printed.get(date.toString()) === 'short_working_day' ? '16:30' : '17:30'
  return [
    ['08:30', '12:30'],
    ['13:30', evening],
  ]
}

function clerk(from: Temporal.ZonedDateTime, { value, unit }: Term): Temporal.ZonedDateTime {
  if (unit === 'minutes' || unit === 'hours') return from.add({ [unit]: value })
  if (unit === 'working_hours') return workedUntil(from, value * 3600)

  let date = from.toPlainDate()
  for (let counted = 0; counted < value; ) {
    date = date.add({ days: 1 })
    if (unit === 'calendar_days' || !isOff(date)) counted++
  }
  return date.toZonedDateTime({ timeZone: from.timeZoneId, plainTime: '23:59:59' })
}

function workedUntil(from: Temporal.ZonedDateTime, seconds: number): Temporal.ZonedDateTime {
  let left = seconds
  for (let date = from.toPlainDate(); ; date = date.add({ days: 1 })) {
    for (const [opens, closes] of workedShifts(date)) {
      const [start, end] = [opens, closes].map((plainTime) =>
        date.toZonedDateTime({ timeZone: from.timeZoneId, plainTime }),
      ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
      const begun = Temporal.ZonedDateTime.compare(from, start) > 0 ? from : start
      const offered = begun.until(end).total('seconds')
      if (offered < 0) continue
      if (offered >= left) return begun.add({ seconds: left })
      left -= offered
    }
  }
}

const starts = fc.integer({ min: Date.UTC(2020, 0, 2) / 1000, max: Date.UTC(2026, 9, 1) / 1000 })
const terms: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ value: fc.integer({ min: 1, max: 40 }), unit: fc.constant('working_days' as const) }),
  fc.record({ value: fc.integer({ min: 1, max: 60 }), unit: fc.constant('calendar_days' as const) }),
  fc.record({ value: fc.integer({ min: 1, max: 45 }), unit: fc.constant('working_hours' as const) }),
  fc.record({ value: fc.integer({ min: 1, max: 72 }), unit: fc.constant('hours' as const) }),
  fc.record({ value: fc.integer({ min: 1, max: 600 }), unit: fc.constant('minutes' as const) }),
)

test.each(zones)(
  'in %s every due time is the one that a clerk would count',
  (zone) => {
    const calendar = office({ zone })
    fc.assert(
      fc.property(starts, terms, (second, term) => {
        const from = Temporal.Instant.fromEpochMilliseconds(second * 1000)
        const due = dueAt(from, term, calendar)
        expect(due.at.toString()).toBe(clerk(from.toZonedDateTimeISO(zone), term).toInstant().toString())
        expect(due.provisional).toBe(false)
      }),
      { numRuns: 2000 },
    )
  },
  60_000,
)
