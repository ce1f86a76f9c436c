import { areaFaults } from '@gorozhanin/domain/reports/blackout'
import { expect, test } from 'vitest'
import { areaAfter, areaBetween, isDrawn, middleArea } from './areas.ts'

const photo = { width: 800, height: 600 }
const area = { left: 100, top: 50, width: 200, height: 100 }

test('a rectangle lies between its corners, whichever came first, and within the photo', () => {
  const [a, b] = [
    { x: 100.4, y: 50 },
    { x: 300, y: 149.6 },
  ]
  expect(areaBetween(a, b, photo)).toEqual(area)
  expect(areaBetween(b, a, photo)).toEqual(area)
  expect(areaBetween({ x: -40, y: 500 }, { x: 900, y: 700 }, photo)).toEqual({
    left: 0,
    top: 500,
    width: 800,
    height: 100,
  })
})

test('a click draws nothing', () => {
  expect(isDrawn(areaBetween({ x: 10, y: 10 }, { x: 10, y: 10 }, photo), photo)).toBe(false)
  expect(isDrawn(areaBetween({ x: 10, y: 10 }, { x: 300, y: 12 }, photo), photo)).toBe(false)
  expect(isDrawn({ left: 0, top: 0, width: 8, height: 6 }, photo)).toBe(true)
})

test('a rectangle to begin with lies in the middle', () => {
  expect(middleArea(photo)).toEqual({ left: 320, top: 240, width: 160, height: 120 })
  expect(areaFaults([middleArea({ width: 3, height: 3 })], { width: 3, height: 3 })).toEqual([])
})

test.each([
  // [key, with Shift, what changes]
  ['ArrowLeft', false, { left: 84 }],
  ['ArrowRight', false, { left: 116 }],
  ['ArrowUp', false, { top: 38 }],
  ['ArrowDown', false, { top: 62 }],
  ['ArrowLeft', true, { width: 184 }],
  ['ArrowDown', true, { height: 112 }],
])('%s, Shift %s', (key, resizes, change) => {
  expect(areaAfter(key, area, photo, resizes)).toEqual({ ...area, ...change })
})

test('arrows never leave the photo, and other keys do nothing', () => {
  const corner = { left: 700, top: 550, width: 100, height: 50 }
  for (const key of ['ArrowRight', 'ArrowDown'])
    for (const resizes of [true, false]) expect(areaAfter(key, corner, photo, resizes)).toEqual(corner)
  const small = { left: 0, top: 0, width: 1, height: 1 }
  expect(areaAfter('ArrowLeft', small, photo, true)).toEqual(small)
  expect(areaAfter('ArrowUp', small, photo, false)).toEqual(small)
  expect(areaAfter('Enter', area, photo, false)).toBeNull()
})
