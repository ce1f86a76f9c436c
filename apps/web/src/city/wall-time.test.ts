import { expect, test } from 'vitest'
import { wallTime } from './wall-time.ts'

const now = Date.parse('2026-12-01T12:00:00Z')
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ')

test.each([
  ['2026-11-20T18:30', '20 ноября, 18:30'],
  ['2025-11-20T18:30', '20 ноября 2025, 18:30'],
])('%s reads «%s», whatever the zone of the reader', (value, expected) => {
  expect(plain(wallTime(value, 'ru', now))).toBe(expected)
})

test.each([['подъезд 2'], ['2026-11-20'], ['2026-99-99T18:30'], ['']])('«%s» is no time', (value) => {
  expect(wallTime(value, 'ru', now)).toBeNull()
})
