import { expect, test } from 'vitest'
import { areaFaults } from './blackout.ts'

const photo = { width: 800, height: 600 }

test.each([
  // [left, top, width, height, what is wrong]
  [0, 0, 800, 600, null],
  [799, 599, 1, 1, null],
  [0, 0, 0, 10, 'photo.area_empty'],
  [10, 10, 10, -1, 'photo.area_empty'],
  [-1, 0, 10, 10, 'photo.area_outside'],
  [0, -1, 10, 10, 'photo.area_outside'],
  [0, 0, 801, 10, 'photo.area_outside'],
  [700, 500, 100, 101, 'photo.area_outside'],
  [Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER, 1, 'photo.area_outside'],
])('%i, %i, %i × %i: %s', (left, top, width, height, code) => {
  const sound = { left: 1, top: 1, width: 1, height: 1 }
  expect(areaFaults([sound, { left, top, width, height }], photo)).toEqual(
    code ? [{ field: 'areas.1', code }] : [],
  )
})
