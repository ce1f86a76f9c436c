import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { type PhotoSize, photoSizes } from '@gorozhanin/domain/reports/api'
import { Problem } from './problem.ts'

/** Where stored photos live. A key is random and says nothing of its report. */
export type PhotoStorage = {
  /** A folder on the same disk for uploads and renditions that have no key yet. */
  readonly tempDir: string
  /**
   * Takes the folder of a photo's renditions into place under a new key: all sizes at once or none, on the disk
   * when the promise resolves. So a photo is put before the row that names it is committed.
   *
   * @throws Problem `server.unavailable` when the disk is full or not writable.
   */
  readonly put: (folder: string) => Promise<string>
  /** One size as a stream that the caller reads or destroys; null where there is no such photo. */
  readonly open: (key: string, size: PhotoSize) => Promise<{ stream: Readable; bytes: number } | null>
  readonly remove: (key: string) => Promise<void>
  /**
   * Removes photos that no row names, such as those of a filing that died before its commit, and tells how many.
   * `findKnown` gives those of the keys that rows name. Photos younger than an hour are left alone.
   */
  readonly removeOrphans: (findKnown: (keys: string[]) => Promise<ReadonlySet<string>>) => Promise<number>
  /** @throws when nothing can be written. */
  readonly check: () => Promise<void>
}

const keyPattern = /^[A-Za-z0-9_-]{22}$/
const leftoverMs = 3_600_000

/** Photos in a local folder: `ab/cd/<key>/<size>.webp`. What an earlier process left in `tempDir` is swept. */
export function photoStorage(dir: string): PhotoStorage {
  const tempDir = join(dir, 'temp')
  mkdirSync(tempDir, { recursive: true })
  sweep(tempDir)

  const folderOf = (key: string) => join(dir, key.slice(0, 2), key.slice(2, 4), key)

  async function put(folder: string): Promise<string> {
    const key = randomBytes(16).toString('base64url')
    const place = folderOf(key)
    try {
      await mkdir(dirname(place), { recursive: true })
      await rename(folder, place)
      await sync(dirname(place))
      return key
    } catch (error) {
      throw storageProblem(error)
    }
  }

  async function openSize(key: string, size: PhotoSize) {
    if (!keyPattern.test(key) || !Object.hasOwn(photoSizes, size)) return null
    const file = await open(join(folderOf(key), `${size}.webp`)).catch(absentIsNull)
    if (file === null) return null
    const { size: bytes } = await file.stat()
    return { stream: file.createReadStream(), bytes }
  }

  async function remove(key: string): Promise<void> {
    if (keyPattern.test(key)) await rm(folderOf(key), { recursive: true, force: true })
  }

  async function removeOrphans(findKnown: Parameters<PhotoStorage['removeOrphans']>[0]): Promise<number> {
    let removed = 0
    for (const prefix of (await readdir(dir)).filter((name) => name.length === 2)) {
      const keys = (await readdir(join(dir, prefix), { recursive: true }))
        .map((path) => path.slice(3))
        .filter((name) => keyPattern.test(name))
      const known = await findKnown(keys)
      for (const key of keys.filter((key) => !known.has(key))) {
        const folder = await stat(folderOf(key)).catch(absentIsNull)
        if (folder === null || folder.mtimeMs > Date.now() - leftoverMs) continue
        await remove(key)
        removed += 1
      }
    }
    return removed
  }

  async function check(): Promise<void> {
    const probe = join(tempDir, `check-${randomBytes(8).toString('hex')}`)
    await writeFile(probe, 'ok')
    await rm(probe)
  }

  return { tempDir, put, open: openSize, remove, removeOrphans, check }
}

/** What the sender is told when our disk is full, read-only or out of handles: not their fault, try later. */
export function storageProblem(cause: unknown): Problem {
  return Object.assign(new Problem('server.unavailable', { retryAfterSeconds: 60 }), { cause })
}

function absentIsNull(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

/** Makes a renamed entry survive a power cut. */
async function sync(folder: string): Promise<void> {
  await using handle = await open(folder)
  await handle.sync()
}

function sweep(tempDir: string): void {
  for (const name of readdirSync(tempDir)) {
    const path = join(tempDir, name)
    const entry = statSync(path, { throwIfNoEntry: false })
    if (entry && entry.mtimeMs < Date.now() - leftoverMs) rmSync(path, { recursive: true, force: true })
  }
}
