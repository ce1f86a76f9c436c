import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type Term, termUnits } from '../catalog/pack-categories.ts'
import { dueAt } from './terms.ts'
import { at, local, office } from './test-calendar.ts'
import { lastHourAt, warnAt, warnBefore } from './warnings.ts'
import { workMinutesBetween } from './work-time.ts'

const week: Term = { value: 4, unit: 'working_days' }

describe('a warning comes', () => {
  test.each<[string, Term, string]>([
    ['2026-01-01T03:00', { value: 30, unit: 'minutes' }, '2026-01-01T03:24'],
    ['2026-01-01T03:00', { value: 2, unit: 'hours' }, '2026-01-01T04:36'],
    ['2026-11-05T08:30', { value: 4, unit: 'working_hours' }, '2026-11-05T11:42'],
    ['2026-11-05T16:30', { value: 4, unit: 'working_hours' }, '2026-11-06T10:42'],
    ['2026-11-09T17:30', { value: 1, unit: 'working_days' }, '2026-11-10T15:54'],
    ['2026-11-09T08:30', week, '2026-11-12T17:30'], // 32 of 40 working hours
    ['2026-11-09T08:30', { value: 7, unit: 'calendar_days' }, '2026-11-13T15:54'],
    ['2026-01-01T10:00', { value: 3, unit: 'calendar_days' }, '2026-01-04T06:47:59.2'], // no working time
  ])('for a term from %s, %j, at %s', (from, term, expected) => {
    expect(local(warnAt(at(from), term, office()))).toBe(expected)
  })

  test('after as much more working time as a pause gave', () => {
    const pauses = [{ from: at('2026-11-11T10:00'), to: at('2026-11-12T09:00') }]
    expect(local(warnAt(at('2026-11-09T08:30'), week, office(), pauses))).toBe('2026-11-13T17:30')
  })

  test('before a given date', () => {
    expect(local(warnBefore(at('2026-11-09T08:30'), at('2026-11-14T00:00'), office()))).toBe(
      '2026-11-12T17:30',
    )
  })

  test('after the start and not after the end, by 80 % of the working time', () => {
    const froms = fc.integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2026, 10, 1) / 1000 })
    const terms = fc.record({ value: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom(...termUnits) })
    fc.assert(
      fc.property(froms, terms, (seconds, term) => {
        const from = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
        const { at: due } = dueAt(from, term, office())
        const warn = warnAt(from, term, office())
        expect(Temporal.Instant.compare(from, warn)).toBe(-1)
        expect(Temporal.Instant.compare(warn, due)).toBe(-1)
        if (term.unit !== 'working_days') return
        const part = workMinutesBetween(from, warn, office()) / workMinutesBetween(from, due, office())
        expect(part).toBeCloseTo(0.8, 5)
      }),
    )
  })
})

test.each<[string, Term, string | null]>([
  ['2026-11-09T10:00', week, '2026-11-13T16:30'],
  ['2026-11-02T10:00', { value: 1, unit: 'working_days' }, '2026-11-03T15:30'],
  ['2026-11-09T10:00', { value: 2, unit: 'working_hours' }, '2026-11-09T11:00'],
  ['2026-11-09T10:00', { value: 1, unit: 'working_hours' }, null],
  ['2026-01-01T03:00', { value: 3, unit: 'hours' }, '2026-01-01T05:00'],
  ['2026-01-01T03:00', { value: 15, unit: 'minutes' }, null],
  ['2026-11-05T10:00', { value: 3, unit: 'calendar_days' }, '2026-11-06T16:30'],
  ['2026-01-01T10:00', { value: 3, unit: 'calendar_days' }, null],
])('the last working hour of a term from %s, %j, begins at %s', (from, term, expected) => {
  const { at: due } = dueAt(at(from), term, office())
  expect(local(lastHourAt(at(from), due, term, office()))).toBe(expected)
})
