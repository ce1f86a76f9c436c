import { type FileHandle, open } from 'node:fs/promises'
import { PMTiles, type Source, TileType } from 'pmtiles'
import type { TileAddress } from './tile-address.ts'

/** A basemap in one PMTiles file of version 3, read tile by tile. */
export type BasemapFile = {
  /** Vector tiles follow the schema of Protomaps. */
  readonly format: 'vector' | 'raster'
  readonly contentType: string
  readonly minZoom: number
  readonly maxZoom: number
  /** Plain text; null where the file names nobody. */
  readonly attribution: string | null
  /** The bytes of a tile, not compressed; none where the file has none. */
  readonly read: (tile: TileAddress) => Promise<Buffer>
  readonly close: () => Promise<void>
}

const rasterTypes: ReadonlyMap<TileType, string> = new Map([
  [TileType.Png, 'image/png'],
  [TileType.Jpeg, 'image/jpeg'],
  [TileType.Webp, 'image/webp'],
  [TileType.Avif, 'image/avif'],
])

/** Layers by which the schema of Protomaps is told from others. */
const protomaps = ['earth', 'roads', 'buildings'] as const

/**
 * Opens the basemap that a city has put on its disk.
 *
 * @throws Error that names the file and what is wrong with it.
 */
export async function openBasemapFile(path: string): Promise<BasemapFile> {
  const handle = await open(path).catch((fault: Error) => {
    throw new Error(`BASEMAP: ${path}: ${fault.message}`)
  })
  try {
    return await readArchive(handle, path)
  } catch (fault) {
    await handle.close()
    throw new Error(`BASEMAP: ${path}: ${fault instanceof Error ? fault.message : fault}`)
  }
}

async function readArchive(handle: FileHandle, path: string): Promise<BasemapFile> {
  const archive = new PMTiles(sourceOf(handle, path))
  const { tileType, minZoom, maxZoom } = await archive.getHeader()
  const { attribution, vector_layers: layers = [] } = (await archive.getMetadata()) as Metadata
  const raster = rasterTypes.get(tileType)
  if (!raster && tileType !== TileType.Mvt) throw new Error('tiles of this kind cannot be drawn')
  const names = new Set(layers.map(({ id }) => id))
  if (!raster && !protomaps.every((name) => names.has(name)))
    throw new Error('vector tiles in another schema than that of Protomaps: name a style that draws them')
  return {
    format: raster ? 'raster' : 'vector',
    contentType: raster ?? 'application/vnd.mapbox-vector-tile',
    minZoom,
    maxZoom,
    attribution: plainText(attribution),
    read: async ({ z, x, y }) => Buffer.from((await archive.getZxy(z, x, y))?.data ?? new ArrayBuffer(0)),
    close: () => handle.close(),
  }
}

type Metadata = {
  readonly attribution?: string
  readonly vector_layers?: readonly { readonly id: string }[]
}

function sourceOf(handle: FileHandle, path: string): Source {
  return {
    getKey: () => path,
    getBytes: async (offset, length) => {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, offset)
      return { data: bytes.buffer.slice(0, bytesRead) }
    },
  }
}

/** Attributions are written as HTML with links: only the words of it are shown. */
function plainText(html: string | undefined): string | null {
  const words = html
    ?.replace(/<[^>]*>/g, ' ')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
  return words || null
}
