import { GeoJSONSource, type MapGeoJSONFeature, type Map as MapLibre, type MapMouseEvent } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import { pressableLayers } from './layers.ts'

/** A finger is wider than a pixel, px. */
const reachPx = 10

/** How far a press on a cluster zooms in. */
const clusterStep = 2

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

/** Zooms in until a cluster falls apart; gives the numbers of its reports when it never does. */
async function open(map: MapLibre, { geometry, properties }: MapGeoJSONFeature): Promise<readonly string[]> {
  if (geometry.type !== 'Point') return []
  const [lon = 0, lat = 0] = geometry.coordinates
  const source = map.getSource('reports')
  let zoom = map.getZoom() + clusterStep
  if (source instanceof GeoJSONSource) {
    const { cluster_id: id, count } = properties
    zoom = await source.getClusterExpansionZoom(id)
    if (zoom > map.getMaxZoom()) {
      const inside = await source.getClusterLeaves(id, count, 0)
      return inside.map((report) => String(report.properties?.number))
    }
  }
  map.easeTo({ center: [lon, lat], zoom })
  return []
}

/**
 * Says which reports were pressed: several when they lie on top of each other, none when the ground was; and which
 * one the pointer is over.
 * A press on a cluster zooms in; where no zoom takes it apart, all its reports were pressed.
 */
export function usePresses(
  map: MapLibre | null,
  onPress: ((numbers: readonly string[]) => void) | undefined,
  onPoint?: (number: string | null) => void,
): void {
  const press = useEffectEvent((numbers: readonly string[]) => onPress?.(numbers))
  const point = useEffectEvent((number: string | null) => onPoint?.(number))
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
      else void open(map, cluster).then((inside) => inside.length > 0 && press(inside))
    }
    let pointedAt: unknown
    const tell = (number: unknown) => {
      if (number === pointedAt) return
      pointedAt = number
      point(typeof number === 'string' ? number : null)
    }
    const moved = (event: MapMouseEvent) => {
      const features = featuresAt(map, event, 0)
      map.getContainer().dataset.overReport = String(features.length > 0)
      tell(features[0]?.properties.number)
    }
    const left = () => tell(undefined)
    const listening = [map.on('click', clicked), map.on('mousemove', moved), map.on('mouseout', left)]
    return () => {
      for (const one of listening) one.unsubscribe()
    }
  }, [map, listens])
}
