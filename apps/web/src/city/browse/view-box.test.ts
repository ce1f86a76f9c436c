import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxOf } from './view-box.ts'

test('the box has the middle of the map in its middle and is as wide as the screen says', () => {
  // At zoom 14 the world is 512 × 2^14 px round: 390 px are 0.01674 degrees.
  expect(boxOf({ lon: 62.94, lat: 60.04, zoom: 14 }, { width: 390, height: 700 })).toBe(
    '62.9316,60.0325,62.9484,60.0475',
  )
})

test('on the equator degrees of latitude are as long as those of longitude', () => {
  const [west, south, east, north] = numbers(boxOf({ lon: 0, lat: 0, zoom: 12 }, { width: 512, height: 512 }))
  expect(east - west).toBeCloseTo(360 / 2 ** 12, 3)
  expect(north - south).toBeCloseTo(east - west, 3)
})

test('whatever the view, the box lies on the map and holds its middle', () => {
  const view = fc.record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -84, max: 84, noNaN: true }),
    zoom: fc.double({ min: 8, max: 19, noNaN: true }),
  })
  const size = fc.record({
    width: fc.integer({ min: 1, max: 4000 }),
    height: fc.integer({ min: 1, max: 4000 }),
  })
  fc.assert(
    fc.property(view, size, (looked, room) => {
      const [west, south, east, north] = numbers(boxOf(looked, room))
      const rounding = 0.0001
      expect(west).toBeGreaterThanOrEqual(-180)
      expect(east).toBeLessThanOrEqual(180)
      expect(west - rounding).toBeLessThanOrEqual(looked.lon)
      expect(east + rounding).toBeGreaterThanOrEqual(looked.lon)
      expect(south - rounding).toBeLessThanOrEqual(looked.lat)
      expect(north + rounding).toBeGreaterThanOrEqual(looked.lat)
    }),
  )
})

function numbers(box: string): [number, number, number, number] {
  return box.split(',').map(Number) as [number, number, number, number]
}
