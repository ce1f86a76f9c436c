import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type PhotoStorage, photoStorage } from './photo-storage.ts'

let dir: string
let photos: PhotoStorage

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'storage-'))
  photos = photoStorage(join(dir, 'photos'))
})
afterEach(() => rm(dir, { recursive: true }))

/** A folder of renditions as the decoder leaves it. */
async function renditions(): Promise<string> {
  const folder = await mkdtemp(join(photos.tempDir, 'new-'))
  for (const size of ['small', 'medium', 'large'])
    await writeFile(join(folder, `${size}.webp`), `a ${size} one`)
  return folder
}
const put = async () => photos.put(await renditions())
const folderOf = (key: string) => join(dir, 'photos', key.slice(0, 2), key.slice(2, 4), key)
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

test('what was put can be read in every size, under a key that cannot be guessed', async () => {
  const key = await put()
  expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/)
  expect(await put()).not.toBe(key)
  for (const size of ['small', 'medium', 'large'] as const) {
    const opened = await photos.open(key, size)
    expect(opened?.bytes).toBe(`a ${size} one`.length)
    expect(opened && (await text(opened.stream))).toBe(`a ${size} one`)
  }
  expect(await readdir(photos.tempDir)).toEqual([])
})

test('a removed photo is gone, and can be removed again', async () => {
  const key = await put()
  await photos.remove(key)
  await photos.remove(key)
  expect(await photos.open(key, 'large')).toBeNull()
  expect(await readdir(join(dir, 'photos'), { recursive: true })).not.toContain('large.webp')
})

test.each([
  ['a key of nothing', 'AAAAAAAAAAAAAAAAAAAAAA', 'large'],
  ['dots of the right length', '......................', 'large'],
  ['another file', 'AAAAAAAAAAAAAAAAAAAAAA', '../../../../secret/x'],
  ['a part of every object', 'AAAAAAAAAAAAAAAAAAAAAA', 'constructor'],
])('%s is not a photo', async (_, key, size) => {
  await mkdir(join(dir, 'secret'))
  await writeFile(join(dir, 'secret', 'x.webp'), 'secret')
  expect(await photos.open(key, size as 'large')).toBeNull()
  await photos.remove(key)
  expect(await readdir(join(dir, 'secret'))).toEqual(['x.webp'])
})

test('what cannot be put is our fault, to be tried later', async () => {
  await expect(photos.put(join(dir, 'never-made'))).rejects.toMatchObject({
    code: 'server.unavailable',
    status: 503,
  })
})

test.each(['../../../secret/AAAAAA', '..AA../../secret/AAAAA', '....///../../secret/AA'])(
  'the way up %s leads to no file, though there is one at its end',
  async (key) => {
    const deep = photoStorage(join(dir, 'a', 'b', 'c', 'd', 'photos'))
    const end = join(dir, 'a', 'b', 'c', 'd', 'photos', key.slice(0, 2), key.slice(2, 4), key)
    await mkdir(end, { recursive: true })
    await writeFile(join(end, 'large.webp'), 'secret')
    expect(await deep.open(key, 'large')).toBeNull()
    await deep.remove(key)
    expect(await readdir(end)).toEqual(['large.webp'])
  },
)

describe('orphans', () => {
  test('are photos that no row names, when they are older than an hour', async () => {
    const [known, orphan, fresh] = await Promise.all([put(), put(), put()])
    for (const key of [known, orphan]) await utimes(folderOf(key), hoursAgo(2), hoursAgo(2))
    const asked: string[] = []
    const removed = await photos.removeOrphans(async (keys) => {
      asked.push(...keys)
      return new Set([known])
    })
    expect(removed).toBe(1)
    expect(asked.sort()).toEqual([known, orphan, fresh].sort())
    expect(await photos.open(orphan, 'large')).toBeNull()
    expect(await readdir(folderOf(known))).toHaveLength(3)
    expect(await readdir(folderOf(fresh))).toHaveLength(3)
  })

  test('in temporary storage are swept at the start when they are older than an hour', async () => {
    const [old, fresh] = await Promise.all([renditions(), renditions()])
    await utimes(old, hoursAgo(2), hoursAgo(2))
    photoStorage(join(dir, 'photos'))
    expect(await readdir(photos.tempDir)).toEqual([fresh.split('/').at(-1)])
  })
})

describe('the check', () => {
  test('passes where storage can be written, and leaves nothing', async () => {
    await photos.check()
    expect(await readdir(photos.tempDir)).toEqual([])
  })

  test('fails where storage is gone', async () => {
    await rm(photos.tempDir, { recursive: true })
    await expect(photos.check()).rejects.toThrow()
  })
})
