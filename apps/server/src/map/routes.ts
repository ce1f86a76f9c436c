import {
  baseTile,
  cityTile,
  describePlace,
  foundKinds,
  nearObjects,
  reportTile,
  search,
} from '@gorozhanin/domain/map/api'
import type { FastifyInstance } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Ctx } from '../main/context.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { drawCityTile } from './city-tiles.ts'
import { describe } from './place.ts'
import { type Asked, readNear } from './place-store.ts'
import { servedReportTiles } from './report-tile-service.ts'
import { searchCity } from './search.ts'
import { searchLimits } from './search-limits.ts'
import { type TileAddress, tileAddress } from './tile-address.ts'
import { type PackedTile, packTile, sendTile } from './tile-reply.ts'

const CACHE_BYTES = 64 * 1024 * 1024
const MOST_OBJECTS = 30

export const mapRoutes = (ctx: Ctx, app: FastifyInstance): Served[] => {
  const cityTiles = cachedCityTiles(ctx)
  const reportTiles = servedReportTiles(ctx)
  app.addHook('onListen', () => reportTiles.warm())
  return [
    serve(cityTile, async ({ params, request, reply }) =>
      sendTile(request, reply, await cityTiles(tileAddress(params))),
    ),

    serve(baseTile, async ({ params, request, reply }) => {
      if (!ctx.basemap) throw new Problem('tile.not_found')
      const tile = await ctx.basemap.read(tileAddress(params))
      return sendTile(request, reply, await packTile(tile), ctx.basemap.contentType)
    }),

    serve(reportTile, async ({ params, query, request, reply }) =>
      sendTile(request, reply, await reportTiles.show(tileAddress(params), query)),
    ),

    serve(
      search,
      async ({ query: { q, kinds, limit = 8, language = 'ru' } }) => ({
        found: await searchCity(ctx, q, { kinds: new Set(kinds?.split(',') ?? foundKinds), limit, language }),
      }),
      { preHandler: searchLimits(ctx, app, 'search') },
    ),

    serve(describePlace, ({ query: { lon, lat, language = 'ru' } }) => describe(ctx, { lon, lat }, language)),

    serve(nearObjects, async ({ query: { layer, lon, lat, category, radiusMeters = 300 } }) => {
      const asked = category === undefined ? null : await askedAbout(ctx, category, layer)
      return { objects: await readNear(ctx.db, layer, { lon, lat }, radiusMeters, MOST_OBJECTS, asked) }
    }),
  ]
}

/** Answers that only some may see point at nothing here. */
async function askedAbout({ catalog }: Ctx, code: string, layer: string): Promise<Asked> {
  const category = (await catalog()).categories.get(code)
  if (!category) throw invalid([{ field: 'category', code: 'report.category_unknown' }])
  const questions = category.questions.filter((question) => question.layer === layer && !question.private)
  return { category: code, questions: questions.map((question) => question.code) }
}

/** Draws tiles of the basemap once for each revision of the city, however many ask at the same time. */
function cachedCityTiles({ db, catalog }: Ctx): (tile: TileAddress) => Promise<PackedTile> {
  const tiles = new LRUCache<string, PackedTile, TileAddress>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ plain, zipped }) => plain.length + zipped.length + 200,
    fetchMethod: async (_key, _stale, { context }) => packTile(await drawCityTile(db, context)),
  })
  return async (tile) => {
    const { revision } = await catalog()
    return tiles.forceFetch(`${revision}/${tile.z}/${tile.x}/${tile.y}`, { context: tile })
  }
}
