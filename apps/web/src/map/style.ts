import type { Coordinates, Language } from '@gorozhanin/domain/names'
import type { StatusGroup } from '@gorozhanin/domain/reports/status'
import type { Feature, FeatureCollection, GeoJSON } from 'geojson'
import type { MapOptions } from 'maplibre-gl'
import type { Base } from './base.ts'
import { basemapLayers } from './basemap.ts'
import { type Ground, outsideOf } from './geometry.ts'
import { clusterCounts, outlineLayers, reportLayers } from './layers.ts'
import type { Palette } from './palette.ts'

export type Style = Exclude<NonNullable<MapOptions['style']>, string>
export type Layer = Style['layers'][number]

/** Houses do not change beyond this zoom: the tiles are stretched. */
const cityMaxZoom = 16

/** Where the clusters fall apart for the last time. */
export const reportMaxZoom = 18

/** Points nearer than this are one cluster, px. */
const clusterRadius = 44

/** Nearer than any look: points on one spot stay one cluster, and say how many they are. */
const pointMaxZoom = 20

/** A report as a point on the map. */
export type MapPoint = Coordinates & {
  readonly number: string
  readonly group: StatusGroup
  readonly overdue: boolean
}

/**
 * Which reports the map shows: the public tiles under a filter (a query without `?`), or the page's own points, which
 * the map gathers into clusters of the same kind.
 */
export type MapReports = { readonly tiles: string } | { readonly points: readonly MapPoint[] }

/** All that decides how the map looks, as data. */
export type Scene = {
  readonly palette: Palette
  readonly language: Language
  /** Where tiles come from, without a slash at the end. */
  readonly origin: string
  readonly boundary: Ground | null
  /** In place of the pack's own basemap. */
  readonly base: Base | null
  readonly reports: MapReports | null
  /** Shows where reports are dense instead of each of them, until they are near. */
  readonly heat: boolean
  readonly chosen: MapPoint | null
  /** Corners of an area on the map, one after another; with two a line. */
  readonly outline: readonly Coordinates[]
  /** Where the person stands. */
  readonly me: Coordinates | null
  /** Whether the page's font has come: names wait for it, the ground does not. */
  readonly lettered: boolean
}

/** The style of a scene. Names are drawn with the page's own font, so no glyphs are fetched. */
export function styleOf(scene: Scene): Style {
  const { palette, language, origin, boundary, base, reports, heat, chosen, outline, me, lettered } = scene
  const own = basemapLayers(palette, language)
  const sources: Style['sources'] = {
    ...base?.sources,
    city: { type: 'vector', tiles: [`${origin}/api/tiles/city/{z}/{x}/{y}.mvt`], maxzoom: cityMaxZoom },
    ...(boundary && { outside: { type: 'geojson', data: outsideOf(boundary) } }),
    ...(reports && { reports: reportSource(origin, reports) }),
    ...(chosen && { chosen: { type: 'geojson', data: collection([pointOf(chosen)]) } }),
    ...(outline.length > 1 && { outline: { type: 'geojson', data: collection([ringOf(outline)]) } }),
    ...(me && { me: { type: 'geojson', data: collection([feature(me, {})]) } }),
  }
  const layers = [
    ...(base ? [...base.layers, ...own.filter(({ id }) => base.kept.has(id))] : own),
    ...outlineLayers(palette),
    ...reportLayers(palette, {
      tiled: reports !== null && 'tiles' in reports,
      heat,
      chosen: chosen?.number ?? null,
    }),
  ]
  return {
    version: 8,
    ...(base?.glyphs && { glyphs: base.glyphs }),
    ...(base?.sprite && { sprite: base.sprite }),
    sources,
    // What has nothing to draw costs the map a journey to its worker for every tile.
    layers: layers.filter((layer) => hasSource(layer, sources) && (lettered || !isName(layer))),
  }
}

function hasSource(layer: Layer, sources: Style['sources']): boolean {
  return !('source' in layer) || layer.source in sources
}

function isName({ type, layout }: Layer): boolean {
  return type === 'symbol' && layout?.['text-field'] !== undefined
}

/** The template of the report tiles under a filter. */
function reportTiles(origin: string, query: string): string {
  return `${origin}/api/tiles/reports/{z}/{x}/{y}.mvt${query && `?${query}`}`
}

function reportSource(origin: string, reports: MapReports): Style['sources'][string] {
  if ('points' in reports)
    return {
      type: 'geojson',
      data: collection(reports.points.map(pointOf)),
      maxzoom: pointMaxZoom,
      cluster: true,
      clusterRadius,
      clusterMaxZoom: pointMaxZoom - 1,
      clusterProperties: clusterCounts,
    }
  return { type: 'vector', tiles: [reportTiles(origin, reports.tiles)], maxzoom: reportMaxZoom }
}

function pointOf({ number, group, overdue, lon, lat }: MapPoint): Feature {
  return feature({ lon, lat }, { number, group5: group, overdue })
}

function ringOf(corners: readonly Coordinates[]): Feature {
  const ring = [...corners, ...corners.slice(0, 1)].map(({ lon, lat }) => [lon, lat])
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }
}

function feature({ lon, lat }: Coordinates, properties: Feature['properties']): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } }
}

function collection(features: Feature[]): GeoJSON {
  return { type: 'FeatureCollection', features } satisfies FeatureCollection
}
