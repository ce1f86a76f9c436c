import { type Map as MapLibre, Marker } from 'maplibre-gl'
import { useEffect } from 'react'
import style from './city-map.module.css'
import type { MapPoint } from './style.ts'

/** A ring round the report that is pointed at elsewhere on the page. Not a layer: pointing must not touch the style. */
export function usePointed(map: MapLibre | null, point: MapPoint | null | undefined): void {
  const { lon, lat } = point ?? {}
  useEffect(() => {
    if (!map || lon === undefined || lat === undefined) return
    const element = document.createElement('span')
    element.className = style.pointed ?? ''
    const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, lon, lat])
}
