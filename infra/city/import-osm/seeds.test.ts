import type { AreaGeometry, Position } from '@gorozhanin/domain/catalog/pack-shapes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers } from '../geometry.ts'
import { partGround } from './seeds.ts'

const square: AreaGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [60, 56],
      [61, 56],
      [61, 57],
      [60, 57],
      [60, 56],
    ],
  ],
}
const place = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }))
  .map(([x, y]): Position => [60 + x / 1000, 56 + y / 1000])

test('wherever houses stand, each lies in exactly one part of the ground', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { minLength: 8, maxLength: 60, selector: String }),
      fc.integer({ min: 1, max: 5 }),
      (houses, parts) => {
        const ground = partGround(square, houses, parts)
        expect(ground).toHaveLength(parts)
        for (const house of houses) expect(ground.filter((part) => covers(part, house))).toHaveLength(1)
      },
    ),
  )
})
