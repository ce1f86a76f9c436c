import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DemoSize, generateDemo } from '@gorozhanin/infra/city/demo/generate'
import { readPack } from '@gorozhanin/infra/city/validate'
import { loadPack } from '@gorozhanin/server/catalog/commands'
import { migrateDatabase } from '@gorozhanin/server/main/migrate'
import { upsertDemoStaff } from '@gorozhanin/server/people/commands'
import { openDatabase } from '@gorozhanin/server/platform/database'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { needed, testConfig } from './config.ts'

export const demoPassword = 'a password for tests'
const adminUrl = () => needed('TEST_DATABASE_URL')
/** One template a run and size: files of tests get copies of it. */
const templateOf = (size: DemoSize) =>
  `template_${size}_${createHash('sha256').update(String(process.ppid)).digest('hex').slice(0, 8)}`

function ownerUrlOf(database: string): string {
  const url = new URL(adminUrl())
  url.pathname = `/${database}`
  return url.href
}

/** The same database as the application connects: a role of its own that owns nothing. */
function urlOf(database: string): string {
  const url = new URL(ownerUrlOf(database))
  url.username += '_app'
  return url.href
}

/** Makes the database that all others are copied from: the newest shape with a demo town and its staff. */
export async function makeTemplate(size: DemoSize = 'small'): Promise<string> {
  const template = templateOf(size)
  await asAdmin((admin) => admin.query(`drop database if exists ${template}`))
  await asAdmin((admin) => admin.query(`create database ${template}`))
  const url = ownerUrlOf(template)
  await migrateDatabase(url, urlOf(template))
  const folder = await mkdtemp(join(tmpdir(), 'demo-town-'))
  const db = openDatabase(url, 2, () => {})
  try {
    await generateDemo(folder, size)
    const { pack, faults } = await readPack(folder)
    if (!pack) throw new Error(`the demo town has faults: ${JSON.stringify(faults)}`)
    const ctx = { db, config: testConfig({ databaseUrl: url }), now: () => Temporal.Now.instant() }
    await loadPack(ctx, pack, { overwrite: true })
    await upsertDemoStaff(ctx, pack.staff.staff, demoPassword)
  } finally {
    await db.$client.end()
    await rm(folder, { recursive: true })
  }
  return template
}

/** A database of a test, as the application connects to it and as its owner does. `drop` removes it, whoever is connected. */
export type TestDatabase = {
  readonly url: string
  readonly ownerUrl: string
  readonly drop: () => Promise<void>
}

/** A database of one's own, copied from `source`. */
export async function copyDatabase(source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin((admin) => admin.query(`create database ${name} template ${source}`))
  return {
    url: urlOf(name),
    ownerUrl: ownerUrlOf(name),
    drop: () => asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`)),
  }
}

const asAdmin = (work: (admin: pg.Client) => Promise<unknown>): Promise<void> => asOwner(adminUrl(), work)

/** Does what the application may not: changes of shape, and emptying of tables. */
export async function asOwner(ownerUrl: string, work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}
