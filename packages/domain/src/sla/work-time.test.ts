import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { at, local, office, officeHours } from './test-calendar.ts'
import { addWorkMinutes, subtractWorkMinutes, workMinutesBetween } from './work-time.ts'

const instants = fc
  .integer({ min: Date.UTC(2020, 0, 2) / 1000, max: Date.UTC(2026, 10, 1) / 1000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
const minutes = fc.integer({ min: 0, max: 5000 })

describe('adding working minutes', () => {
  test.each([
    // [from, minutes, due] — local time
    ['2026-11-02T17:00', 60, '2026-11-03T09:00'], // over the night
    ['2026-11-03T16:00', 60, '2026-11-05T09:00'], // a shortened day, then the holiday of 4 November
    ['2026-11-02T12:00', 60, '2026-11-02T14:00'], // over the break
    ['2026-11-02T12:45', 30, '2026-11-02T14:00'], // begun in the break
    ['2026-11-02T16:30', 60, '2026-11-02T17:30'], // runs out as the day ends
    ['2026-11-02T08:30', 480, '2026-11-02T17:30'],
    ['2026-11-02T08:30', 481, '2026-11-03T08:31'],
    ['2026-11-07T12:00', 0, '2026-11-09T08:30'], // begun on a day off: the next opening
    ['2026-11-02T12:30', 0, '2026-11-02T12:30'],
    ['2026-11-02T17:30', 0, '2026-11-02T17:30'],
    ['2026-11-02T17:31', 0, '2026-11-03T08:30'],
    ['2024-12-28T17:00', 60, '2025-01-09T09:00'], // a working Saturday, then New Year
    ['2026-11-02T09:00', 0.5, '2026-11-02T09:00:30'],
  ])('from %s, %s min, gives %s', (from, count, due) => {
    expect(local(addWorkMinutes(at(from), count, office()))).toBe(due)
  })

  test('round the clock they are plain minutes', () => {
    const calendar = office({ hours: 'round_the_clock' })
    expect(local(addWorkMinutes(at('2026-01-01T03:10'), 30, calendar))).toBe('2026-01-01T03:40')
    expect(local(addWorkMinutes(at('2026-01-01T23:50'), 30, calendar))).toBe('2026-01-02T00:20')
  })

  test('a calendar without working time is refused', () => {
    const never = office({ hours: { ...officeHours, closes: '08:30', break: null } })
    expect(() => addWorkMinutes(at('2026-01-01T00:00'), 1, never)).toThrow(RangeError)
    expect(() => subtractWorkMinutes(at('2026-01-01T00:00'), 1, never)).toThrow(RangeError)
  })

  test('two waits in a row equal one wait of their sum', () => {
    fc.assert(
      fc.property(instants, minutes, minutes, (from, first, second) => {
        const twice = addWorkMinutes(addWorkMinutes(from, first, office()), second, office())
        expect(local(twice)).toBe(local(addWorkMinutes(from, first + second, office())))
      }),
    )
  })
})

describe('subtracting working minutes', () => {
  test.each([
    // [to, minutes, from] — local time
    ['2026-11-03T09:00', 60, '2026-11-02T17:00'],
    ['2026-11-02T23:59:59', 60, '2026-11-02T16:30'],
    ['2026-11-03T23:59:59', 60, '2026-11-03T15:30'],
    ['2026-11-04T12:00', 60, '2026-11-03T15:30'],
    ['2026-11-02T14:00', 60, '2026-11-02T12:00'],
    ['2026-11-02T14:00', 30, '2026-11-02T13:30'], // an opening is preferred to the end before it
  ])('to %s, %i min, begins at %s', (to, count, from) => {
    expect(local(subtractWorkMinutes(at(to), count, office()))).toBe(from)
  })
})

describe('working minutes between two instants', () => {
  test.each([
    ['2026-11-02T08:30', '2026-11-02T17:30', 480],
    ['2026-11-02T00:00', '2026-11-09T00:00', 480 + 420 + 480 + 480], // shortened Tuesday, Wednesday off
    ['2026-11-03T17:00', '2026-11-05T08:30', 0],
    ['2026-11-02T12:00', '2026-11-02T13:00', 30],
    ['2026-11-03T09:00', '2026-11-02T17:00', -60],
  ])('from %s to %s are %i', (from, to, count) => {
    expect(workMinutesBetween(at(from), at(to), office())).toBe(count)
  })

  test('are those that were added, and those that were taken away', () => {
    fc.assert(
      fc.property(instants, minutes, (from, count) => {
        expect(workMinutesBetween(from, addWorkMinutes(from, count, office()), office())).toBe(count)
        expect(workMinutesBetween(subtractWorkMinutes(from, count, office()), from, office())).toBe(count)
      }),
    )
  })

  test('are never fewer until the later of two due times', () => {
    fc.assert(
      fc.property(instants, instants, instants, (now, one, other) => {
        const [earlier, later] = Temporal.Instant.compare(one, other) < 0 ? [one, other] : [other, one]
        const left = (due: Temporal.Instant) => workMinutesBetween(now, due, office())
        expect(left(earlier)).toBeLessThanOrEqual(left(later))
      }),
    )
  })
})
