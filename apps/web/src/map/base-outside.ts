import type { Base } from './base.ts'
import type { Style } from './style.ts'

/** After this long the pack's own basemap is drawn. */
const patienceMs = 6000

/** Above a style of another host only the city's edge: it has its own names and numbers. */
const kept = new Set(['outside', 'boundary'])

/** Ours and theirs never share a name. */
const named = (name: string) => `base/${name}`

/**
 * The style at an address, under our own layers.
 *
 * @throws Error when it does not come or is no style.
 */
export async function outsideBase(address: string): Promise<Base> {
  const reply = await fetch(address, { signal: AbortSignal.timeout(patienceMs) })
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}`)
  const { validateStyleMin } = await import('@maplibre/maplibre-gl-style-spec')
  return sound(baseOf(await reply.json(), address), validateStyleMin)
}

/** Without the layers that MapLibre cannot draw: one would cost those beside it. */
export function sound(base: Base, validate: (style: Style) => readonly unknown[]): Base {
  const { sources, layers, glyphs, sprite } = base
  const rest = { version: 8, sources, ...(glyphs && { glyphs }), ...(sprite && { sprite }) } as const
  return { ...base, layers: layers.filter((layer) => validate({ ...rest, layers: [layer] }).length === 0) }
}

/** A style as a base: its names apart from ours, its addresses whole. */
export function baseOf(style: Style, address: string): Base {
  const { sources, layers, glyphs, sprite } = style
  if (!Array.isArray(layers) || typeof sources !== 'object') throw new Error(`${address} is no style`)
  const whole = (url: string) => decodeURI(new URL(url, address).href)
  return {
    sources: Object.fromEntries(
      Object.entries(sources).map(([name, source]) => [named(name), withWholeUrls(source, whole)]),
    ),
    layers: layers.map((layer) => ({
      ...layer,
      id: named(layer.id),
      ...('source' in layer && typeof layer.source === 'string' && { source: named(layer.source) }),
    })),
    ...(glyphs && { glyphs: whole(glyphs) }),
    ...(sprite && {
      sprite:
        typeof sprite === 'string' ? whole(sprite) : sprite.map(({ id, url }) => ({ id, url: whole(url) })),
    }),
    kept,
  }
}

type Source = Style['sources'][string]

function withWholeUrls(source: Source, whole: (url: string) => string): Source {
  return {
    ...source,
    ...('url' in source && typeof source.url === 'string' && { url: whole(source.url) }),
    ...('tiles' in source && source.tiles && { tiles: source.tiles.map(whole) }),
    ...('data' in source && typeof source.data === 'string' && { data: whole(source.data) }),
  } as Source
}
