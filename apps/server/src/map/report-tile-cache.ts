import { LRUCache } from 'lru-cache'
import type { WorldPoint } from './mercator.ts'
import type { TileAddress } from './tile-address.ts'
import type { PackedTile } from './tile-reply.ts'

const CACHE_BYTES = 64 * 1024 * 1024
/** A packed tile is about half as large as a plain one. */
const WITH_PACKED = 1.5
const ENTRY_BYTES = 500
const LAST_ZOOM = 22

type Kept = {
  readonly tile: Promise<PackedTile>
  readonly place: string
  readonly bytes: number
  /** It looks the same from the one instant to the other, milliseconds since 1970. */
  readonly from: number
  readonly until: number
}

/** Drawn tiles of reports, each under every filter that was asked for. */
export type ReportTileCache = {
  readonly find: (tile: TileAddress, filter: string, nowMs: number) => Promise<PackedTile> | undefined
  /** Keeps a tile while it is packed already, so that a change meanwhile drops it. */
  readonly keep: (tile: TileAddress, filter: string, kept: Omit<Kept, 'place'>) => void
  /** Drops the tiles of all zooms that hold these places; null drops all. */
  readonly drop: (places: readonly WorldPoint[] | null) => void
}

export function reportTileCache(): ReportTileCache {
  const tiles = new LRUCache<string, Kept>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ bytes }) => Math.ceil(bytes * WITH_PACKED) + ENTRY_BYTES,
    dispose: ({ place }, key) => {
      const filters = filtersOf.get(place)
      filters?.delete(key)
      if (filters?.size === 0) filtersOf.delete(place)
    },
  })
  /** The keys of one tile under all its filters. */
  const filtersOf = new Map<string, Set<string>>()

  return {
    find: (tile, filter, nowMs) => {
      const kept = tiles.get(`${placeOf(tile)}?${filter}`)
      return kept && kept.from <= nowMs && nowMs <= kept.until ? kept.tile : undefined
    },
    keep: (tile, filter, kept) => {
      const place = placeOf(tile)
      const key = `${place}?${filter}`
      tiles.set(key, { ...kept, place })
      filtersOf.set(place, (filtersOf.get(place) ?? new Set()).add(key))
      kept.tile.catch(() => tiles.delete(key))
    },
    drop: (places) => {
      if (!places) tiles.clear()
      for (const point of places ?? [])
        for (let z = 0; z <= LAST_ZOOM; z++)
          for (const key of filtersOf.get(placeOf(tileOf(point, z))) ?? []) tiles.delete(key)
    },
  }
}

const placeOf = ({ z, x, y }: TileAddress): string => `${z}/${x}/${y}`

function tileOf({ x, y }: WorldPoint, z: number): TileAddress {
  const units = 2 ** (32 - z)
  return { z, x: Math.floor(x / units), y: Math.floor(y / units) }
}
