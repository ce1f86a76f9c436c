import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Area } from '@gorozhanin/domain/reports/blackout'
import type { CameraNotes } from '@gorozhanin/domain/reports/camera-notes'
import type { PhotoDecoder } from './photo-decoder.ts'
import type { PhotoStorage } from './photo-storage.ts'
import type { TempFile } from './photo-upload.ts'
import { Problem } from './problem.ts'

export type StoredPhoto = {
  readonly key: string
  /** Pixels of the largest stored size. */
  readonly width: number
  readonly height: number
  /** What its camera wrote; nobody keeps it with the picture. */
  readonly notes: CameraNotes
}

type Stores = { readonly decoder: PhotoDecoder; readonly photos: PhotoStorage }

/**
 * Decodes and stores uploaded photos, all or none. Call it before the transaction that names them, and
 * `removePhotos` when that transaction fails.
 *
 * @throws Problem of the first photo that is refused, with its index.
 */
export async function storePhotos(
  stores: Stores,
  files: readonly TempFile[],
): Promise<readonly StoredPhoto[]> {
  const results = await Promise.allSettled(files.map((file) => storePhoto(stores, file)))
  const stored = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const photo = results.findIndex((result) => result.status === 'rejected')
  if (photo === -1) return stored

  await removePhotos(stores, stored)
  const { reason } = results[photo] as PromiseRejectedResult
  throw reason instanceof Problem ? withIndex(reason, photo) : reason
}

/**
 * Makes a stored photo anew under another key, with `areas` of its largest size painted over. The earlier files stay
 * until `removePhotos`. Null where there is no such photo.
 */
export async function paintOver(
  { decoder, photos }: Stores,
  key: string,
  areas: readonly Area[],
): Promise<StoredPhoto | null> {
  const stored = await photos.open(key, 'large')
  if (!stored) return null
  const file = join(photos.tempDir, `${randomUUID()}.webp`)
  try {
    await pipeline(stored.stream, createWriteStream(file))
    return await storePhoto({ decoder, photos }, { path: file }, areas)
  } finally {
    await rm(file, { force: true })
  }
}

/** Takes back photos whose report was not saved. */
export async function removePhotos(
  { photos }: Stores,
  stored: readonly Pick<StoredPhoto, 'key'>[],
): Promise<void> {
  await Promise.all(stored.map(({ key }) => photos.remove(key)))
}

async function storePhoto(
  { decoder, photos }: Stores,
  file: Pick<TempFile, 'path'>,
  areas?: readonly Area[],
): Promise<StoredPhoto> {
  const folder = join(photos.tempDir, randomUUID())
  try {
    const { width, height, notes } = await decoder.decode(file.path, folder, areas)
    return { key: await photos.put(folder), width, height, notes }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Only a refusal of the photo itself points at it: a full disk is nobody's photo. */
function withIndex(problem: Problem, photo: number): Problem {
  return problem.status >= 500 ? problem : new Problem(problem.code, { ...problem.extra, photo })
}
