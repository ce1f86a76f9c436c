import { expect, test } from 'vitest'
import { heightsInPixels, nextHeight, settle } from './sheet-heights.ts'

const heights = heightsInPixels(800, 120)

test.each([
  // [let go at, speed, comes to rest]
  [130, 0, 'low'],
  [300, 0, 'half'],
  [600, 0, 'full'],
  [130, 0.9, 'half'], // a flick up goes on
  [420, 0.9, 'full'],
  [420, -0.9, 'half'], // a flick down goes back
  [390, -0.9, 'low'],
  [900, 0.9, 'full'], // never beyond the ends
  [60, -0.9, 'low'],
] as const)('let go at %i px with speed %f, the sheet rests %s', (heightPx, speed, expected) => {
  expect(settle(heightPx, speed, heights)).toBe(expected)
})

test('the arrow keys stop at both ends', () => {
  expect(nextHeight('full', 1)).toBe('full')
  expect(nextHeight('low', -1)).toBe('low')
  expect(nextHeight('half', 1)).toBe('full')
})
