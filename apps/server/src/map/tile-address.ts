import type { Input } from '@gorozhanin/domain/endpoint'
import type { reportTile } from '@gorozhanin/domain/map/api'
import { Problem } from '../platform/problem.ts'

/** A square of the map: `x` counts from the antimeridian eastwards, `y` from the north. */
export type TileAddress = { readonly z: number; readonly x: number; readonly y: number }

/** @throws Problem `tile.not_found` where the world has no such tile at this zoom. */
export function tileAddress({ z, x, y }: Input<typeof reportTile>['params']): TileAddress {
  const row = Number.parseInt(y, 10)
  if (x >= 2 ** z || row >= 2 ** z) throw new Problem('tile.not_found')
  return { z, x, y: row }
}

/** Radius of the earth in web mercator. */
export const EARTH_METERS = 6_378_137
const HALF_WORLD_METERS = Math.PI * EARTH_METERS
/** How finely a tile is drawn, and how wide a map shows it. */
export const TILE_UNITS = 4096
const TILE_PIXELS = 512

/** A tile in web mercator metres: its north-western corner and its width. */
export function tileSquare({ z, x, y }: TileAddress): {
  readonly west: number
  readonly north: number
  readonly width: number
} {
  const width = (2 * HALF_WORLD_METERS) / 2 ** z
  return { west: x * width - HALF_WORLD_METERS, north: HALF_WORLD_METERS - y * width, width }
}

/** The width of a pixel in web mercator metres, which are longer than real ones away from the equator. */
export function pixelMeters({ z }: TileAddress): number {
  return (2 * HALF_WORLD_METERS) / 2 ** z / TILE_PIXELS
}
