import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import { buildApp } from '@gorozhanin/server/main/app'
import { migrateDatabase } from '@gorozhanin/server/main/migrate'
import { openContext } from '@gorozhanin/server/main/open'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { needed } from '../support/config.ts'
import { copyDatabase } from '../support/databases.ts'
import { aHouse, ask, type Filed, fileOne, move, picture, signInAs } from '../support/people.ts'

const scripts = join(import.meta.dirname, '../../infra/scripts')
const execute = promisify(execFile)

let city: TestCity
let home: string
let copy: string
let filed: readonly Filed[]
let moderator: string

beforeAll(async () => {
  city = await openCity()
  home = await mkdtemp(join(tmpdir(), 'back-up-'))
  moderator = await signInAs(city, 'moderator')
  filed = await fileTwenty()
  copy = await backUp()
}, 120_000)
afterAll(async () => {
  await city?.close()
  await rm(home, { recursive: true, force: true })
})

/** Twenty reports, each with a photo of its own size, half of them published. */
async function fileTwenty(): Promise<readonly Filed[]> {
  const { lon, lat, code } = await aHouse(city)
  const reports: Filed[] = []
  for (let index = 0; index < 20; index++) {
    await city.ctx.redis.flushdb()
    const report = await fileOne(
      city,
      {
        category: 'entrance-light',
        text: `Темно в подъезде ${index + 1}`,
        details: { entrance: index + 1 },
        contactEmail: `resident${index}@example.org`,
        objectId: code,
        lon,
        lat,
      },
      [await picture(300 + index, 200)],
    )
    if (index % 2 === 0) await move(city, moderator, report.number, { move: 'publish' })
    reports.push(report)
  }
  return reports
}

const run = (script: string, argument: string, ownerUrl: string, storageDir: string) =>
  execute(join(scripts, script), [argument], {
    env: { PATH: process.env.PATH, DATABASE_OWNER_URL: ownerUrl, STORAGE_DIR: storageDir },
  })

async function backUp(): Promise<string> {
  return (await run('backup.sh', join(home, 'copies'), city.ownerUrl, city.config.storageDir)).stdout.trim()
}

async function emptyPlace() {
  const database = await copyDatabase('template0')
  return { ...database, storageDir: join(home, `storage-${randomBytes(4).toString('hex')}`) }
}

type Row = Record<string, unknown>

