import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MultipartFile } from '@fastify/multipart'
import { limits } from '@gorozhanin/domain/reports/api'
import { storageProblem } from './photo-storage.ts'
import { Problem } from './problem.ts'

/** An uploaded file on the disk. `sha256` is in hexadecimal digits. */
export type TempFile = { readonly path: string; readonly sha256: string }

/**
 * Streams one photo into a file in `tempDir`; null for the empty part that a browser sends for an empty input.
 *
 * @throws Problem with `photo` as soon as the bytes show that the photo is of another kind or too large, without
 * waiting for the rest. No file stays behind then.
 */
export async function saveUpload(
  part: MultipartFile,
  tempDir: string,
  photo: number,
): Promise<TempFile | null> {
  const path = join(tempDir, randomUUID())
  const digest = createHash('sha256')
  let file: FileHandle | null = null
  let head = Buffer.alloc(0)
  let bytes = 0
  try {
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      if (photo >= limits.photos) throw new Problem('report.too_many_photos')
      bytes += chunk.length
      if (bytes > limits.photoBytes) throw new Problem('report.photo_too_large', { photo })
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)])
      if (head.length === headBytes && !isPhoto(head))
        throw new Problem('report.photo_not_supported', { photo })
      digest.update(chunk)
      file ??= await open(path, 'wx').catch(refuse)
      await file.writeFile(chunk).catch(refuse)
    }
    if (bytes === 0 && !part.filename) return null
    if (head.length < headBytes) throw new Problem('report.photo_not_supported', { photo })
    return { path, sha256: digest.digest('hex') }
  } catch (error) {
    await rm(path, { force: true }).catch(refuse)
    throw error
  } finally {
    await file?.close()
  }
}

export async function removeUploads(files: readonly TempFile[]): Promise<void> {
  await Promise.all(files.map(({ path }) => rm(path, { force: true })))
}

const headBytes = 12
const pngHead = Buffer.from('89504e470d0a1a0a', 'hex')

/** Whether a file of at least `headBytes` begins as JPEG, PNG or WebP. The name and the declared type say nothing. */
function isPhoto(head: Buffer): boolean {
  const isJpeg = head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff
  const isPng = head.subarray(0, 8).equals(pngHead)
  const isWebp = head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'
  return isJpeg || isPng || isWebp
}

function refuse(error: unknown): never {
  throw storageProblem(error)
}
