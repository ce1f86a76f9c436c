import type { BasemapLayerName } from '@gorozhanin/domain/catalog/pack-basemap'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { pixelMeters, TILE_UNITS, type TileAddress, tileSquare } from './tile-address.ts'

/** The zoom from which a kind is drawn; kinds that are not named are drawn at every zoom. */
const drawnFrom: { readonly [Layer in BasemapLayerName]?: Readonly<Record<string, number>> } = {
  land: { parking: 14, playground: 15, pitch: 14, square: 13 },
  park: { yard: 14 },
  water: { stream: 12, fountain: 15 },
  building: { apartments: 13, public: 13, commercial: 13, industrial: 13, house: 14, other: 14, garage: 15 },
  road: { street: 12, lane: 13, pedestrian: 13, yard: 14, path: 14, track: 14 },
  rail: { main: 9, siding: 13, tram: 12 },
  place: { district: 11, locality: 12, station: 12 },
}

/** House numbers are read only near by, names of squares and parks a little earlier. */
const NUMBERS_FROM = 16
const LAND_NAMES_FROM = 14
/** Shapes smaller than this many pixels are left out where there are many of them. */
const SMALLEST_PIXELS = 4
const SMALL_SHAPES_FROM = 16
const MARGIN_UNITS = 64

/** The basemap of one tile as an encoded vector tile; no bytes where there is nothing. */
export async function drawCityTile(db: Reader, tile: TileAddress): Promise<Buffer> {
  const { rows } = await db.execute<{ tile: Buffer }>(sql`
    with box as (select ST_TileEnvelope(${tile.z}, ${tile.x}, ${tile.y}) as square),
    near as (
      select layer, kind, name->>'ru' as name_ru, nullif(name->>'en', '') as name_en, data, extent,
             ST_Dimension(shape) as dimension, ${drawn(sql`shape`, tile)} as geom, ${labelled(tile)} as label
        from basemap, box
       where shape && ST_Transform(ST_Expand(square, ${marginMeters(tile)}), 4326) and ${isDrawn(tile)}
    ),
    shown as materialized (select * from near where geom is not null order by extent desc)
    select ${join([
      layer('land', sql`kind, name_ru, name_en, geom`, sql`layer in ('land', 'park')`),
      layer('water', sql`kind, name_ru, name_en, geom`, sql`layer = 'water' and dimension = 2`),
      layer('waterway', sql`kind, name_ru, name_en, geom`, sql`layer = 'water' and dimension = 1`),
      layer('building', sql`kind, geom`, sql`layer = 'building'`),
      layer(
        'road',
        sql`kind, name_ru, name_en, (data->>'bridge')::boolean as bridge, geom`,
        sql`layer = 'road'`,
      ),
      layer('rail', sql`kind, (data->>'bridge')::boolean as bridge, geom`, sql`layer = 'rail'`),
      layer('place', sql`kind, name_ru, name_en, geom`, sql`layer = 'place'`),
      layer(
        'label',
        sql`kind, name_ru, name_en, data->>'number' as number, label as geom`,
        sql`label is not null`,
      ),
      boundary(tile),
    ])} as tile`)
  return rows[0]?.tile ?? Buffer.alloc(0)
}

/** A geometry in the units of the tile, without the corners that this zoom cannot show. */
function drawn(shape: SQL, tile: TileAddress): SQL {
  const simple = sql`ST_Simplify(ST_Transform(${shape}, 3857), ${pixelMeters(tile) / 2}, true)`
  return sql`ST_AsMVTGeom(${simple}, square, ${TILE_UNITS}, ${MARGIN_UNITS})`
}

/**
 * Where the number of a house or the name of a piece of land is written: one point, in one tile, however many tiles
 * the shape lies in. A renderer would write it in each.
 */
function labelled(tile: TileAddress): SQL {
  if (tile.z < LAND_NAMES_FROM) return sql`null::geometry`
  const numbers = tile.z < NUMBERS_FROM ? sql`false` : sql`layer = 'building' and data ? 'number'`
  const names = sql`layer in ('land', 'park') and name is not null`
  const point = sql`ST_Transform(ST_PointOnSurface(shape), 3857)`
  return sql`case when ${numbers} or ${names} then ST_AsMVTGeom(${point}, square, ${TILE_UNITS}, 0) end`
}

function marginMeters(tile: TileAddress): number {
  return (tileSquare(tile).width * MARGIN_UNITS) / TILE_UNITS
}

function isDrawn(tile: TileAddress): SQL {
  const { z } = tile
  const later = Object.entries(drawnFrom).flatMap(([name, kinds]) =>
    Object.entries(kinds).flatMap(([kind, zoom]) => (z < zoom ? [sql`(${name}, ${kind})`] : [])),
  )
  const early = later.length > 0 ? sql`(layer, kind) not in (${sql.join(later, sql`, `)})` : sql`true`
  if (z >= SMALL_SHAPES_FROM) return early
  // Half of the mercator length is the real one at 60 degrees: near enough for a threshold.
  const smallest = SMALLEST_PIXELS * (pixelMeters(tile) / 2) ** 2
  return sql`${early} and (layer not in ('land', 'park', 'water', 'building') or ST_Dimension(shape) = 1 or extent >= ${smallest})`
}

function layer(name: string, columns: SQL, where: SQL): SQL {
  return sql`coalesce((
    select ST_AsMVT(feature, ${name}::text, ${TILE_UNITS}, 'geom')
      from (select ${columns} from shown where ${where}) feature), '')`
}

function boundary(tile: TileAddress): SQL {
  return sql`coalesce((
    select ST_AsMVT(feature, 'boundary', ${TILE_UNITS}, 'geom')
      from (select ${drawn(sql`ST_Boundary(boundary)`, tile)} as geom from city, box) feature
     where geom is not null), '')`
}

function join(layers: readonly SQL[]): SQL {
  return sql.join([...layers], sql` || `)
}
