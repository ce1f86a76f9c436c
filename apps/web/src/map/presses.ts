import type { MapGeoJSONFeature, Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
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

/**
 * Says which reports were pressed: several when they lie on top of each other, none when the ground was.
 * A press on a cluster zooms in.
 */
export function usePresses(
  map: MapLibre | null,
  onPress: ((numbers: readonly string[]) => void) | undefined,
): void {
  const press = useEffectEvent((numbers: readonly string[]) => onPress?.(numbers))
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
      else if (cluster.geometry.type === 'Point') {
        const [lon = 0, lat = 0] = cluster.geometry.coordinates
        map.easeTo({ center: [lon, lat], zoom: map.getZoom() + clusterStep })
      }
    }
    const moved = (event: MapMouseEvent) => {
      map.getContainer().dataset.overReport = String(featuresAt(map, event, 0).length > 0)
    }
    const listening = [map.on('click', clicked), map.on('mousemove', moved)]
    return () => {
      for (const one of listening) one.unsubscribe()
    }
  }, [map, listens])
}
