import type { AreaGeometry, Position } from '@gorozhanin/domain/catalog/pack-shapes'
import Flatbush from 'flatbush'
import pointInPolygon from 'point-in-polygon-hao'
import { type Geom, intersection } from 'polyclip-ts'

export type Box = readonly [west: number, south: number, east: number, north: number]

export function polygonsOf({ type, coordinates }: AreaGeometry): Position[][][] {
  return type === 'Polygon' ? [coordinates] : coordinates
}

export function boxOf(positions: readonly Position[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

/** Whether a position lies inside an area or on its edge. */
export function covers(area: AreaGeometry, position: Position): boolean {
  return polygonsOf(area).some((polygon) => pointInPolygon(position, polygon) !== false)
}

const metersPerDegree = 111_320

/** Square metres of an area, precise enough to tell a sliver from a yard. */
export function squareMeters(polygons: readonly (readonly (readonly Position[])[])[]): number {
  return polygons.reduce((sum, rings) => {
    const [outer = 0, ...holes] = rings.map(ringSquareMeters)
    return sum + outer - holes.reduce((total, hole) => total + hole, 0)
  }, 0)
}

function ringSquareMeters(ring: readonly Position[]): number {
  const [, originLat] = ring[0] ?? [0, 0]
  const [originLon] = ring[0] ?? [0, 0]
  const perLon = metersPerDegree * Math.cos((originLat * Math.PI) / 180)
  let twice = 0
  for (const [index, [lon, lat]] of ring.entries()) {
    const [nextLon, nextLat] = ring[(index + 1) % ring.length] as Position
    const [x, y] = [(lon - originLon) * perLon, (lat - originLat) * metersPerDegree]
    const [nextX, nextY] = [(nextLon - originLon) * perLon, (nextLat - originLat) * metersPerDegree]
    twice += x * nextY - nextX * y
  }
  return Math.abs(twice / 2)
}

/** Square metres that two areas share. */
export function sharedSquareMeters(a: AreaGeometry, b: AreaGeometry): number {
  return squareMeters(intersection(polygonsOf(a) as Geom, polygonsOf(b) as Geom) as Position[][][])
}

/** An index of boxes; asks for candidates only, the caller looks closer. */
export function indexOf(boxes: readonly Box[]): (box: Box) => number[] {
  if (boxes.length === 0) return () => []
  const index = new Flatbush(boxes.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  return (box) => index.search(...box)
}

type RingFault = 'ring.too_few_points' | 'ring.not_closed' | 'ring.crosses_itself'

/** What is wrong with a ring by the simple features standard; null when nothing is. */
export function ringFault(ring: readonly Position[]): RingFault | null {
  if (ring.length < 4) return 'ring.too_few_points'
  const [first, last] = [ring[0] as Position, ring.at(-1) as Position]
  if (first[0] !== last[0] || first[1] !== last[1]) return 'ring.not_closed'
  return crossesItself(ring) ? 'ring.crosses_itself' : null
}

function crossesItself(ring: readonly Position[]): boolean {
  const spots = ring.slice(0, -1).filter((spot, index, all) => {
    const before = all[(index + all.length - 1) % all.length] as Position
    return spot[0] !== before[0] || spot[1] !== before[1]
  })
  if (spots.length < 3) return true
  const edges = spots.map((spot, index) => [spot, spots[(index + 1) % spots.length] as Position] as const)
  const near = indexOf(edges.map((edge) => boxOf(edge)))
  return edges.some((edge, index) =>
    near(boxOf(edge)).some((other) => {
      if (other <= index) return false
      const [c, d] = edges[other] as (typeof edges)[number]
      if (other === index + 1) return foldsBack(edge[0], edge[1], d)
      if (index === 0 && other === edges.length - 1) return foldsBack(c, d, edge[1])
      return meet(edge[0], edge[1], c, d)
    }),
  )
}

/** Positive where c lies to the left of the line from a to b. */
function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

function foldsBack(a: Position, middle: Position, c: Position): boolean {
  const ahead = (middle[0] - a[0]) * (c[0] - middle[0]) + (middle[1] - a[1]) * (c[1] - middle[1])
  return turn(a, middle, c) === 0 && ahead < 0
}

function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (
    Math.sign(abc) !== Math.sign(abd) &&
    Math.sign(cda) !== Math.sign(cdb) &&
    abc * abd < 0 &&
    cda * cdb < 0
  )
    return true
  return (
    (abc === 0 && within(a, b, c)) ||
    (abd === 0 && within(a, b, d)) ||
    (cda === 0 && within(c, d, a)) ||
    (cdb === 0 && within(c, d, b))
  )
}

function within(a: Position, b: Position, on: Position): boolean {
  return (
    Math.min(a[0], b[0]) <= on[0] &&
    on[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= on[1] &&
    on[1] <= Math.max(a[1], b[1])
  )
}
