import type { Coordinates } from '@gorozhanin/domain/names'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'

export type Ground = Polygon | MultiPolygon

function polygons(ground: Ground): readonly Position[][][] {
  return ground.type === 'Polygon' ? [ground.coordinates] : ground.coordinates
}

/** Whether a place is on the ground, holes left out. A ray to the east crosses the edge an odd number of times. */
export function isInside({ lon, lat }: Coordinates, ground: Ground): boolean {
  let inside = false
  for (const ring of polygons(ground).flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax = 0, ay = 0] = ring[i] ?? []
      const [bx = 0, by = 0] = ring[j] ?? []
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

const world: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
]

/** Everything but the ground: the world with the ground's outer rings as holes. */
export function outsideOf(ground: Ground): Feature<Polygon> {
  const holes = polygons(ground).flatMap((rings) => rings.slice(0, 1))
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, ...holes] } }
}

/** Whether a ring of at least three corners and the ground have a part in common; a side alone does not count. */
export function overlaps(corners: readonly Coordinates[], ground: Ground): boolean {
  const ring: Ground = { type: 'Polygon', coordinates: [corners.map(({ lon, lat }) => [lon, lat])] }
  return (
    corners.some((corner) => isInside(corner, ground)) ||
    polygons(ground)
      .flat(2)
      .some(([lon = 0, lat = 0]) => isInside({ lon, lat }, ring))
  )
}

/** Degrees. */
export type Box = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The box round the ground. */
export function boundsOf(ground: Ground): Box {
  const corners = polygons(ground).flat(2)
  return boxOf(corners.map(([lon = 0, lat = 0]) => ({ lon, lat })))
}

/** The box round at least one place. */
export function boxOf(places: readonly Coordinates[]): Box {
  const lons = places.map(({ lon }) => lon)
  const lats = places.map(({ lat }) => lat)
  return {
    west: lons.reduce((a, b) => Math.min(a, b)),
    south: lats.reduce((a, b) => Math.min(a, b)),
    east: lons.reduce((a, b) => Math.max(a, b)),
    north: lats.reduce((a, b) => Math.max(a, b)),
  }
}
