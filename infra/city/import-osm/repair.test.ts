import type { AreaGeometry } from '@gorozhanin/domain/catalog/pack-shapes'
import { expect, test } from 'vitest'
import { polygonsOf, ringFault } from '../geometry.ts'
import { repairArea } from './repair.ts'

const polygon = (...ring: [number, number][]): AreaGeometry => ({ type: 'Polygon', coordinates: [ring] })
const isSound = (area: AreaGeometry | null) =>
  area !== null &&
  polygonsOf(area)
    .flat()
    .every((ring) => ringFault(ring) === null)

test('a sound area is left as it is', () => {
  const area = polygon([60, 56], [60.01, 56], [60.01, 56.01], [60, 56])
  expect(repairArea(area)).toEqual({ area, fault: null })
})

test('an open ring is closed', () => {
  const { area, fault } = repairArea(polygon([60, 56], [60.01, 56], [60.01, 56.01], [60, 56.01]))
  expect(fault).toBe('ring.not_closed')
  expect(isSound(area)).toBe(true)
})

test('a bow tie becomes its two halves', () => {
  const { area, fault } = repairArea(polygon([60, 56], [60.01, 56.01], [60.01, 56], [60, 56.01], [60, 56]))
  expect(fault).toBe('ring.crosses_itself')
  expect(isSound(area)).toBe(true)
  expect(area && polygonsOf(area)).toHaveLength(2)
})

test('a ring of two points is refused by its fault', () => {
  expect(repairArea(polygon([60, 56], [60.01, 56], [60, 56]))).toEqual({
    area: null,
    fault: 'ring.too_few_points',
  })
})
