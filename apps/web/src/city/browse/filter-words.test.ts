import { expect, test } from 'vitest'
import { dayBefore, toggled } from './filter-words.ts'

test('a word is put in and taken out', () => {
  expect(toggled([], 'roads')).toBe('roads')
  expect(toggled(['roads'], 'yards')).toBe('roads,yards')
  expect(toggled(['roads'], 'roads')).toBeUndefined()
})

test('days are counted over the ends of months and years', () => {
  expect(dayBefore('2026-03-01', 1)).toBe('2026-02-28')
  expect(dayBefore('2026-01-01', 364)).toBe('2025-01-02')
})
