import { expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

test.each([
  ['2026-15', '2026-15'],
  [' № 2026-15 ', '2026-15'],
  ['№2026-15', '2026-15'],
  ['https://city.example/console/2026-15', '2026-15'],
  ['2026-', null],
  ['2026-0', null],
  ['12026-15', null],
  ['', null],
])('«%s» names the report %s', (written, number) => {
  expect(readNumber(written)).toBe(number)
})
