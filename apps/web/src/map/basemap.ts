import type { Language } from '@gorozhanin/domain/names'
import type { Palette } from './palette.ts'
import type { Layer } from './style.ts'

type Expression = ['interpolate', ...unknown[]]

const regular = ['Golos Text']
const medium = ['Golos Text Medium']

/** A size that grows with the zoom: pairs of zoom and pixels. */
function byZoom(...stops: readonly [number, number][]): Expression {
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()]
}

/** `name_ru` or `name_en`, the other where one is missing. */
function named(language: Language) {
  const [own, other] = language === 'ru' ? ['name_ru', 'name_en'] : ['name_en', 'name_ru']
  return [
    'case',
    ['to-boolean', ['get', own]],
    ['get', own],
    ['coalesce', ['get', other], ['get', 'name'], ''],
  ]
}

/** Kinds of land by the colour they get; what is not named stays paper. */
const landColours = {
  residential: ['residential', 'cottages', 'commercial', 'institution', 'square'],
  industrial: ['industrial', 'construction', 'railway', 'military', 'parking', 'garage'],
  field: ['field', 'farmland', 'allotments', 'wetland', 'cemetery'],
  yard: ['yard', 'grass', 'playground', 'pitch'],
  park: ['park', 'garden', 'boulevard'],
  forest: ['forest', 'reserve'],
  sand: ['beach'],
} as const satisfies Partial<Record<keyof Palette, readonly string[]>>

/** Kinds of road by how they are drawn. */
const roads = {
  major: ['highway', 'motorway', 'avenue', 'primary', 'trunk'],
  main: ['main', 'secondary', 'tertiary'],
  street: ['street', 'lane', 'residential'],
  service: ['yard', 'service'],
  path: ['pedestrian', 'path', 'track'],
} as const

const isKind = (kinds: readonly string[]) => ['match', ['get', 'kind'], kinds, true, false]

/** Streets from the narrowest: name, widths by zoom, width of the casing on one side. */
const streets = [
  { name: 'service', from: 14.5, width: byZoom([14.5, 0.6], [16, 2.5], [18, 9]), rim: 0.75 },
  { name: 'street', from: 12, width: byZoom([12, 0.7], [14, 2.6], [16, 7], [18, 22]), rim: 1 },
  { name: 'main', from: 10, width: byZoom([10, 0.8], [13, 2.8], [15, 7], [18, 28]), rim: 1 },
  { name: 'major', from: 8, width: byZoom([8, 0.8], [12, 2.8], [15, 9], [18, 34]), rim: 1 },
] as const

