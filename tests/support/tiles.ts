import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { TestCity } from './city.ts'

export type Drawn = Readonly<Record<string, unknown>> & { readonly lon: number; readonly lat: number }
/** Features of a vector tile by layer; `lon` and `lat` are the first point of each. */
export type Layers = Readonly<Record<string, readonly Drawn[]>>

/** The tile that holds a point, as its address in a path. */
export function tileAt(z: number, { lon, lat }: { lon: number; lat: number }): string {
  const latitude = (lat * Math.PI) / 180
  const x = Math.floor(((lon + 180) / 360) * 2 ** z)
  const y = Math.floor(((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * 2 ** z)
  return `${z}/${x}/${y}.mvt`
}

/** Asks for a tile and reads it. */
export async function readTile({ app }: TestCity, path: string): Promise<Layers> {
  const { statusCode, rawPayload } = await app.inject({ url: `/api/tiles/${path}` })
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`)
  const [z = 0, x = 0, y = 0] = (path.match(/\d+/g) ?? []).map(Number)
  const { layers } = new VectorTile(new PbfReader(rawPayload))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index)
        const [lon = 0, lat = 0] = [feature.toGeoJSON(x, y, z).geometry].flatMap(firstPosition)
        return { ...feature.properties, lon, lat }
      }),
    ]),
  )
}

function firstPosition(geometry: { readonly type: string }): number[] {
  const { coordinates = [] } = geometry as { coordinates?: unknown[] }
  return coordinates.flat(4).slice(0, 2) as number[]
}
