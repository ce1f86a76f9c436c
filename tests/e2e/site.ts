import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { needed } from '../support/config.ts'
import { copyDatabase, demoPassword, makeTemplate } from '../support/databases.ts'
import { run, startApi, startWorker } from '../support/processes.ts'
import { residence } from './browser.ts'

/** The whole product as people meet it: API, worker and the built web app on a free port. */
export type Site = {
  readonly address: string
  /** Its database for the owner: what a test changes behind the back of the site. */
  readonly databaseUrl: string
  /** Starts API and worker again at another moment: a local time of the town, `2026-12-08T09:00`. */
  readonly setTime: (local: string) => Promise<void>
  readonly stop: () => Promise<void>
}

const emptyDatabase = 'template0'
const webDir = new URL('../../apps/web/dist', import.meta.url).pathname

/** The small town with its staff and no reports yet: each test makes its own. */
export async function startSmallTown(settings: NodeJS.ProcessEnv = {}): Promise<Site> {
  return startSite(await copyDatabase(await makeTemplate()), async () => {}, settings)
}

/** The demo town after its three months with four hundred reports, as a newcomer sees it. */
export async function startDemoTown(): Promise<Site> {
  return startSite(await copyDatabase(emptyDatabase), async (env) => {
    await run('apps/server/src/main/migrate.ts', [], env)
    await run('apps/server/src/main/load-city.ts', ['--demo'], env)
  })
}

async function startSite(
  database: Awaited<ReturnType<typeof copyDatabase>>,
  prepare: (env: NodeJS.ProcessEnv) => Promise<void>,
  settings: NodeJS.ProcessEnv = {},
): Promise<Site> {
  const storageDir = await mkdtemp(join(tmpdir(), 'site-'))
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATABASE_POOL: '8',
    REDIS_URL: needed('TEST_REDIS_URL'),
    STORAGE_DIR: storageDir,
    WEB_DIR: webDir,
    SESSION_SECRET: 'a secret of sessions for tests only, long',
    FOLLOW_SECRET: 'a secret of follow links for tests, long',
    DEMO_PASSWORD: demoPassword,
    LOG_LEVEL: 'error',
    ...settings,
  }
  await prepare({ ...env, DATABASE_OWNER_URL: database.ownerUrl })
  let api = await startApi(env)
  const { address } = api
  let worker = startWorker({ ...env, PUBLIC_URL: address })
  const halt = () => Promise.all([api.stop(), worker.stop()])
  return {
    address,
    databaseUrl: database.ownerUrl,
    setTime: async (local) => {
      await halt()
      const moved = { ...env, CLOCK_SHIFT_MINUTES: shiftTo(local) }
      api = await startApi({ ...moved, PORT: new URL(address).port })
      worker = startWorker({ ...moved, PUBLIC_URL: address })
    },
    stop: async () => {
      await halt()
      await database.drop()
      await rm(storageDir, { recursive: true, force: true })
    },
  }
}

/** Minutes from now to a local time of the town. */
function shiftTo(local: string): string {
  const then = Temporal.PlainDateTime.from(local).toZonedDateTime(residence.timezoneId)
  return String(Math.round((then.epochMilliseconds - Date.now()) / 60_000))
}
