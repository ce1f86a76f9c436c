import type { Input } from '@gorozhanin/domain/endpoint'
import type { reportTile } from '@gorozhanin/domain/map/api'
import { type SQL, sql } from 'drizzle-orm'
import { Problem } from '../platform/problem.ts'

export type TileAddress = { readonly z: number; readonly x: number; readonly y: number }

/** @throws Problem `tile.not_found` where the world has no such tile at this zoom. */
export function tileAddress({ z, x, y }: Input<typeof reportTile>['params']): TileAddress {
  const row = Number.parseInt(y, 10)
  if (x >= 2 ** z || !(row < 2 ** z)) throw new Problem('tile.not_found')
  return { z, x, y: row }
}

/** The square of a tile in web mercator metres. */
export function tileBox({ z, x, y }: TileAddress): SQL {
  return sql`ST_TileEnvelope(${z}::int, ${x}::int, ${y}::int)`
}

const WORLD_METERS = 40_075_016.686
/** How finely a tile is drawn, and how wide a map shows it. */
export const TILE_UNITS = 4096
const TILE_PIXELS = 512

/** The width of a tile in web mercator metres. */
export function tileMeters(z: number): number {
  return WORLD_METERS / 2 ** z
}

/** The width of a pixel in web mercator metres, which are longer than real ones away from the equator. */
export function pixelMeters(z: number): number {
  return tileMeters(z) / TILE_PIXELS
}
