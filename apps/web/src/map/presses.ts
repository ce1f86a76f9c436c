import { GeoJSONSource, type MapGeoJSONFeature, type Map as MapLibre, type MapMouseEvent } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import { type Hovered, readHovered } from './hovered.ts'
import { pressableLayers } from './layers.ts'
import { reportMaxZoom } from './style.ts'

/** A finger is wider than a pixel, px. */
const reachPx = 10

/** How far a press on a cluster zooms in at least. */
const clusterStep = 1

/** Room round the reports of a cluster that was pressed, px. */
const aroundPx = 72

export type Presses = {
  /** Numbers of the reports under a press; empty when the ground was pressed. */
  readonly onPress?: ((numbers: readonly string[]) => void) | undefined
  /** A heap was pressed that no zoom takes apart: `west,south,east,north` of its reports. */
  readonly onHeap?: ((bounds: string) => void) | undefined
  /** What the pointer is over; null when it has left. */
  readonly onHover?: ((hovered: Hovered | null) => void) | undefined
}

function featuresAt(map: MapLibre, { point }: MapMouseEvent, reach: number): readonly MapGeoJSONFeature[] {
  const layers = pressableLayers.filter((layer) => map.getLayer(layer))
  return map.queryRenderedFeatures(
    [
      [point.x - reach, point.y - reach],
      [point.x + reach, point.y + reach],
    ],
    { layers },
  )
}

/** Zooms in until a cluster falls apart. Where none does it, gives its reports: their numbers or the box round them. */
async function open(
  map: MapLibre,
  { geometry, properties }: MapGeoJSONFeature,
): Promise<{ readonly numbers?: readonly string[]; readonly bounds?: string }> {
  if (geometry.type !== 'Point') return {}
  const [lon = 0, lat = 0] = geometry.coordinates
  const source = map.getSource('reports')
  if (source instanceof GeoJSONSource) {
    const { cluster_id: id, count } = properties
    const zoom = await source.getClusterExpansionZoom(id)
    if (zoom > map.getMaxZoom()) {
      const inside = await source.getClusterLeaves(id, count, 0)
      return { numbers: inside.map((report) => String(report.properties?.number)) }
    }
    map.easeTo({ center: [lon, lat], zoom })
    return {}
  }
  const bounds = String(properties.bounds)
  const [west = 0, south = 0, east = 0, north = 0] = bounds.split(',').map(Number)
  if ((west === east && south === north) || map.getZoom() >= reportMaxZoom) return { bounds }
  const camera = map.cameraForBounds([west, south, east, north], {
    padding: aroundPx,
    maxZoom: reportMaxZoom,
  })
  const nearest = map.getZoom() + clusterStep
  if (camera?.center && (camera.zoom ?? 0) >= nearest)
    map.easeTo({ center: camera.center, zoom: camera.zoom ?? nearest })
  else map.easeTo({ center: [lon, lat], zoom: nearest })
  return {}
}

/**
 * Says which reports were pressed: several when they lie on top of each other, none when the ground was; and what the
 * pointer is over. A press on a cluster zooms in; where no zoom takes it apart, all its reports were pressed.
 */
export function usePresses(map: MapLibre | null, { onPress, onHeap, onHover }: Presses): void {
  const press = useEffectEvent((numbers: readonly string[]) => onPress?.(numbers))
  const heap = useEffectEvent((bounds: string) => onHeap?.(bounds))
  const hover = useEffectEvent((hovered: Hovered | null) => onHover?.(hovered))
  const listens = onPress !== undefined

  useEffect(() => {
    if (!map || !listens) return
    const clicked = (event: MapMouseEvent) => {
      const features = featuresAt(map, event, 0)
      const near = features.length > 0 ? features : featuresAt(map, event, reachPx)
      const numbers = near
        .map((feature) => feature.properties.number)
        .filter((number) => typeof number === 'string')
      const cluster = near.find((feature) => feature.layer.id === 'cluster')
      if (numbers.length > 0 || !cluster) press([...new Set(numbers)])
      else
        void open(map, cluster).then((inside) => {
          if (inside.bounds !== undefined) heap(inside.bounds)
          if (inside.numbers && inside.numbers.length > 0) press(inside.numbers)
        })
    }
    let over: string | null = null
    const tell = (hovered: Hovered | null) => {
      const next = hovered && JSON.stringify(hovered)
      if (next === over) return
      over = next
      hover(hovered)
    }
    const moved = (event: MapMouseEvent) => {
      const [first] = featuresAt(map, event, 0)
      map.getContainer().dataset.overReport = String(first !== undefined)
      tell(first ? readHovered(first) : null)
    }
    const left = () => tell(null)
    const listening = [
      map.on('click', clicked),
      map.on('mousemove', moved),
      map.on('mouseout', left),
      map.on('movestart', left),
    ]
    return () => {
      for (const one of listening) one.unsubscribe()
    }
  }, [map, listens])
}