/** Every row of every table, each table in an order of its own. */
async function rowsOf(url: string): Promise<Record<string, Row[]>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname <> 'spatial_ref_sys' order by 1`,
    )
    const all: Record<string, Row[]> = {}
    for (const { name } of tables) {
      const { rows } = await client.query(`select to_jsonb(t) as row from "${name}" t order by t::text`)
      all[name] = rows.map(({ row }) => row)
    }
    return all
  } finally {
    await client.end()
  }
}

/** Hashes of all photos by their path. */
async function photosIn(storageDir: string): Promise<Record<string, string>> {
  const folder = join(storageDir, 'photos')
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hashed = files.map(async (file) => [
    file.slice(folder.length),
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  ])
  return Object.fromEntries(await Promise.all(hashed))
}

test('a copy brings back every row and every byte of every photo', async () => {
  const place = await emptyPlace()
  try {
    const { stdout } = await run('restore.sh', copy, place.ownerUrl, place.storageDir)
    expect(stdout).toContain('20 reports, 20 photos')
    const [before, after] = await Promise.all([rowsOf(city.ownerUrl), rowsOf(place.ownerUrl)])
    for (const table of Object.keys(before))
      expect({ table, rows: after[table] }).toEqual({ table, rows: before[table] })
    for (const table of ['reports', 'events', 'clocks', 'photos'])
      expect(after[table]?.length).toBeGreaterThanOrEqual(20)

    const photos = await photosIn(place.storageDir)
    expect(photos).toEqual(await photosIn(city.config.storageDir))
    expect(Object.keys(photos)).toHaveLength(60)
  } finally {
    await place.drop()
  }
})

test('the city goes on from its copy: numbers continue, cards and photos open, secrets fit', async () => {
  const place = await emptyPlace()
  await run('restore.sh', copy, place.ownerUrl, place.storageDir)
  await migrateDatabase(place.ownerUrl, place.url)
  const ctx = await openContext({ ...city.config, databaseUrl: place.url, storageDir: place.storageDir })
  const app = await buildApp({ ...ctx, now: city.ctx.now })
  const restored = { ...city, ctx, app }
  try {
    const cookie = await signInAs(restored, 'moderator')
    for (const { number, follow } of filed) {
      const here = await ask<ConsoleCard>(restored, 'GET', `/console/reports/${number}`, { cookie })
      const there = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })
      expect(here.body).toEqual(there.body)
      const photo = await ask(restored, 'GET', `/photos/${here.body.photos[0]?.key}/large`, { cookie })
      expect(photo.status).toBe(200)
      expect((await ask(restored, 'POST', `/reports/${number}/follow`, { body: { follow } })).status).toBe(
        204,
      )
    }
    const next = await fileOne(restored, { category: 'thanks', text: 'Всё вернулось' })
    expect(next.number).toBe('2026-21')
    expect((await ask<ReportCard>(restored, 'GET', `/reports/${filed[0]?.number}`)).body.text).toBe(
      'Темно в подъезде 1',
    )
  } finally {
    await app.close()
    await ctx.close()
    await place.drop()
  }
})

/** What a refused restore must leave: nothing. */
async function expectRefused(from: string, reason: RegExp): Promise<void> {
  const place = await emptyPlace()
  try {
    await expect(run('restore.sh', from, place.ownerUrl, place.storageDir)).rejects.toMatchObject({
      code: expect.any(Number),
      stderr: expect.stringMatching(reason),
    })
    expect(await rowsOf(place.ownerUrl)).toEqual({})
    expect(await photosIn(place.storageDir)).toEqual({})
  } finally {
    await place.drop()
  }
}

/** Another copy, for a test to spoil. */
async function spoiled(spoil: (copy: string) => Promise<void>): Promise<string> {
  const other = join(home, `spoiled-${randomBytes(4).toString('hex')}`)
  await mkdir(other)
  for (const name of await readdir(copy)) await writeFile(join(other, name), await readFile(join(copy, name)))
  await spoil(other)
  return other
}

test.each([
  ['one changed byte in the photos', 'photos.tar', (bytes: Buffer) => bytes.fill(0x21, 5_000, 5_001)],
  ['one changed byte in the database', 'database.dump', (bytes: Buffer) => bytes.fill(0x21, 3_000, 3_001)],
])('a copy with %s is refused before anything is changed', async (_, name, change) => {
  const from = await spoiled(async (other) =>
    writeFile(join(other, name), change(await readFile(join(other, name)))),
  )
  await expectRefused(from, /damaged/)
})

test.each(['photos.tar', 'database.dump', 'manifest.sha256'])(
  'a copy without a whole %s is refused',
  async (name) => {
    await expectRefused(await spoiled((other) => rm(join(other, name))), /damaged|manifest/)
    await expectRefused(await spoiled((other) => truncate(join(other, name), 40)), /damaged|manifest/)
  },
)

test('a copy is not restored over a city that is there', async () => {
  const before = await rowsOf(city.ownerUrl)
  await expect(run('restore.sh', copy, city.ownerUrl, join(home, 'elsewhere'))).rejects.toMatchObject({
    stderr: expect.stringMatching(/not empty/),
  })
  const place = await emptyPlace()
  await expect(run('restore.sh', copy, place.ownerUrl, city.config.storageDir)).rejects.toMatchObject({
    stderr: expect.stringMatching(/not empty/),
  })
  await place.drop()
  expect(await rowsOf(city.ownerUrl)).toEqual(before)
})

test('a copy that lacks a photo says which when it is restored', async () => {
  const { rows } = await city.ctx.db.$client.query('select key from photos order by key limit 1')
  const key: string = rows[0].key
  const unpacked = await spoiled(async (other) => {
    await execute('tar', [
      '--delete',
      '--file',
      join(other, 'photos.tar'),
      `photos/${key.slice(0, 2)}/${key.slice(2, 4)}/${key}`,
    ])
    const { stdout } = await execute('sha256sum', ['database.dump', 'photos.tar'], { cwd: other })
    await writeFile(join(other, 'manifest.sha256'), stdout)
  })
  const place = await emptyPlace()
  await expect(run('restore.sh', unpacked, place.ownerUrl, place.storageDir)).rejects.toMatchObject({
    stderr: expect.stringContaining(`photo ${key} is missing`),
  })
  await place.drop()
})

test('a copy that fails half-way leaves nothing that looks like one', async () => {
  const into = join(home, 'failed')
  const nowhere = new URL(needed('TEST_DATABASE_URL'))
  nowhere.pathname = '/no_such_database'
  await expect(run('backup.sh', into, nowhere.href, city.config.storageDir)).rejects.toMatchObject({
    stderr: expect.stringContaining('no_such_database'),
  })
  expect(await readdir(into)).toEqual([])
})
