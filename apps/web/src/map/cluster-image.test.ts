import { expect, test } from 'vitest'
import { arcsOf, clusterRadius } from './cluster-image.ts'

const turn = 2 * Math.PI
const length = (arc: { from: number; to: number } | null) => (arc ? arc.to - arc.from : 0)

test('a ring of one group is closed, without a gap', () => {
  expect(length(arcsOf([0, 7, 0, 0, 0])[1] ?? null)).toBeCloseTo(turn)
})

test('arcs follow each other from the top in the order of the groups', () => {
  const [checking, agency, deferred] = arcsOf([1, 2, 1, 0, 0])
  expect(checking?.from).toBeGreaterThanOrEqual(-Math.PI / 2)
  expect(agency?.from).toBeGreaterThan(checking?.to ?? Number.NaN)
  expect(deferred?.from).toBeGreaterThan(agency?.to ?? Number.NaN)
  expect(length(agency ?? null)).toBeGreaterThan(length(checking ?? null))
})

test('a share of nothing has no arc, a tiny share can still be seen', () => {
  const [none, tiny] = arcsOf([0, 1, 999, 0, 0])
  expect(none).toBeNull()
  expect(length(tiny ?? null)).toBeGreaterThan(0.05)
})

test('a cluster of four hundred is not twice as wide as one of a hundred, and there is a largest disc', () => {
  expect(clusterRadius(400)).toBeLessThan(2 * clusterRadius(100))
  expect(clusterRadius(100_000)).toBe(clusterRadius(10_000))
})
