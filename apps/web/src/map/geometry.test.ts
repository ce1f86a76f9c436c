import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf, boxOf, type Ground, isInside, outsideOf } from './geometry.ts'

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

/** A square of 10 with a hole of 2 in the middle, and an island of 1. */
const ground: Ground = {
  type: 'MultiPolygon',
  coordinates: [[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 1)]],
}

test.each([
  [1, 1, true],
  [5, 5, false], // in the hole
  [20.5, 0.5, true], // on the island
  [15, 5, false], // between
  [-1, 5, false],
  [5, 11, false],
])('the place %f, %f is on the ground: %s', (lon, lat, expected) => {
  expect(isInside({ lon, lat }, ground)).toBe(expected)
})

test('no place is both on the ground and outside of it', () => {
  const outside = outsideOf({ type: 'Polygon', coordinates: [square(0, 0, 10)] }).geometry
  const within: Ground = { type: 'Polygon', coordinates: [square(0, 0, 10)] }
  const degrees = fc.double({ min: -20, max: 20, noNaN: true })
  fc.assert(
    fc.property(
      degrees,
      degrees,
      (lon, lat) => isInside({ lon, lat }, within) !== isInside({ lon, lat }, outside),
    ),
  )
})

test('the box holds every part of the ground', () => {
  expect(boundsOf(ground)).toEqual({ west: 0, south: 0, east: 21, north: 10 })
})

test('the box of one place is that place', () => {
  const lonely = { lon: 60.5, lat: 56.8 }
  expect(boxOf([lonely])).toEqual({ west: 60.5, south: 56.8, east: 60.5, north: 56.8 })
})
