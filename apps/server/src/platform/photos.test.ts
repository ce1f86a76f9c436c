import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PhotoDecoder } from './photo-decoder.ts'
import { type PhotoStorage, photoStorage } from './photo-storage.ts'
import { removePhotos, storePhotos } from './photos.ts'
import { Problem } from './problem.ts'

let dir: string
let photos: PhotoStorage

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'photos-'))
  photos = photoStorage(dir)
})
afterEach(() => rm(dir, { recursive: true }))

const notes = { time: null, offset: null, place: null }

/** Writes a folder, except for a file that bears the name of a problem. */
const decoder: PhotoDecoder = {
  decode: async (file, folder) => {
    await mkdir(folder)
    await writeFile(join(folder, 'large.webp'), file)
    if (file === 'report.photo_broken' || file === 'server.unavailable') throw new Problem(file)
    return { width: Number(file), height: 1, bytes: 1, notes }
  },
  stop: async () => {},
}
const store = (...files: string[]) =>
  storePhotos(
    { decoder, photos },
    files.map((path) => ({ path, sha256: '' })),
  )

const storedFiles = async () =>
  (await readdir(dir, { recursive: true })).filter((path) => path.endsWith('large.webp'))

test('photos keep the order in which they came', async () => {
  const stored = await store('30', '10', '20')
  expect(stored.map(({ width }) => width)).toEqual([30, 10, 20])
  expect(await storedFiles()).toHaveLength(3)
})

test('one that is refused says which, and none is stored', async () => {
  await expect(store('1', '2', 'report.photo_broken', '4', 'report.photo_broken')).rejects.toMatchObject({
    code: 'report.photo_broken',
    extra: { photo: 2 },
  })
  expect(await storedFiles()).toEqual([])
})

test('a full disk is no photo’s fault', async () => {
  await expect(store('1', 'server.unavailable')).rejects.toMatchObject({
    code: 'server.unavailable',
    extra: {},
  })
  expect(await storedFiles()).toEqual([])
})

test('photos of a report that was not saved can be taken back', async () => {
  await removePhotos({ decoder, photos }, await store('1', '2'))
  expect(await storedFiles()).toEqual([])
})
