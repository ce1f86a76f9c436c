import { expect, test } from 'vitest'
import { type Indicator, isOverLimit, shareOf } from './shares.ts'

test.each<[number, number, number | null]>([
  [7, 178, 7 / 178],
  [0, 10, 0],
  [1, 9, null],
  [0, 0, null],
])('%i of %i is the share %s', (count, of, share) => {
  expect(shareOf({ count, of })).toBe(share)
})

test.each<[Indicator, number, number, boolean]>([
  ['late', 5, 100, false],
  ['late', 51, 1000, true],
  ['late', 9, 9, false], // so few say nothing
  ['repeated', 26, 178, false],
  ['repeated', 31, 100, true],
  ['deferred', 30, 100, false],
  ['deferred', 37, 118, true],
])('%s: %i of %i is over its limit: %s', (indicator, count, of, over) => {
  expect(isOverLimit(indicator, { count, of })).toBe(over)
})
