import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Code, Names, nullable } from '../names.ts'
import { publicFilter } from '../reports/public-filter.ts'

const Tile = t.Object({
  z: t.Integer({ minimum: 0, maximum: 22 }),
  x: t.Integer({ minimum: 0 }),
  /** `123.mvt` */
  y: t.String({ pattern: '^\\d+\\.mvt$' }),
})

/**
 * Layers `report` (number, group5, status, category, categoryGroup, overdue) and `cluster`: count, counts by group of
 * status `c_checking` … `c_closed` and by category group `g_<code>` (none where there is none), overdue, and bounds,
 * `west,south,east,north` of all places in it. A cluster of one place is one at every zoom.
 */
export const reportTile = endpoint({
  method: 'GET',
  path: '/tiles/reports/:z/:x/:y',
  summary: 'Published reports as a vector tile, clustered at low zooms',
  access: 'anyone',
  params: Tile,
  query: t.Object(publicFilter, { additionalProperties: false }),
  stream: 'application/vnd.mapbox-vector-tile',
})

/** Layers land, water, waterway, building, road, rail, place, boundary. */
export const cityTile = endpoint({
  method: 'GET',
  path: '/tiles/city/:z/:x/:y',
  summary: 'The basemap as a vector tile',
  access: 'anyone',
  params: Tile,
  stream: 'application/vnd.mapbox-vector-tile',
})

/** The city's own basemap from a file: vector tiles in the schema of Protomaps, or pictures. */
export const baseTile = endpoint({
  method: 'GET',
  path: '/tiles/base/:z/:x/:y',
  summary: 'A tile of the basemap that the city has set',
  access: 'anyone',
  params: t.Object({ ...Tile.properties, y: t.String({ pattern: '^\\d+$' }) }),
  stream: 'application/octet-stream',
})

export const foundKinds = ['address', 'street', 'place', 'report'] as const
export type FoundKind = (typeof foundKinds)[number]

export const Found = t.Object({
  kind: t.Enum(foundKinds),
  label: t.String(),
  /** The report's number, the house's or the object's id. */
  id: t.String(),
  lon: nullable(t.Number()),
  lat: nullable(t.Number()),
})
export type Found = t.Static<typeof Found>

export const search = endpoint({
  method: 'GET',
  path: '/search',
  summary: 'Addresses, streets, places, report numbers and report texts',
  access: 'anyone',
  query: t.Object(
    {
      q: t.String({ maxLength: 200 }),
      /** What to look among, by commas; everything where it is left out. */
      kinds: t.Optional(
        t.String({ pattern: `^(${foundKinds.join('|')})(,(${foundKinds.join('|')}))*$`, maxLength: 60 }),
      ),
      limit: t.Optional(t.Integer({ minimum: 1, maximum: 20, default: 8 })),
      language: t.Optional(t.Union([t.Literal('ru'), t.Literal('en')])),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({ found: t.Array(Found) }),
})

/**
 * What a pin stands at: the nearest house within 60 m, which is then `house`; else one that is not far and how far, the
 * street, a village, or nothing; and whether it is inside.
 */
export const describePlace = endpoint({
  method: 'GET',
  path: '/place',
  summary: 'The address of a point in words',
  access: 'anyone',
  query: t.Object(
    {
      lon: t.Number({ minimum: -180, maximum: 180 }),
      lat: t.Number({ minimum: -90, maximum: 90 }),
      language: t.Optional(t.Union([t.Literal('ru'), t.Literal('en')])),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({
    inside: t.Boolean(),
    neighbour: nullable(t.String()),
    address: nullable(t.String()),
    house: nullable(t.String()),
    distanceMeters: nullable(t.Number()),
  }),
})

export const CityObject = t.Object({
  id: t.String(),
  layer: t.String(),
  label: Names,
  lon: t.Number(),
  lat: t.Number(),
  distanceMeters: t.Number(),
  /** An open public report of the category that was asked about, at this object. */
  reported: nullable(t.String()),
})

/** Container sites, stops, institutions or houses near a point, nearest first. */
export const nearObjects = endpoint({
  method: 'GET',
  path: '/objects',
  summary: 'Objects of a layer near a point',
  access: 'anyone',
  query: t.Object(
    {
      layer: t.Union([
        t.Literal('house'),
        t.Literal('container_site'),
        t.Literal('stop'),
        t.Literal('institution'),
      ]),
      lon: t.Number({ minimum: -180, maximum: 180 }),
      lat: t.Number({ minimum: -90, maximum: 90 }),
      /** Objects that have an open report of it say so. */
      category: t.Optional(Code),
      radiusMeters: t.Optional(t.Integer({ minimum: 10, maximum: 2000, default: 300 })),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({ objects: t.Array(CityObject) }),
})
