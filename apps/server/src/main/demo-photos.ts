import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPhoto } from '@gorozhanin/infra/city/demo/draw-photo'
import sharp from 'sharp'
import type { Temporal } from 'temporal-polyfill'
import type { PhotoDecoder } from '../platform/photo-decoder.ts'
import type { TempFile } from '../platform/photo-upload.ts'
import type { Ctx } from './context.ts'

/** Drawings of a group, before and after; more would only make the first start longer. */
const VARIANTS = 4

type Order = { readonly group: string; readonly after: boolean; readonly seed: number }

/** Drawn photos as uploads in temporary storage. Equal drawings are one file, which stays until the next start. */
export function drawnPhotos({ photos }: Ctx, order: Order, count: number): Promise<TempFile[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const seed = (order.seed + index) % VARIANTS
      const path = join(photos.tempDir, `demo-${order.group}-${order.after ? 'after' : 'before'}-${seed}.jpg`)
      await drawOnce(path, { ...order, seed })
      return { path, sha256: path }
    }),
  )
}

const drawn = new Map<string, Promise<unknown>>()

function drawOnce(path: string, order: Order): Promise<unknown> {
  const drawing =
    drawn.get(path) ??
    sharp(Buffer.from(drawPhoto(order)))
      .jpeg({ quality: 88 })
      .toFile(path)
  drawn.set(path, drawing)
  return drawing
}

/**
 * Decoders that decode a file once and copy its renditions afterwards: drawings repeat. A drawing has no camera, so
 * each is as if it were taken at the moment of its decoder.
 */
export function rememberingDecoders({ decoder, photos }: Ctx): (at: Temporal.Instant) => PhotoDecoder {
  const known = new Map<
    string,
    { readonly folder: string; readonly done: ReturnType<PhotoDecoder['decode']> }
  >()
  return (at) => ({
    ...decoder,
    decode: async (file, folder) => {
      const first = known.get(file) ?? decodeFirst(file)
      known.set(file, first)
      const rendered = await first.done
      await cp(first.folder, folder, { recursive: true })
      return { ...rendered, notes: { time: at.toString().slice(0, 19), offset: '+00:00', place: null } }
    },
  })

  function decodeFirst(file: string) {
    const folder = join(photos.tempDir, `demo-decoded-${known.size}`)
    return { folder, done: decoder.decode(file, folder) }
  }
}
