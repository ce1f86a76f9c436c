import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import { migrateDatabase } from '@gorozhanin/server/main/migrate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountLetters, codeIn } from '../support/accounts.ts'
import { openCityOn, type TestCity } from '../support/city.ts'
import { asOwner, copyDatabase, type TestDatabase } from '../support/databases.ts'
import { ask, move, signInAs } from '../support/people.ts'

/**
 * The demo town after its three months as the version with migration 0028 left it: without its basemap, and of the
 * reports four of each kind. A newer one is made by `pg_dump --format=custom --compress=9 --no-owner --no-privileges
 * --exclude-table-data=basemap --exclude-table-data=spatial_ref_sys` of a town that `load-city.ts --demo` has filled.
 */
const filled = join(import.meta.dirname, '../fixtures/filled-at-0028.dump')
const migrations = join(import.meta.dirname, '../../apps/server/migrations')

/** A code that was asked for, and its letter, as that version kept them. */
const askedBefore = `
  insert into codes (id, purpose, email, created_at, expires_at)
  values ('5f0c64ae-0d4c-4c0e-9d0e-0d3d3a6b1c11', 'code', 'asked@mail.example', '2026-11-27 05:00Z', '2026-11-27 05:10Z');
  insert into account_letters (id, kind, email, language, created_at, next_at)
  values ('5f0c64ae-0d4c-4c0e-9d0e-0d3d3a6b1c11', 'code', 'asked@mail.example', 'ru', '2026-11-27 05:00Z', '2026-11-27 05:00Z')`

/** A public report that its author took back, which that version went on showing. */
const takenBack = `
  update reports set status = 'withdrawn', closed_at = '2026-11-27 05:00Z'
   where id = (select id from reports
                where status = 'routed' and published_at is not null and hidden_at is null and is_public limit 1)`

type Counts = Readonly<Record<string, number>>

let database: TestDatabase
let before: Counts
let after: Counts
let city: TestCity
let moderator: string

beforeAll(async () => {
  database = await copyDatabase('template0')
  const into = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges']
  await promisify(execFile)('pg_restore', [...into, `--dbname=${database.ownerUrl}`, filled])
  await asOwner(database.ownerUrl, (owner) => owner.query(`${askedBefore}; ${takenBack}`))
  before = await countRows()
  await migrateDatabase(database.ownerUrl, database.url)
  after = await countRows()
  city = await openCityOn(database, '2026-11-27T10:00')
  moderator = await signInAs(city, 'moderator')
}, 60_000)
afterAll(() => city.close())

/** How many rows each table has. */
async function countRows(): Promise<Counts> {
  const counts: Record<string, number> = {}
  await asOwner(database.ownerUrl, async (owner) => {
    const tables = await owner.query(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
    for (const { name } of tables.rows)
      counts[name] = (await owner.query(`select count(*)::int as rows from "${name}"`)).rows[0].rows
  })
  return counts
}

test('a code that was asked for before goes by e-mail, and opens the account', async () => {
  const email = 'asked@mail.example'
  const code = codeIn(await accountLetters(city), email)
  const body = { email, code, consents: ['contact'] }
  expect((await ask(city, 'POST', '/account/session', { body })).status).toBe(200)
})

test('every migration is done, and no row is lost', async () => {
  const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql'))
  await asOwner(database.ownerUrl, async (owner) => {
    const { rows } = await owner.query('select count(*)::int as done from drizzle.__drizzle_migrations')
    expect(rows[0].done).toBe(files.length)
  })
  expect(before.reports).toBe(109)
  for (const [table, rows] of Object.entries(before))
    expect({ table, rows: after[table] }).toEqual({ table, rows })
})

test('every report opens, for staff and where it is public for everyone, with the same words and moves', async () => {
  const { rows } = await city.ctx.db.$client.query(
    `select year || '-' || sequence as number, status, text, published_at is not null and hidden_at is null
            and is_public as seen, published_at is not null and is_public as public from reports order by year, sequence`,
  )
  const back = rows.filter((row) => row.status === 'withdrawn' && row.public)
  expect(back.map((row) => row.seen)).toEqual([false])
  for (const { number, status, text, seen, public: wasPublic } of rows) {
    const card = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })
    expect(card).toMatchObject({ status: 200, body: { number, status, text } })
    const { status: answered, body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
    const unseen = status === 'withdrawn' && wasPublic ? 410 : 404
    expect({ number, answered }).toEqual({ number, answered: seen ? 200 : unseen })
    if (seen) expect(body.timeline.length).toBeGreaterThan(0)
  }
})

test('a report of the former version goes on with its life', async () => {
  const { rows } = await city.ctx.db.$client.query(
    `select year || '-' || sequence as number from reports where status = 'moderation' and not emergency
      order by registered_at limit 1`,
  )
  const { status, body } = await move(city, moderator, rows[0].number, { move: 'publish' })
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'routed' } })
})
