import type { PublicFilterQuery } from '@gorozhanin/domain/reports/public-filter'
import type { Ctx } from '../main/context.ts'
import { readPublicFilter } from '../reports/public-filter.ts'
import { passesOf } from './report-passes.ts'
import { reportTileCache } from './report-tile-cache.ts'
import { drawReportTile } from './report-tiles.ts'
import { followShown } from './shown-follow.ts'
import type { TileAddress } from './tile-address.ts'
import { type PackedTile, packTile } from './tile-reply.ts'

export type ReportTiles = {
  /** @throws Problem for a filter by what the city does not know. */
  readonly show: (tile: TileAddress, query: PublicFilterQuery) => Promise<PackedTile>
  /** Reads all reports before the first tile is asked for. */
  readonly warm: () => void
}

/**
 * Tiles from memory. Every answer begins by reading what has changed in the database, so that a report hidden before
 * the question is on no tile, kept or drawn.
 */
export function servedReportTiles(ctx: Ctx): ReportTiles {
  const cache = reportTileCache()
  const follow = followShown(ctx, cache.drop)
  return {
    show: async (tile, query) => {
      const filter = readPublicFilter(await ctx.catalog(), query)
      const memory = await follow()
      // From here to the keeping nothing is awaited: no change may come between.
      const key = JSON.stringify(filter)
      const nowMs = ctx.now().epochMilliseconds
      const known = cache.find(tile, key, nowMs)
      if (known) return known
      const { bytes, until } = drawReportTile(memory, tile, passesOf(memory, filter), nowMs)
      const packed = packTile(bytes)
      cache.keep(tile, key, { tile: packed, bytes: bytes.length, from: nowMs, until })
      return packed
    },
    warm: () => {
      follow().catch((error: unknown) =>
        ctx.log.warn({ err: error }, 'the reports of the map are not read yet'),
      )
    },
  }
}
