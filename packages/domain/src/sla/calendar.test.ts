import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { isWorkingDay, localDate, workingIntervals } from './calendar.ts'
import { at, local, office, officeHours } from './test-calendar.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const shifts = (date: string, calendar = office()) =>
  workingIntervals(day(date), calendar).map(({ start, end }) => [local(start), local(end)])

describe('working days', () => {
  test.each([
    [2020, 219], // with the days off by decree
    [2021, 240],
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('%i has %i of them', (year, count) => {
    let working = 0
    for (let date = day(`${year}-01-01`); date.year === year; date = date.add({ days: 1 }))
      if (isWorkingDay(date, office())) working++
    expect(working).toBe(count)
  })

  test.each(['2021-02-20', '2022-03-05', '2024-11-02', '2025-11-01', '2024-04-27', '2024-12-28'])(
    'Saturday %s is worked',
    (date) => {
      expect(isWorkingDay(day(date), office())).toBe(true)
    },
  )

  test('a year that is not loaded has weekends and the holidays of the Labour Code', () => {
    const off = ['2030-01-08', '2030-03-08', '2030-05-01', '2030-06-12', '2030-11-04', '2030-01-12']
    expect(off.filter((date) => isWorkingDay(day(date), office()))).toEqual([])
    expect(isWorkingDay(day('2030-01-09'), office())).toBe(true)
    expect(isWorkingDay(day('2030-05-10'), office())).toBe(true)
  })

  test('a loaded year is believed even where it says nothing of a holiday', () => {
    const calendar = office({ days: new Map(), years: new Set([2030]) })
    expect(isWorkingDay(day('2030-05-01'), calendar)).toBe(true)
  })

  test('an agency with a six-day week works on Saturdays, but not on a holiday', () => {
    const calendar = office({ hours: { ...officeHours, days: [1, 2, 3, 4, 5, 6] } })
    expect(isWorkingDay(day('2026-11-07'), calendar)).toBe(true)
    expect(isWorkingDay(day('2026-05-09'), calendar)).toBe(false)
    expect(isWorkingDay(day('2026-11-08'), calendar)).toBe(false)
  })
})

describe('working time of a day', () => {
  test.each([
    ['2026-11-02', ['2026-11-02T08:30', '2026-11-02T12:30'], ['2026-11-02T13:30', '2026-11-02T17:30']],
    ['2026-11-03', ['2026-11-03T08:30', '2026-11-03T12:30'], ['2026-11-03T13:30', '2026-11-03T16:30']],
    ['2024-12-28', ['2024-12-28T08:30', '2024-12-28T12:30'], ['2024-12-28T13:30', '2024-12-28T17:30']],
    ['2025-11-01', ['2025-11-01T08:30', '2025-11-01T12:30'], ['2025-11-01T13:30', '2025-11-01T16:30']],
  ])('%s has its hours before and after the break', (date, ...expected) => {
    expect(shifts(date)).toEqual(expected)
  })

  test('a day off has none', () => {
    expect(shifts('2026-11-04')).toEqual([])
  })

  test('without a break it is one stretch', () => {
    expect(shifts('2026-11-03', office({ hours: { ...officeHours, break: null } }))).toEqual([
      ['2026-11-03T08:30', '2026-11-03T16:30'],
    ])
  })

  test.each([
    ['14:00', '12:30'], // shortened to 13:00, in the break
    ['13:15', '12:15'], // shortened to 12:15, before it
  ])('a day that closes at %s and is shortened ends at %s', (closes, end) => {
    expect(shifts('2026-11-03', office({ hours: { ...officeHours, closes } }))).toEqual([
      ['2026-11-03T08:30', `2026-11-03T${end}`],
    ])
  })

  test('round the clock is the whole day, on days off too', () => {
    expect(shifts('2026-11-04', office({ hours: 'round_the_clock' }))).toEqual([
      ['2026-11-04T00:00', '2026-11-05T00:00'],
    ])
  })

  test('round the clock has an hour less on the day when summer time begins', () => {
    const calendar = office({ zone: 'America/New_York', hours: 'round_the_clock' })
    const [shift] = workingIntervals(day('2026-03-08'), calendar)
    expect(shift?.end.since(shift.start).total('hours')).toBe(23)
  })
})

test('the date of an instant is that of the city, not of Greenwich', () => {
  const instant = Temporal.Instant.from('2026-03-01T20:30Z')
  expect(localDate(instant, office()).toString()).toBe('2026-03-02')
  expect(localDate(at('2026-03-02T00:00'), office()).toString()).toBe('2026-03-02')
  expect(localDate(at('2026-03-01T23:59:59.999'), office()).toString()).toBe('2026-03-01')
})
