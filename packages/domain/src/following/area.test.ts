import { expect, test } from 'vitest'
import { faultOfArea, hectaresOf, readArea, sizeWords, writeArea } from './area.ts'

/** Corners in thousandths of a degree from a place in the Urals. */
const ring = (...corners: [number, number][]) =>
  corners.map(([x, y]) => ({ lon: 60.7 + x / 1000, lat: 56 + y / 1000 }))

test.each([
  ['a square', ring([0, 0], [4, 0], [4, 4], [0, 4]), null],
  ['a square the other way round', ring([0, 4], [4, 4], [4, 0], [0, 0]), null],
  ['a corner pushed in', ring([0, 0], [4, 0], [2, 1], [0, 4]), null],
  ['a corner on a straight side', ring([0, 0], [2, 0], [4, 0], [0, 4]), null],
  ['two corners', ring([0, 0], [4, 0]), 'following.area_few'],
  ['nothing', [], 'following.area_few'],
  ['thirty-one corners', Array.from({ length: 31 }, () => ({ lon: 60, lat: 56 })), 'following.area_many'],
  ['a bow tie', ring([0, 0], [4, 4], [4, 0], [0, 4]), 'following.area_crosses'],
  ['a corner on another side', ring([0, 0], [4, 0], [2, 0], [2, 4]), 'following.area_crosses'],
  ['a corner that another touches', ring([0, 0], [4, 0], [4, 4], [2, 0], [0, 4]), 'following.area_crosses'],
  ['a corner twice', ring([0, 0], [0, 0], [4, 0], [0, 4]), 'following.area_crosses'],
  ['the first corner again at the end', ring([0, 0], [4, 0], [0, 4], [0, 0]), 'following.area_crosses'],
  ['a line', ring([0, 0], [1, 1], [2, 2]), 'following.area_crosses'],
  ['half a region', ring([0, 0], [200, 0], [200, 200], [0, 200]), 'following.area_large'],
  ['a splinter over half the world', readArea('60,90,-100,0,150,0'), 'following.area_large'],
  ['corners where no map is', readArea('60,135,-100,0,150,0'), 'following.area_large'],
])('%s', (_, corners, fault) => {
  expect(faultOfArea(corners)).toBe(fault)
})

test('an area is as large as on a globe', () => {
  // A thousandth of a degree: 111.2 m to the north, 62.2 m to the east at 56°.
  expect(hectaresOf(ring([0, 0], [10, 0], [10, 10], [0, 10]))).toBeCloseTo(69.14, 1)
})

test.each([
  [2, 'около 2,8 га', 'about 2.8 ha'],
  [10, 'около 69 га', 'about 69 ha'],
  [50, 'около 17 км²', 'about 17 km²'],
])('a square of %i thousandths has a size in words', (side, ru, en) => {
  const corners = ring([0, 0], [side, 0], [side, side], [0, side])
  expect([sizeWords(corners, 'ru'), sizeWords(corners, 'en')]).toEqual([ru, en])
})

test('an area is read as it was written', () => {
  const corners = [
    { lon: 60.123456, lat: 56.1 },
    { lon: -0.5, lat: 0 },
    { lon: 60, lat: 56.000004 },
  ]
  expect(writeArea(corners)).toBe('60.12346,56.1,-0.5,0,60,56')
  expect(writeArea(readArea(writeArea(corners)))).toBe(writeArea(corners))
  expect(readArea('60,56,61')).toEqual([])
  expect(readArea('')).toEqual([])
})
