import { expect, test } from 'vitest'
import { hoursWords, spansOf } from './hours.ts'

const names = ['', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']

test.each([
  [[1, 2, 3, 4, 5], [[1, 5]]],
  [
    [7, 1, 3, 2],
    [
      [1, 3],
      [7, 7],
    ],
  ],
  [[6], [[6, 6]]],
  [[], []],
])('days %j are the spans %j', (days, spans) => {
  expect(spansOf(days)).toEqual(spans)
})

test('hours are said as on a door', () => {
  const hours = { days: [1, 2, 3, 4, 5, 7], opens: '08:30', closes: '17:30', break: null }
  expect(hoursWords(hours, (day) => names[day] ?? '')).toBe('пн–пт, вс 8:30–17:30')
})
