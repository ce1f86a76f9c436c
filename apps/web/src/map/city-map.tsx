import type { Coordinates } from '@gorozhanin/domain/names'
import type { Map as MapLibre } from 'maplibre-gl'
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { EmptyState } from '../ui/states.tsx'
import { useShade } from '../ui/theme.ts'
import { toastPassing } from '../ui/toast.tsx'
import { useLanguage, useWords } from '../words/words.tsx'
import style from './city-map.module.css'
import { Controls } from './controls.tsx'
import { type Drawing, useDrawing } from './drawing.ts'
import { applyStyle, drawImages, fontsReady, openMap } from './engine.ts'
import { type Box, boundsOf, type Ground, isInside } from './geometry.ts'
import { HoverCard } from './hover-card.tsx'
import type { Hovered } from './hovered.ts'
import { locate } from './locate.ts'
import { readPalette } from './palette.ts'
import { Pin } from './pin.tsx'
import { usePointed } from './pointed.ts'
import { usePresses } from './presses.ts'
import { type MapPoint, type MapReports, styleOf } from './style.ts'
import { useBase } from './use-base.ts'

/** Where the map looks. */
export type MapView = Coordinates & { readonly zoom: number }

/** Pixels of the map that something lies over: the middle of the rest is the middle of the map. */
type MapPadding = {
  readonly top?: number
  readonly right?: number
  readonly bottom?: number
  readonly left?: number
}

export type CityMapProps = {
  /** Where to begin; the whole city without it. Later changes do nothing: see `target`. */
  readonly view?: MapView | Box | null
  /** Told when the map has come to rest. */
  readonly onView?: (view: MapView) => void
  /** A new value moves the map there: a found address, an opened report. */
  readonly target?: (Coordinates & { readonly zoom?: number }) | null
  /** Where the city ends; outside the map is veiled. */
  readonly boundary?: Ground | null
  readonly attribution?: string | null
  /** Keep the value while it stays the same: a new one is compared with the old at every render. */
  readonly reports?: MapReports | null
  /** A new number fetches the report tiles again. */
  readonly revision?: number
  /** Lifted, the others dim. It is drawn even while a cluster hides it. */
  readonly chosen?: MapPoint | null
  /** Numbers of the reports under a press; empty when the ground was pressed. */
  readonly onPress?: (numbers: readonly string[]) => void
  /** A heap of reports was pressed that no zoom takes apart: `west,south,east,north` of their places. */
  readonly onHeap?: (bounds: string) => void
  /** What lies beside a mark while a mouse is over it. */
  readonly hoverCard?: (hovered: Hovered) => ReactNode
  /** Shows where reports are dense, not each of them. */
  readonly heat?: boolean
  /** The person wants that, or no longer. */
  readonly onHeat?: () => void
  /** Ringed: the report that is pointed at in a list beside the map. */
  readonly pointed?: MapPoint | null
  /** Told which report is under the pointer; null when none is. */
  readonly onPoint?: (number: string | null) => void
  /** An area to be seen; the one that is drawn is seen anyway. */
  readonly outline?: readonly Coordinates[] | null
  /** A press adds a corner of it, and nothing else is pressed meanwhile. */
  readonly drawing?: Drawing | null
  /** A pin in the middle: told where it stands whenever the map comes to rest. */
  readonly onPin?: (place: Coordinates) => void
  readonly padding?: MapPadding
  readonly controls?: boolean
  /** Lies in the lower left corner of the part of the map that is in sight: the legend. */
  readonly children?: ReactNode
  /** Lies at the lower edge; the legend and the controls make room. */
  readonly card?: ReactNode
}

const noCorners: readonly Coordinates[] = []

