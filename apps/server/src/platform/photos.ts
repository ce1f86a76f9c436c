import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
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

/** Takes back photos whose report was not saved. */
export async function removePhotos({ photos }: Stores, stored: readonly StoredPhoto[]): Promise<void> {
  await Promise.all(stored.map(({ key }) => photos.remove(key)))
}

async function storePhoto({ decoder, photos }: Stores, file: TempFile): Promise<StoredPhoto> {
  const folder = join(photos.tempDir, randomUUID())
  try {
    const { width, height, notes } = await decoder.decode(file.path, folder)
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
