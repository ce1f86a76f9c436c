import { expect, test } from 'vitest'
import { missingYear } from './missing-year.ts'
import { at } from './test-calendar.ts'

const zone = 'Asia/Yekaterinburg'

test.each([
  ['2026-10-31T23:59', [2026], null],
  ['2026-11-01T00:00', [2026], 2027], // November has begun in the city, not yet in UTC
  ['2026-11-01T00:00', [2026, 2027], null],
  ['2026-12-31T23:59', [2026], 2027],
  ['2027-01-01T00:00', [2026], 2027],
  ['2027-03-01T10:00', [2026], 2027],
])('at %s with the days of %j the city has to load %s', (now, years, missing) => {
  expect(missingYear(at(now), { zone, years: new Set(years) })).toBe(missing)
})
