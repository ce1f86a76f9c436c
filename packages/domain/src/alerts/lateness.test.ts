import { expect, test } from 'vitest'
import { at, office } from '../sla/test-calendar.ts'
import { lateness } from './lateness.ts'

test.each([
  // [due, now, how late]
  ['2026-11-20T14:00', '2026-11-20T14:00', null],
  ['2026-11-20T14:00', '2026-11-20T14:25', { value: 25, unit: 'working_minutes' }],
  ['2026-11-20T14:00', '2026-11-20T16:10', { value: 2, unit: 'working_hours' }],
  ['2026-11-20T12:00', '2026-11-20T14:00', { value: 1, unit: 'working_hours' }], // over the break
  ['2026-11-20T17:30', '2026-11-20T20:00', { value: 0, unit: 'working_minutes' }],
  ['2026-11-20T23:59:59', '2026-11-21T00:01', { value: 1, unit: 'working_days' }],
  ['2026-11-20T14:00', '2026-11-22T10:00', { value: 1, unit: 'working_days' }], // Sunday
  ['2026-11-20T14:00', '2026-11-25T10:00', { value: 3, unit: 'working_days' }],
])('what was due at %s is late at %s by its working time', (due, now, expected) => {
  expect(lateness(at(due), at(now), office())).toEqual(expected)
})
