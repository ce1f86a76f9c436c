import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { buildApp } from '@gorozhanin/server/main/app'
import { openContext } from '@gorozhanin/server/main/open'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { copyDatabase } from '../support/databases.ts'
import { aHouse, ask, fileOne, move, picture, signInAs } from '../support/people.ts'

let city: TestCity
let numbers: readonly string[]
let folder: string
let target: Awaited<ReturnType<typeof copyDatabase>>

beforeAll(async () => {
  city = await openCity()
  const { lon, lat } = await aHouse(city)
  const lamp = { category: 'street-light-out', details: { lamps_count: 'one' }, lon, lat }
  const photos = [await picture(640, 480), await picture(480, 640)]
  const filed = [
    await fileOne(city, { ...lamp, text: 'Не горит фонарь' }, photos),
    await fileOne(city, { ...lamp, text: 'Снова не горит фонарь' }),
  ]
  numbers = filed.map(({ number }) => number)
  await move(city, await signInAs(city, 'moderator'), numbers[0] ?? '', { move: 'publish' })
})
afterAll(() => city.close())

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copies-'))
  target = await copyDatabase('template0')
})
afterEach(async () => {
  await target.drop()
  await rm(folder, { recursive: true, force: true })
})

async function script(name: string, argument: string, databaseUrl: string, storageDir: string) {
  const path = fileURLToPath(new URL(`../../infra/scripts/${name}`, import.meta.url))
  const env = { ...process.env, DATABASE_URL: databaseUrl, STORAGE_DIR: storageDir }
  const { stdout } = await promisify(execFile)(path, [argument], { env })
  return stdout.trim()
}
const backUp = () => script('backup.sh', folder, city.config.databaseUrl, city.config.storageDir)
const restore = (copy: string) => script('restore.sh', copy, target.url, join(folder, 'storage'))

/** Everything that a moderator sees of the filed reports, with the bytes of every photo. */
async function allOf(one: TestCity) {
  const cookie = await signInAs(one, 'moderator')
  return Promise.all(
    numbers.map(async (number) => {
      const { body: card } = await ask<ConsoleCard>(one, 'GET', `/console/reports/${number}`, { cookie })
      const pictures = card.photos.map(({ key }) =>
        one.app.inject({ url: `/api/photos/${key}/large`, headers: { cookie } }),
      )
      return { card, photos: (await Promise.all(pictures)).map(({ rawPayload }) => rawPayload) }
    }),
  )
}

test('a restore finds every report and photo again', async () => {
  const before = await allOf(city)
  expect(before.map(({ photos }) => photos.length)).toEqual([2, 0])
  expect(before[0]?.photos[0]?.subarray(8, 12).toString()).toBe('WEBP')

  expect(await restore(await backUp())).toBe('Restored: 2 reports, 2 photos, all of them found.')

  const config = { ...city.config, databaseUrl: target.url, storageDir: join(folder, 'storage') }
  const opened = await openContext(config)
  const ctx = { ...opened, now: city.ctx.now }
  const app = await buildApp(ctx)
  try {
    expect(await allOf({ ...city, config, ctx, app })).toEqual(before)
  } finally {
    await app.close()
    await opened.close()
  }
})

test('a damaged copy is refused before anything is changed', async () => {
  const copy = await backUp()
  await appendFile(join(copy, 'photos.tar'), 'x')
  await expect(restore(copy)).rejects.toThrow('does not match its manifest')
  await rm(copy, { recursive: true })
  expect(await restore(await backUp())).toContain('2 reports')
})

test('a restore never writes over a city that is there', async () => {
  const copy = await backUp()
  await restore(copy)
  await expect(restore(copy)).rejects.toThrow('The database is not empty')
  await target.drop()
  target = await copyDatabase('template0')
  await expect(restore(copy)).rejects.toThrow('is not empty')
})

test('a copy whose photos are not all there is told', async () => {
  const { rows } = await city.ctx.db.$client.query('select key from photos order by key limit 1')
  const key: string = rows[0].key
  const place = join(city.config.storageDir, 'photos', key.slice(0, 2), key.slice(2, 4), key)
  await rm(place, { recursive: true })
  await expect(restore(await backUp())).rejects.toThrow('1 photos are missing')
})
