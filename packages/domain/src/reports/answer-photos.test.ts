import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { photoFault } from './answer-photos.ts'
import type { Outcome } from './status.ts'

const registeredAt = Temporal.Instant.from('2026-11-20T05:00:00Z')
const wanted = { registeredAt, nearMeters: 200 }

test.each<[Outcome, number | null, number | null, string | null]>([
  // [outcome, seconds after the report, metres from its place, fault]
  ['fixed', 0, 5000, null],
  ['fixed', -1, 0, 'report.photo_too_old'],
  ['fixed', null, null, null],
  ['not_confirmed', 1, 200, null],
  ['not_confirmed', 1, 201, 'report.photo_elsewhere'],
  ['not_confirmed', -1, 201, 'report.photo_too_old'],
  ['not_confirmed', null, null, null],
  ['explained', -1, 5000, null],
])('an answer %s with a photo of %s s and %s m is faulted with %s', (outcome, seconds, meters, fault) => {
  const takenAt = seconds === null ? null : registeredAt.add({ seconds })
  expect(photoFault(outcome, { takenAt, meters }, wanted)).toBe(fault)
})