/** The quiet ground that reports stand on, from below to above. */
export function basemapLayers(palette: Palette, language: Language): readonly Layer[] {
  const name = named(language)
  const halo = { 'text-halo-color': palette.land, 'text-halo-width': 1.5, 'text-halo-blur': 0.5 }
  const layers = [
    { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
    {
      id: 'land-use',
      type: 'fill',
      source: 'city',
      'source-layer': 'land',
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          ...Object.entries(landColours).flatMap(([colour, kinds]) => [
            kinds,
            palette[colour as keyof Palette],
          ]),
          palette.land,
        ],
        'fill-antialias': false,
      },
    },
    {
      id: 'water',
      type: 'fill',
      source: 'city',
      'source-layer': 'water',
      paint: { 'fill-color': palette.water },
    },
    {
      id: 'waterway',
      type: 'line',
      source: 'city',
      'source-layer': 'waterway',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.water, 'line-width': byZoom([10, 0.8], [14, 2], [18, 9]) },
    },
    {
      id: 'building',
      type: 'fill',
      source: 'city',
      'source-layer': 'building',
      minzoom: 13,
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingLine,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14, 1],
      },
    },
    {
      id: 'path',
      type: 'line',
      source: 'city',
      'source-layer': 'road',
      minzoom: 14.5,
      filter: isKind(roads.path),
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': palette.path,
        'line-width': byZoom([14.5, 0.7], [18, 2.5]),
        'line-dasharray': [2, 2],
      },
    },
    ...streets.map(({ name: street, from, width, rim }) => ({
      id: `${street}-casing`,
      type: 'line',
      source: 'city',
      'source-layer': 'road',
      minzoom: Math.max(from, 12),
      filter: isKind(roads[street]),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': rim, 'line-gap-width': width },
    })),
    ...streets.map(({ name: street, from, width }) => ({
      id: street,
      type: 'line',
      source: 'city',
      'source-layer': 'road',
      minzoom: from,
      filter: isKind(roads[street]),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': street === 'major' || street === 'main' ? palette.streetMajor : palette.street,
        'line-width': width,
      },
    })),
    {
      id: 'rail',
      type: 'line',
      source: 'city',
      'source-layer': 'rail',
      minzoom: 11,
      paint: { 'line-color': palette.rail, 'line-width': byZoom([11, 0.8], [18, 2.5]) },
    },
    {
      id: 'rail-sleepers',
      type: 'line',
      source: 'city',
      'source-layer': 'rail',
      minzoom: 14,
      paint: {
        'line-color': palette.rail,
        'line-width': byZoom([14, 3], [18, 8]),
        'line-dasharray': [0.35, 2.2],
      },
    },
    {
      id: 'outside',
      type: 'fill',
      source: 'outside',
      paint: { 'fill-color': palette.land, 'fill-opacity': 0.6 },
    },
    {
      id: 'boundary',
      type: 'line',
      source: 'outside',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.boundary,
        'line-width': byZoom([10, 1], [16, 1.75]),
        'line-dasharray': [4, 3],
        'line-opacity': 0.7,
      },
    },
    {
      id: 'house-number',
      type: 'symbol',
      source: 'city',
      'source-layer': 'label',
      minzoom: 16.6,
      filter: ['to-boolean', ['get', 'number']],
      layout: {
        'text-field': ['get', 'number'],
        'text-font': regular,
        'text-size': byZoom([16.6, 11], [18, 14]),
      },
      paint: { 'text-color': palette.inkMuted, 'text-halo-color': palette.building, 'text-halo-width': 1 },
    },
    {
      id: 'water-name',
      type: 'symbol',
      source: 'city',
      'source-layer': 'water',
      minzoom: 12,
      filter: ['to-boolean', name],
      layout: {
        'text-field': name,
        'text-font': regular,
        'text-size': byZoom([12, 11], [16, 14]),
        'text-max-width': 7,
      },
      paint: { 'text-color': palette.waterInk, 'text-halo-color': palette.water, 'text-halo-width': 1.25 },
    },
    {
      id: 'waterway-name',
      type: 'symbol',
      source: 'city',
      'source-layer': 'waterway',
      minzoom: 13,
      filter: ['to-boolean', name],
      layout: {
        'text-field': name,
        'text-font': regular,
        'text-size': 12,
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-letter-spacing': 0.05,
      },
      paint: { 'text-color': palette.waterInk, ...halo },
    },
    {
      id: 'land-name',
      type: 'symbol',
      source: 'city',
      'source-layer': 'label',
      minzoom: 14,
      filter: ['all', ['to-boolean', name], ['!', ['has', 'number']]],
      layout: { 'text-field': name, 'text-font': regular, 'text-size': 12, 'text-max-width': 8 },
      paint: { 'text-color': palette.inkMuted, ...halo },
    },
    {
      id: 'street-name',
      type: 'symbol',
      source: 'city',
      'source-layer': 'road',
      minzoom: 13.5,
      filter: [
        'all',
        ['to-boolean', name],
        ['any', isKind(roads.street), isKind(roads.service), isKind(roads.path)],
      ],
      layout: {
        'text-field': name,
        'text-font': regular,
        'text-size': byZoom([13.5, 10.5], [16, 12], [18, 14]),
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-padding': 8,
      },
      paint: { 'text-color': palette.inkMuted, ...halo },
    },
    {
      id: 'main-name',
      type: 'symbol',
      source: 'city',
      'source-layer': 'road',
      minzoom: 12.5,
      filter: ['all', ['to-boolean', name], ['any', isKind(roads.main), isKind(roads.major)]],
      layout: {
        'text-field': name,
        'text-font': medium,
        'text-size': byZoom([12.5, 11], [16, 13], [18, 15]),
        'symbol-placement': 'line',
        'symbol-spacing': 360,
        'text-padding': 8,
      },
      paint: { 'text-color': palette.inkMuted, ...halo },
    },
    {
      id: 'place-name',
      type: 'symbol',
      source: 'city',
      'source-layer': 'place',
      minzoom: 11,
      maxzoom: 16,
      filter: ['!=', ['get', 'kind'], 'city'],
      layout: {
        'text-field': name,
        'text-font': medium,
        'text-size': 13,
        'text-max-width': 8,
        'text-padding': 12,
      },
      paint: { 'text-color': palette.inkMuted, ...halo },
    },
    {
      id: 'city-name',
      type: 'symbol',
      source: 'city',
      'source-layer': 'place',
      maxzoom: 12.5,
      filter: ['==', ['get', 'kind'], 'city'],
      layout: { 'text-field': name, 'text-font': medium, 'text-size': 17 },
      paint: { 'text-color': palette.ink, ...halo },
    },
  ]
  // The literals above are expressions of the style language; their precise tuple types say nothing to a reader.
  return layers as unknown as readonly Layer[]
}
