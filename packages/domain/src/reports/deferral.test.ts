import { expect, test } from 'vitest'
import { at, office } from '../sla/test-calendar.ts'
import { deferralFault } from './deferral.ts'

test.each([
  ['2026-11-05', null],
  ['2026-11-03', null], // tomorrow, and shortened
  ['2026-11-02', 'report.date_past'],
  ['2026-11-01', 'report.date_past'],
  ['2026-11-04', 'report.date_day_off'],
  ['2026-11-07', 'report.date_day_off'],
  ['2027-11-02', null],
  ['2027-11-03', 'report.date_too_far'],
])('on the second of November 2026 the work is put off to %s: %s', (until, code) => {
  expect(deferralFault(until, at('2026-11-02T10:00'), office())).toBe(code)
})

test('the day is that of the city: late in the evening of Greenwich it is tomorrow already', () => {
  expect(deferralFault('2026-11-03', at('2026-11-03T00:30'), office())).toBe('report.date_past')
  expect(deferralFault('2026-11-03', at('2026-11-02T23:59:59'), office())).toBe(null)
})
