import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '@gorozhanin/server/main/app'
import type { Config } from '@gorozhanin/server/main/config'
import type { Ctx } from '@gorozhanin/server/main/context'
import { emptyDatabase } from '@gorozhanin/server/main/empty-database'
import { openContext } from '@gorozhanin/server/main/open'
import { openDatabase } from '@gorozhanin/server/platform/database'
import type { FastifyInstance } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { inject } from 'vitest'
import { needed, testConfig } from './config.ts'
import { asOwner, copyDatabase, type TestDatabase } from './databases.ts'

/** A small city of one's own: database, storage, Redis and a clock that only the test moves. */
export type TestCity = {
  readonly ctx: Ctx
  readonly app: FastifyInstance
  readonly config: Config
  /** Its database for the owner, who may do what the application may not. */
  readonly ownerUrl: string
  readonly asOwner: (sql: string) => Promise<void>
  /** Sets the clock: a local time in the city, `2026-11-20T10:00`. */
  readonly setTime: (local: string) => void
  readonly close: () => Promise<void>
}

const zone = 'Asia/Yekaterinburg'

/** The instant of a local time in the demo town. */
const at = (local: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()

/** Opens a fresh copy of the demo town. A Friday morning in November, unless the test says otherwise. */
export async function openCity(time = '2026-11-20T10:00', change: Partial<Config> = {}): Promise<TestCity> {
  return openCityOn(await copyDatabase(inject('template')), time, change)
}

/** Opens the city that a database holds; closing drops it. */
export async function openCityOn(
  database: TestDatabase,
  time: string,
  change: Partial<Config> = {},
): Promise<TestCity> {
  const storageDir = await mkdtemp(join(tmpdir(), 'city-'))
  const config = testConfig({ databaseUrl: database.url, redisUrl: ownRedis(), storageDir, ...change })
  const opened = await openContext(config)
  let now = at(time)
  const ctx: Ctx = { ...opened, now: () => now }
  await ready(ctx)
  await ctx.redis.flushdb()
  const app = await buildApp(ctx)
  return {
    ctx,
    app,
    config,
    ownerUrl: database.ownerUrl,
    asOwner: (sql) => asOwner(database.ownerUrl, (owner) => owner.query(sql)),
    setTime: (local) => {
      now = at(local)
    },
    close: async () => {
      await app.close()
      await opened.close()
      await database.drop()
      await rm(storageDir, { recursive: true, force: true })
    },
  }
}

/** The city forgets everything, as `npm start -- --fresh` does: only its owner may. */
export async function emptied({ ownerUrl }: TestCity): Promise<void> {
  const db = openDatabase(ownerUrl, 1, () => {})
  await emptyDatabase(db)
  await db.$client.end()
}

/** Files run beside each other: each worker has a logical database of its own. */
function ownRedis(): string {
  const url = new URL(needed('TEST_REDIS_URL'))
  url.pathname = `/${Number(process.env.VITEST_POOL_ID ?? 1) % 16}`
  return url.href
}

async function ready({ redis }: Ctx): Promise<void> {
  if (redis.status === 'ready') return
  await new Promise((resolve) => redis.once('ready', resolve))
}
