import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AreaGeometry, LineGeometry, PointGeometry } from '@gorozhanin/domain/catalog/pack-shapes'
import { parse } from 'csv-parse/sync'

type Tags = Readonly<Record<string, string | number>>
export type Raw<Geometry> = { readonly properties: Tags; readonly geometry: Geometry }

export type AddressRow = {
  readonly street: string
  readonly housenumber: string
  readonly lat: string
  readonly lon: string
}

/**
 * An OpenStreetMap extract as files of one kind each; a layer that the folder lacks is empty.
 * The points of interest may carry their day in the name (`poi_osm_2026-08-07.geojson`).
 */
export type Extract = {
  readonly addresses: readonly AddressRow[]
  readonly buildings: readonly Raw<AreaGeometry>[]
  readonly landuse: readonly Raw<AreaGeometry>[]
  readonly parking: readonly Raw<AreaGeometry>[]
  readonly water: readonly Raw<AreaGeometry>[]
  readonly roads: readonly Raw<LineGeometry>[]
  readonly railway: readonly Raw<LineGeometry>[]
  readonly places: readonly Raw<PointGeometry>[]
  readonly poi: readonly Raw<PointGeometry>[]
}

export async function readExtract(folder: string): Promise<Extract> {
  const areas = (name: string) => readLayer<AreaGeometry>(folder, name, ['Polygon', 'MultiPolygon'])
  const lines = (name: string) => readLayer<LineGeometry>(folder, name, ['LineString', 'MultiLineString'])
  const points = (name: string) => readLayer<PointGeometry>(folder, name, ['Point'])
  const poi = (await readdir(folder)).find((name) => name.startsWith('poi') && name.endsWith('.geojson'))
  const addresses = await readFile(join(folder, 'addresses.csv'), 'utf8')
  return {
    addresses: parse<AddressRow>(addresses, { columns: true, skip_empty_lines: true, bom: true }),
    buildings: await areas('buildings.geojson'),
    landuse: await areas('landuse.geojson'),
    parking: await areas('parking.geojson'),
    water: await areas('water.geojson'),
    roads: await lines('roads.geojson'),
    railway: await lines('railway.geojson'),
    places: await points('places.geojson'),
    poi: poi === undefined ? [] : await points(poi),
  }
}

/** A layer without the features of other geometry: a car park that is only a point has no ground to draw. */
async function readLayer<Geometry extends { readonly type: string }>(
  folder: string,
  name: string,
  types: readonly Geometry['type'][],
): Promise<readonly Raw<Geometry>[]> {
  const text = await readIfThere(join(folder, name))
  const features = text === null ? [] : (JSON.parse(text) as { features: Raw<Geometry>[] }).features
  return features.filter(({ geometry }) => types.includes(geometry.type))
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** A tag's text, empty where the object has none. */
export function tag({ properties }: { readonly properties: Tags }, name: string): string {
  return String(properties[name] ?? '').trim()
}
