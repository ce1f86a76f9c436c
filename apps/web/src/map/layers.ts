import { statusGroups } from '@gorozhanin/domain/reports/status'
import type { Palette } from './palette.ts'
import type { Layer } from './style.ts'

/** Layers whose features can be pressed. */
export const pressableLayers = ['cluster', 'report'] as const

/** Opacity of the reports that are not the chosen one. */
const dimmed = 0.4

export const fadeMs = 150

const iconSize = ['interpolate', ['linear'], ['zoom'], 11, 0.72, 15, 0.95, 18, 1.15]
const chosenSize = ['interpolate', ['linear'], ['zoom'], 11, 1.15, 18, 1.5]

/** `report-<group>` or `report-<group>-late`: see `marker-image.ts`. */
const reportImage = [
  'concat',
  'report-',
  ['get', 'group5'],
  ['case', ['to-boolean', ['get', 'overdue']], '-late', ''],
]

/** `cluster:<count>:<one number a group>:<overdue>`: see `cluster-image.ts`. */
const clusterImage = [
  'concat',
  'cluster:',
  count('count'),
  ...statusGroups.flatMap((group) => [':', count(`c_${group}`)]),
  ':',
  count('overdue'),
]

/** What a cluster of the page's own points counts: the same as one of the tiles. */
export const clusterCounts = {
  count: sumOf(true),
  ...Object.fromEntries(
    statusGroups.map((group) => [`c_${group}`, sumOf(['==', ['get', 'group5'], group])] as const),
  ),
  overdue: sumOf(['get', 'overdue']),
}

/** How many points meet a condition. */
function sumOf(condition: unknown) {
  return ['+', ['case', condition, 1, 0]]
}

function count(property: string) {
  return ['to-string', ['coalesce', ['get', property], 0]]
}

/** From here on a heat map shows single reports again: streets can be told apart. */
const heatEnds = 16

/** How dense reports lie: clusters weigh by the size of their number, so that one heap does not drown the city. */
function heatLayers(palette: Palette, of: (layer: 'cluster' | 'report') => object) {
  const colour = (share: number) => palette.accent.replace(/^rgb\((.*)\)$/, `rgba($1,${share})`)
  const paint = {
    'heatmap-weight': ['/', ['ln', ['+', 1, ['coalesce', ['get', 'count'], 1]]], Math.log(100)],
    'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 9, 44, 16, 64],
    'heatmap-opacity': ['interpolate', ['linear'], ['zoom'], heatEnds - 1, 0.85, heatEnds, 0],
    'heatmap-color': [
      'interpolate',
      ['linear'],
      ['heatmap-density'],
      0,
      colour(0),
      0.1,
      colour(0.3),
      0.4,
      colour(0.6),
      1,
      colour(0.95),
    ],
  }
  return (['cluster', 'report'] as const).map((layer) => ({
    id: `heat-${layer}`,
    type: 'heatmap',
    ...of(layer),
    maxzoom: heatEnds,
    filter: layer === 'cluster' ? ['has', 'count'] : ['!', ['has', 'count']],
    paint,
  }))
}

/** An area under the reports: they stay readable in it. */
export function outlineLayers(palette: Palette): readonly Layer[] {
  const line = (id: string, colour: string, width: number) => ({
    id,
    type: 'line',
    source: 'outline',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  })
  const layers = [
    {
      id: 'outline-ground',
      type: 'fill',
      source: 'outline',
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.14 },
    },
    line('outline-halo', palette.paper, 5),
    line('outline', palette.accent, 2.5),
  ]
  return layers as unknown as readonly Layer[]
}

export type ReportLook = {
  /** Whether the reports come as tiles. */
  readonly tiled: boolean
  readonly heat: boolean
  /** Number of the chosen report. */
  readonly chosen: string | null
}

/**
 * Reports over the ground: the place of the person, single reports, clusters, the chosen report.
 *
 * Tiles carry the layers `cluster` and `report`; points that the page gives come from one source, which makes the
 * clusters. The report with the number `chosen` is drawn on its own, lifted, and the others dim.
 */
export function reportLayers(palette: Palette, { tiled, heat, chosen }: ReportLook): readonly Layer[] {
  const of = (layer: 'cluster' | 'report') => ({ source: 'reports', ...(tiled && { 'source-layer': layer }) })
  const overlap = { 'icon-allow-overlap': true, 'icon-padding': 0 }
  const others = chosen ? dimmed : 1
  const fade = { 'icon-opacity-transition': { duration: fadeMs } }
  const near = heat ? { minzoom: heatEnds } : {}
  const layers = [
    ...(heat ? heatLayers(palette, of) : []),
    {
      id: 'me-halo',
      type: 'circle',
      source: 'me',
      paint: { 'circle-radius': 18, 'circle-color': palette.accent, 'circle-opacity': 0.16 },
    },
    {
      id: 'me',
      type: 'circle',
      source: 'me',
      paint: {
        'circle-radius': 6,
        'circle-color': palette.accent,
        'circle-stroke-color': palette.paper,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'report',
      type: 'symbol',
      ...of('report'),
      ...near,
      filter: ['!', ['has', 'count']],
      layout: {
        ...overlap,
        'icon-image': reportImage,
        'icon-size': iconSize,
        'symbol-sort-key': ['case', ['to-boolean', ['get', 'overdue']], 1, 0],
      },
      paint: { ...fade, 'icon-opacity': chosen ? ['case', ['==', ['get', 'number'], chosen], 0, others] : 1 },
    },
    {
      id: 'cluster',
      type: 'symbol',
      ...of('cluster'),
      ...near,
      filter: ['has', 'count'],
      layout: { ...overlap, 'icon-image': clusterImage, 'symbol-sort-key': ['get', 'count'] },
      paint: { ...fade, 'icon-opacity': others },
    },
    {
      id: 'chosen-shadow',
      type: 'circle',
      source: 'chosen',
      paint: {
        'circle-radius': 20,
        'circle-color': palette.ink,
        'circle-opacity': 0.22,
        'circle-blur': 0.9,
        'circle-translate': [0, 5],
      },
    },
    {
      id: 'chosen',
      type: 'symbol',
      source: 'chosen',
      layout: { ...overlap, 'icon-image': reportImage, 'icon-size': chosenSize },
    },
  ]
  return layers as unknown as readonly Layer[]
}
