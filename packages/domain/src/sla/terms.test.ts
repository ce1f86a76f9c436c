import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Term, TermUnit } from '../catalog/pack-categories.ts'
import { controlDate, dueAt, halfTerm } from './terms.ts'
import { at, local, office } from './test-calendar.ts'

const due = (from: string, value: number, unit: TermUnit, pauses: [string, string][] = []) =>
  local(
    dueAt(
      at(from),
      { value, unit },
      office(),
      pauses.map(([from, to]) => ({ from: at(from), to: at(to) })),
    ).at,
  )

describe('a term ends', () => {
  test.each<[string, number, TermUnit, string]>([
    // [registered, term, due] — local time
    ['2025-12-25T10:00', 8, 'working_days', '2026-01-16T23:59:59'],
    ['2025-12-30T10:00', 2, 'working_days', '2026-01-13T23:59:59'],
    ['2025-10-31T10:00', 1, 'working_days', '2025-11-01T23:59:59'], // a working Saturday
    ['2025-10-31T10:00', 2, 'working_days', '2025-11-05T23:59:59'],
    ['2024-04-26T10:00', 1, 'working_days', '2024-04-27T23:59:59'],
    ['2024-12-27T10:00', 2, 'working_days', '2025-01-09T23:59:59'],
    ['2026-05-09T10:00', 1, 'working_days', '2026-05-12T23:59:59'],
    ['2026-04-30T10:00', 8, 'working_days', '2026-05-14T23:59:59'],
    ['2026-06-10T10:00', 4, 'working_days', '2026-06-17T23:59:59'],
    ['2026-02-20T10:00', 8, 'working_days', '2026-03-05T23:59:59'],
    ['2021-10-29T10:00', 4, 'working_days', '2021-11-11T23:59:59'], // days off by decree
    ['2026-02-20T00:00', 8, 'working_days', '2026-03-05T23:59:59'],
    ['2026-02-20T23:59:59', 8, 'working_days', '2026-03-05T23:59:59'],
    ['2026-04-09T10:00', 30, 'calendar_days', '2026-05-09T23:59:59'],
    ['2025-12-09T10:00', 30, 'calendar_days', '2026-01-08T23:59:59'],
    ['2026-01-01T03:10', 30, 'minutes', '2026-01-01T03:40'],
    ['2026-01-01T03:10', 3, 'hours', '2026-01-01T06:10'],
    ['2026-06-11T15:30', 9, 'working_hours', '2026-06-15T17:30'],
    ['2026-06-12T15:30', 4, 'working_hours', '2026-06-15T12:30'],
  ])('from %s, %i %s, at %s', (from, value, unit, expected) => {
    expect(due(from, value, unit)).toBe(expected)
  })

  test('counted from the day that the city has, not Greenwich', () => {
    const from = Temporal.Instant.from('2026-03-01T20:30Z') // Monday 01:30 in Snezhinsk
    expect(local(dueAt(from, { value: 1, unit: 'working_days' }, office()).at)).toBe('2026-03-03T23:59:59')
    const moscow = dueAt(from, { value: 1, unit: 'working_days' }, office({ zone: 'Europe/Moscow' }))
    expect(local(moscow.at, 'Europe/Moscow')).toBe('2026-03-02T23:59:59')
  })
})

