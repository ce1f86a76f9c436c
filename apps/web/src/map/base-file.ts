import type { Basemap } from '@gorozhanin/domain/catalog/api'
import { DARK, type Flavor, LIGHT, layers } from '@protomaps/basemaps'
import type { Base, Look } from './base.ts'
import type { Palette } from './palette.ts'
import type { Layer } from './style.ts'

/** The city's edge, and its own house numbers: those of the pack are the ones that reports name. */
const kept = new Set(['outside', 'boundary', 'house-number'])

/** Labels with pictures that we do not have, and numbers that the pack has. */
const leftOut = new Set(['pois', 'roads_oneway', 'roads_shields', 'address_label'])

/** Tiles of the city's own file, vector ones in the colours of the page. */
export function fileBase(file: Extract<Basemap, { kind: 'file' }>, look: Look): Base {
  const { minZoom: minzoom, maxZoom: maxzoom, format } = file
  const tiles = [`${look.origin}/api/tiles/base/{z}/{x}/{y}`]
  if (format === 'raster')
    return {
      sources: { base: { type: 'raster', tiles, tileSize: 256, minzoom, maxzoom } },
      layers: [
        { id: 'land', type: 'background', paint: { 'background-color': look.palette.land } },
        {
          id: 'base',
          type: 'raster',
          source: 'base',
          // Pictures are drawn for daylight.
          paint: look.shade === 'dark' ? { 'raster-brightness-max': 0.55, 'raster-saturation': -0.4 } : {},
        },
      ],
      kept,
    }
  return {
    sources: { base: { type: 'vector', tiles, minzoom, maxzoom } },
    layers: layers('base', flavorOf(look), { lang: look.language })
      .filter(({ id }) => !leftOut.has(id))
      .map(withoutIcon),
    kept,
  }
}

function withoutIcon(layer: ReturnType<typeof layers>[number]): Layer {
  if (layer.type !== 'symbol' || !layer.layout) return layer as Layer
  const { 'icon-image': _, ...layout } = layer.layout
  return { ...layer, layout } as Layer
}

function flavorOf({ shade, palette }: Look): Flavor {
  const { landcover: _, pois: __, ...named } = shade === 'dark' ? DARK : LIGHT
  return {
    ...named,
    ...grounds(palette),
    ...roads(palette),
    ...labels(palette),
    regular: 'Golos Text',
    italic: 'Golos Text',
    bold: 'Golos Text Medium',
  }
}

function grounds(palette: Palette) {
  const { land, park, forest, yard, sand, industrial, residential, water, buildingLine } = palette
  return {
    ...{ background: land, earth: land, park_a: park, park_b: park, wood_a: forest, wood_b: forest },
    ...{ scrub_a: yard, scrub_b: yard, zoo: park, beach: sand, sand, water, buildings: buildingLine },
    ...{ hospital: residential, school: residential, pedestrian: residential, pier: residential },
    ...{ industrial, military: industrial, aerodrome: industrial, runway: residential, glacier: land },
  }
}

function roads({ street, streetMajor, casing, path, rail, boundary }: Palette) {
  const kinds = {
    ...{ other: path, minor: street, link: street, major: streetMajor, highway: streetMajor },
    ...{ other_casing: casing, minor_casing: casing, link_casing: casing },
    ...{ major_casing: casing, highway_casing: casing },
  }
  const under = (prefix: string) =>
    Object.fromEntries(Object.entries(kinds).map(([kind, colour]) => [`${prefix}_${kind}`, colour]))
  return {
    ...under('tunnel'),
    ...under('bridges'),
    ...{ other: path, minor_service: street, minor_a: street, minor_b: street, link: street },
    ...{ major: streetMajor, highway: streetMajor, railway: rail, boundaries: boundary },
    ...{ minor_service_casing: casing, minor_casing: casing, link_casing: casing },
    ...{ major_casing_early: casing, major_casing_late: casing },
    ...{ highway_casing_early: casing, highway_casing_late: casing },
  }
}

function labels({ ink, inkMuted, land, street, waterInk }: Palette) {
  return {
    ...{ roads_label_minor: inkMuted, roads_label_minor_halo: street },
    ...{ roads_label_major: inkMuted, roads_label_major_halo: street, ocean_label: waterInk },
    ...{ subplace_label: inkMuted, subplace_label_halo: land, city_label: ink, city_label_halo: land },
    ...{ state_label: inkMuted, state_label_halo: land, country_label: inkMuted },
  }
}