/** The city's map. The one owner of the MapLibre object: pages describe what they want to see. */
export function CityMap(props: CityMapProps) {
  const {
    boundary = null,
    reports = null,
    chosen = null,
    padding,
    target,
    revision = 0,
    heat = false,
    controls = true,
    drawing = null,
  } = props
  const outline = drawing?.corners ?? props.outline ?? noCorners
  const { top = 0, right = 0, bottom = 0, left = 0 } = padding ?? {}
  const t = useWords()
  const { language } = useLanguage()
  const shade = useShade()
  const container = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  const [state, setState] = useState<'opening' | 'loaded' | 'failed'>('opening')
  const [moving, setMoving] = useState(false)
  const [me, setMe] = useState<Coordinates | null>(null)
  const [hovered, setHovered] = useState<Hovered | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the shade decides what the tokens are: they are read again with it
  const palette = useMemo(readPalette, [shade])
  const base = useBase(palette, shade)
  const [lettered, setLettered] = useState(false)
  const scene = useMemo(
    () =>
      styleOf({
        palette,
        language,
        origin: location.origin,
        boundary,
        base,
        reports,
        heat,
        chosen,
        outline,
        me,
        lettered,
      }),
    [palette, language, boundary, base, reports, heat, chosen, outline, me, lettered],
  )

  const rested = useEffectEvent((map: MapLibre) => {
    const { lng, lat } = map.getCenter()
    const place = { lon: Number(lng.toFixed(5)), lat: Number(lat.toFixed(5)) }
    setMoving(false)
    props.onView?.({ ...place, zoom: Number(map.getZoom().toFixed(2)) })
    props.onPin?.(place)
  })

  const open = useEffectEvent((element: HTMLElement) => {
    const box = boundary && boundsOf(boundary)
    const map = openMap(element, {
      locale: { 'Map.Title': t('map.label') },
      ...(box && { maxBounds: widened(box) }),
    })
    const { view } = props
    map.setPadding({ top, right, bottom, left })
    if (view && 'zoom' in view) map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom })
    else if (view) show(map, view, 40)
    else if (box) show(map, box, 24)
    return map
  })

  useEffect(() => {
    if (!container.current) return
    let map: MapLibre
    try {
      map = open(container.current)
    } catch {
      setState('failed')
      return
    }
    map.on('movestart', () => setMoving(true))
    map.on('moveend', () => rested(map))
    // A source may settle after the last frame: nothing draws another one then, and «load» never comes.
    const lastFrame = setInterval(() => map.loaded() && map.triggerRepaint(), 250)
    map.once('load', async () => {
      clearInterval(lastFrame)
      await fontsReady
      setState('loaded')
      rested(map)
    })
    setMap(map)
    void fontsReady.then(() => setLettered(true))
    return () => {
      clearInterval(lastFrame)
      setMap(null)
      map.remove()
    }
  }, [])

  useEffect(() => {
    if (map) drawImages(map, palette)
  }, [map, palette])

  useEffect(() => {
    if (map) applyStyle(map, scene)
  }, [map, scene])

  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', t('map.label'))
  }, [map, t])

  useEffect(() => {
    map?.setPadding({ top, right, bottom, left })
  }, [map, top, right, bottom, left])

  useEffect(() => {
    if (!map || !target) return
    map.easeTo({
      center: [target.lon, target.lat],
      zoom: target.zoom ?? Math.max(map.getZoom(), 16),
      duration: 600,
    })
  }, [map, target])

  useEffect(() => {
    if (map && revision > 0 && map.getSource('reports')?.type === 'vector') map.refreshTiles('reports')
  }, [map, revision])

  usePresses(map, {
    onPress: drawing ? undefined : props.onPress,
    onHeap: props.onHeap,
    onHover: (next) => {
      setHovered(next)
      props.onPoint?.(next?.kind === 'report' ? next.number : null)
    },
  })
  usePointed(map, props.pointed)
  useDrawing(map, drawing)

  async function goToMe() {
    const place = await locate()
    if (!place) return toastPassing(t('map.locate.denied'))
    if (boundary && !isInside(place, boundary)) return toastPassing(t('map.locate.outside'))
    setMe(place)
    map?.easeTo({ center: [place.lon, place.lat], zoom: Math.max(map.getZoom(), 17) })
  }

  return (
    <div className={style.frame} data-map={state}>
      <div ref={container} className={style.canvas} />
      <div className={style.over} style={{ inset: `${top}px ${right}px ${bottom}px ${left}px` }}>
        {props.onPin && <Pin moving={moving} />}
        <div className={style.low}>
          <div className={style.corners}>
            {props.children}
            {controls && (
              <Controls
                onZoom={(by) => (by > 0 ? map?.zoomIn() : map?.zoomOut())}
                onLocate={() => void goToMe()}
                heat={heat}
                onHeat={props.onHeat}
              />
            )}
          </div>
          {props.card}
        </div>
        {props.attribution && <p className={style.attribution}>{props.attribution}</p>}
      </div>
      {map && hovered && props.hoverCard && (
        <HoverCard at={map.project([hovered.lon, hovered.lat])}>{props.hoverCard(hovered)}</HoverCard>
      )}
      {state === 'failed' && (
        <div className={style.failed}>
          <EmptyState title={t('map.label')}>{t('map.failed')}</EmptyState>
        </div>
      )}
    </div>
  )
}

/** One place alone is not looked at from nearer than this. */
const nearestZoom = 16

function show(map: MapLibre, { west, south, east, north }: Box, padding: number): void {
  map.fitBounds([west, south, east, north], { padding, maxZoom: nearestZoom, duration: 0 })
}

/** Room to look around the city on a screen of any shape: its longer side on every side. */
function widened({ west, south, east, north }: Box): [number, number, number, number] {
  const room = Math.max(east - west, north - south)
  return [west - room, south - room, east + room, north + room]
}
