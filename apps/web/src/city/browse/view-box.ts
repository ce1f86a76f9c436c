import type { MapView } from '../../map/city-map.tsx'
import type { Box } from '../../map/geometry.ts'

/** Pixels of the world at zoom 0: what MapLibre draws. */
const worldPx = 512

/** About eleven metres: a map that trembles does not ask anew. */
const decimals = 4

type Size = { readonly width: number; readonly height: number }

/**
 * What a piece of map `size` pixels large shows with `view` in its middle: `west,south,east,north` in degrees,
 * as `GET /api/reports` takes it. Web Mercator; the box never leaves it.
 */
export function boxOf({ lon, lat, zoom }: MapView, { width, height }: Size): string {
  const world = worldPx * 2 ** zoom
  const halfLon = (180 * width) / world
  const middle = mercatorY(lat)
  const half = height / 2 / world
  const box = [lon - halfLon, latitude(middle + half), lon + halfLon, latitude(middle - half)]
  return box.map((degrees, at) => clamp(degrees, at % 2 === 0 ? 180 : 85).toFixed(decimals)).join(',')
}

/** One place alone is not looked at from nearer than this. */
const nearestZoom = 17

/** Looks at a box so that all of it is seen with some room around. */
export function viewOf({ west, south, east, north }: Box, { width, height }: Size): MapView {
  const [top, bottom] = [mercatorY(north), mercatorY(south)]
  const world = 0.8 * Math.min(width / ((east - west) / 360), height / (bottom - top))
  const zoom = Math.min(nearestZoom, Math.log2(world / worldPx))
  const [lon, lat] = [(west + east) / 2, latitude((top + bottom) / 2)]
  return { lon: Number(lon.toFixed(5)), lat: Number(lat.toFixed(5)), zoom: Number(zoom.toFixed(2)) }
}

/** From 0 in the north to 1 in the south. */
function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

function latitude(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

function clamp(degrees: number, most: number): number {
  return Math.min(most, Math.max(-most, degrees))
}
