import type { Coordinates } from '@gorozhanin/domain/names'
import { type Map as MapLibre, type MapMouseEvent, Marker } from 'maplibre-gl'
import { useEffect, useEffectEvent, useRef } from 'react'
import style from './city-map.module.css'

/** An area that a person draws, corner after corner. */
export type Drawing = {
  readonly corners: readonly Coordinates[]
  readonly onCorners: (corners: readonly Coordinates[]) => void
  /** The first corner was pressed again. */
  readonly onClose: () => void
}

/** Where a press or a drag has put a corner: metres are enough. */
const placeOf = ({ lng, lat }: { lng: number; lat: number }): Coordinates => ({
  lon: Number(lng.toFixed(5)),
  lat: Number(lat.toFixed(5)),
})

/** A press adds a corner, a drag moves one. Corners are elements: a finger needs more room than a line gives. */
export function useDrawing(map: MapLibre | null, drawing: Drawing | null | undefined): void {
  const markers = useRef<Marker[]>([])
  const { corners } = drawing ?? {}
  const isDrawing = corners !== undefined
  const press = useEffectEvent(({ lngLat, originalEvent: { target } }: MapMouseEvent) => {
    const at = markers.current.findIndex(
      (marker) => target instanceof Node && marker.getElement().contains(target),
    )
    if (at === -1) drawing?.onCorners([...drawing.corners, placeOf(lngLat)])
    else if (at === 0 && markers.current.length > 2) drawing?.onClose()
  })
  const move = useEffectEvent((marker: Marker) => {
    const at = markers.current.indexOf(marker)
    drawing?.onCorners(drawing.corners.with(at, placeOf(marker.getLngLat())))
  })

  useEffect(() => {
    if (!map || !isDrawing) return
    const pressing = map.on('click', press)
    map.getContainer().dataset.drawing = 'true'
    // Corners come in quick succession.
    map.doubleClickZoom.disable()
    return () => {
      pressing.unsubscribe()
      delete map.getContainer().dataset.drawing
      map.doubleClickZoom.enable()
      for (const marker of markers.current.splice(0)) marker.remove()
    }
  }, [map, isDrawing])

  useEffect(() => {
    if (!map || !corners) return
    for (const marker of markers.current.splice(corners.length)) marker.remove()
    for (const [index, { lon, lat }] of corners.entries()) {
      const known = markers.current[index]
      if (known) known.setLngLat([lon, lat])
      else markers.current.push(openCorner(map, [lon, lat], move))
    }
  }, [map, corners])
}

function openCorner(map: MapLibre, at: [number, number], onMove: (marker: Marker) => void): Marker {
  const element = document.createElement('span')
  element.className = style.corner ?? ''
  const marker = new Marker({ element, draggable: true }).setLngLat(at).addTo(map)
  marker.on('drag', () => onMove(marker))
  return marker
}
