import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { timeOf } from './camera-notes.ts'
import { takenAt } from './taken-at.ts'

const zone = 'Asia/Yekaterinburg'
const now = Temporal.Instant.from('2026-11-20T07:00:00Z')

test.each([
  ['2026:11:20 10:00:00', '+03:00', '2026-11-20T07:00:00Z'],
  ['2026:11:20 10:00:00', undefined, '2026-11-20T05:00:00Z'], // the city’s zone
  ['2026:11:20 10:00:00', 'Z', '2026-11-20T05:00:00Z'],
  ['2026:11:20 10:00:00.50', undefined, '2026-11-20T05:00:00Z'],
  ['2026:11:20 13:00:00', undefined, '2026-11-20T08:00:00Z'], // an hour ahead of us
  ['2026:11:20 13:00:01', undefined, undefined],
  ['2026:02:30 10:00:00', undefined, undefined],
  ['0000:00:00 00:00:00', undefined, undefined],
  ['yesterday', undefined, undefined],
  [undefined, '+05:00', undefined],
])('a camera that wrote %s %s took the photo at %s', (time, offset, at) => {
  expect(takenAt(timeOf(time, offset), zone, now)?.toString()).toBe(at)
})
