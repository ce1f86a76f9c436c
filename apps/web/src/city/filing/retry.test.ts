import { expect, test } from 'vitest'
import { isWorthRepeating, pauseMs } from './retry.ts'

test.each([
  ['network.offline', 0, true],
  ['server.unavailable', 503, true],
  ['request.timeout', 408, true],
  ['server.fault', 500, false], // the same request would break again
  ['request.too_many', 429, false], // the person is told when, and whom to call
  ['request.invalid', 422, false],
  ['report.key_reused', 409, false],
] as const)('after %s (%i) it is sent again by itself: %s', (code, status, expected) => {
  expect(isWorthRepeating({ code, status })).toBe(expected)
})

test.each([
  [1, undefined, 5000],
  [2, undefined, 10_000],
  [4, undefined, 40_000],
  [9, undefined, 60_000], // never more than a minute
  [1, 30, 30_000], // the server knows best
])('after attempt %i with Retry-After %s it waits %i ms', (attempt, retryAfter, expected) => {
  expect(pauseMs(attempt, retryAfter)).toBe(expected)
})
