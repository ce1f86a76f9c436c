import {
  AJAXError,
  Map as MapLibre,
  type MapOptions,
  prewarm,
  setWorkerUrl,
  VectorTileSource,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { clusterImage } from './cluster-image.ts'
import { fadeMs } from './layers.ts'
import { imageScale, markerImage } from './marker-image.ts'
import type { Palette } from './palette.ts'
import type { Style } from './style.ts'

setWorkerUrl(workerUrl)
// The worker begins while the page draws what lies around the map.
prewarm()

/** The map draws names with the page's font: Latin comes by itself, Cyrillic has to be asked for. */
export const fontsReady: Promise<unknown> = Promise.all(
  ['400 16px "Golos Text"', '500 16px "Golos Text Medium"', '600 16px "Golos Text"'].map((font) =>
    document.fonts.load(font, 'Ая1').catch(() => []),
  ),
)

/** An empty map without tilt and rotation: north is up, and a second finger only zooms. */
export function openMap(container: HTMLElement, options: Pick<MapOptions, 'maxBounds' | 'locale'>): MapLibre {
  const map = new MapLibre({
    ...options,
    container,
    attributionControl: false,
    fadeDuration: fadeMs,
    minZoom: 8,
    maxZoom: 19,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: false,
    validateStyle: import.meta.env.DEV,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  // A tile that did not come leaves its place empty, and is asked for again: no fault of the page.
  map.on('error', ({ error }) => {
    if (!(error instanceof AJAXError)) console.error(error)
  })
  return map
}

function imageOf(name: string, palette: Palette): ImageData | null {
  return markerImage(name, palette) ?? clusterImage(name, palette)
}

/** Draws the markers that the style asks for, and draws those already there again when the colours change. */
export function drawImages(map: MapLibre, palette: Palette): void {
  map.setMissingStyleImageResolver(async (name) => {
    await fontsReady
    const image = imageOf(name, palette)
    if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: imageScale })
  })
  for (const name of map.listImages()) {
    const image = imageOf(name, palette)
    if (image) map.updateImage(name, image)
  }
}

/**
 * Shows a style: MapLibre finds what differs from the one before. A new filter of the report tiles is told to their
 * source first, since a source that differs would be taken away and put back, and the reports would blink.
 */
export function applyStyle(map: MapLibre, style: Style): void {
  const next = style.sources.reports
  const source = map.getSource('reports')
  if (source instanceof VectorTileSource && next?.type === 'vector' && next.tiles) {
    // To be told the same address would fetch every tile again. What `tiles` says comes later than what was asked for.
    if (`${source.serialize().tiles}` !== `${next.tiles}`) source.setTiles(next.tiles)
  }
  map.setStyle(style)
}
