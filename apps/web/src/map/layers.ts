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

/**
 * Reports over the ground: the place of the person, single reports, clusters, the chosen report.
 *
 * Tiles carry the layers `cluster` and `report`; points that the page gives come from one source, which makes the
 * clusters. The report with the number `chosen` is drawn on its own, lifted, and the others dim.
 */
export function reportLayers(palette: Palette, tiled: boolean, chosen: string | null): readonly Layer[] {
  const of = (layer: 'cluster' | 'report') => ({ source: 'reports', ...(tiled && { 'source-layer': layer }) })
  const overlap = { 'icon-allow-overlap': true, 'icon-padding': 0 }
  const others = chosen ? dimmed : 1
  const fade = { 'icon-opacity-transition': { duration: fadeMs } }
  const layers = [
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