describe('a pause', () => {
  test.each<[string, number, TermUnit, [string, string][], string]>([
    [
      '2026-11-02T10:00',
      4,
      'working_days',
      [['2026-11-05T23:59:59.500', '2026-11-06T10:00']],
      '2026-11-09T23:59:59',
    ],
    [
      '2026-11-02T10:00',
      4,
      'working_days',
      [['2026-11-05T23:59:59', '2026-11-06T10:00']],
      '2026-11-10T23:59:59',
    ],
    [
      '2026-11-02T10:00',
      4,
      'working_days',
      [['2026-11-05T10:00', '2026-11-05T15:00']],
      '2026-11-09T23:59:59',
    ],
    [
      '2026-11-02T10:00',
      4,
      'working_days',
      [['2026-11-05T23:59', '2026-11-06T00:01']],
      '2026-11-10T23:59:59',
    ],
    [
      '2026-11-02T10:00',
      4,
      'working_days',
      [['2026-11-02T11:00', '2026-11-03T09:00']],
      '2026-11-10T23:59:59',
    ],
    [
      '2026-11-02T10:00',
      4,
      'working_days',
      [['2026-11-06T15:00', '2026-11-09T10:00']],
      '2026-11-10T23:59:59',
    ],
    [
      '2026-11-01T10:00',
      4,
      'working_days',
      [['2026-11-01T11:00', '2026-11-02T09:00']],
      '2026-11-06T23:59:59',
    ],
    ['2026-11-02T10:00', 4, 'working_hours', [['2026-11-02T11:00', '2026-11-02T14:00']], '2026-11-02T17:00'],
    ['2026-11-02T10:00', 4, 'working_hours', [['2026-11-02T17:30', '2026-11-03T08:30']], '2026-11-02T15:00'],
    ['2026-11-02T10:00', 3, 'hours', [['2026-11-02T20:00', '2026-11-02T20:45']], '2026-11-02T13:45'],
    [
      '2026-11-02T10:00',
      3,
      'calendar_days',
      [['2026-11-03T10:00', '2026-11-03T12:30']],
      '2026-11-06T02:29:59',
    ],
    [
      '2026-11-02T10:00',
      4,
      'working_days',
      [
        ['2026-11-02T11:00', '2026-11-03T09:00'],
        ['2026-11-05T10:00', '2026-11-07T10:00'],
      ],
      '2026-11-12T23:59:59',
    ],
  ])('of a term from %s, %i %s, paused %j, moves its end to %s', (from, value, unit, pauses, expected) => {
    expect(due(from, value, unit, pauses)).toBe(expected)
  })
})

describe('a due time is provisional', () => {
  test.each<[string, Term, boolean]>([
    ['2026-12-25T10:00', { value: 3, unit: 'working_days' }, false],
    ['2026-12-25T10:00', { value: 8, unit: 'working_days' }, true],
    ['2026-12-30T17:00', { value: 2, unit: 'working_hours' }, true],
    ['2026-12-25T10:00', { value: 8, unit: 'calendar_days' }, false],
    ['2026-12-31T23:50', { value: 2, unit: 'hours' }, false],
  ])('from %s, %j: %s, where 2027 is not loaded', (from, term, provisional) => {
    expect(dueAt(at(from), term, office()).provisional).toBe(provisional)
  })

  test('never for an agency that works round the clock', () => {
    const calendar = office({ hours: 'round_the_clock' })
    expect(dueAt(at('2030-01-01T10:00'), { value: 2, unit: 'working_hours' }, calendar)).toMatchObject({
      provisional: false,
    })
  })
})

test.each([
  // [registered, official answer due in 30 days, control date]
  ['2026-04-09T10:00', '2026-05-08'], // due on Saturday 9 May
  ['2025-12-09T10:00', '2025-12-30'], // due on 8 January, and 31 December is off
  ['2026-04-13T10:00', '2026-05-13'], // due on a working day
])('an official answer asked for at %s has the control date %s', (from, expected) => {
  const { at: end } = dueAt(at(from), { value: 30, unit: 'calendar_days' }, office())
  expect(controlDate(end, office()).toString()).toBe(expected)
})

test.each<[Term, Term]>([
  [
    { value: 8, unit: 'working_days' },
    { value: 4, unit: 'working_days' },
  ],
  [
    { value: 1, unit: 'working_days' },
    { value: 1, unit: 'working_days' },
  ],
  [
    { value: 3, unit: 'working_days' },
    { value: 2, unit: 'working_days' },
  ],
  [
    { value: 3, unit: 'hours' },
    { value: 90, unit: 'minutes' },
  ],
  [
    { value: 30, unit: 'minutes' },
    { value: 15, unit: 'minutes' },
  ],
  [
    { value: 9, unit: 'working_hours' },
    { value: 5, unit: 'working_hours' },
  ],
  [
    { value: 30, unit: 'calendar_days' },
    { value: 15, unit: 'calendar_days' },
  ],
  [
    { value: 2, unit: 'calendar_days' },
    { value: 1, unit: 'working_days' },
  ],
])('half of %j is %j', (term, half) => {
  expect(halfTerm(term)).toEqual(half)
})
