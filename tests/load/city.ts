import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { needed } from '../support/config.ts'
import { copyDatabase, demoPassword, makeTemplate } from '../support/databases.ts'
import { multipart } from '../support/people.ts'
import { type Served, startApi, startScript, startWorker } from '../support/processes.ts'

/** A small city with an API, a worker and the floors, each a process of its own. */
export type Bench = {
  readonly api: Served
  readonly floors: Served
  /** A place inside the city. */
  readonly place: { readonly lon: number; readonly lat: number }
  readonly db: pg.Pool
  /** The database that it was copied from: the small city before anything was filed. */
  readonly template: string
  readonly cookie: string
  readonly close: () => Promise<void>
}

/** The web app as it was built. */
export const webDir = process.env.WEB_DIR ?? new URL('../../apps/web/dist', import.meta.url).pathname

export async function openBench(): Promise<Bench> {
  const storage = await mkdtemp(join(tmpdir(), 'bench-'))
  const template = await makeTemplate()
  const database = await copyDatabase(template)
  const db = new pg.Pool({ connectionString: database.ownerUrl, max: 2 })
  await liftLimits(db)
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    REDIS_URL: needed('TEST_REDIS_URL'),
    STORAGE_DIR: storage,
    WEB_DIR: webDir,
    SESSION_SECRET: 'a secret of sessions for the bench only, long',
    FOLLOW_SECRET: 'a secret of follow links for the bench, long',
    LOG_LEVEL: 'error',
  }
  const api = await startApi(env)
  const floors = await startScript('tests/load/floors.ts', { ...env, DATABASE_URL: database.ownerUrl })
  const worker = startWorker(env)
  const { center } = (await (await fetch(`${api.address}/api/city`)).json()) as { center: Bench['place'] }
  return {
    api,
    floors,
    db,
    template,
    place: center,
    cookie: await signIn(api.address),
    close: async () => {
      await Promise.all([api, floors, worker].map(({ stop }) => stop()))
      await db.end()
      await database.drop()
      await rm(storage, { recursive: true, force: true })
    },
  }
}

/** Limits on filing are a setting of the city; one sender of thousands a second is what they are there to stop. */
export async function liftLimits(db: pg.Pool): Promise<void> {
  const none = JSON.stringify({
    perDeviceHour: 1e9,
    perDeviceDay: 1e9,
    perAddressHour: 1e9,
    searchesPerAddressMinute: 1e9,
  })
  await db.query(`update city set data = jsonb_set(data, '{limits}', $1), revision = revision + 1`, [none])
}

export async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'moderator@demo.local', password: demoPassword }),
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  return cookies.find((cookie) => cookie.startsWith('session=')) ?? ''
}

/** A report as the web form sends it, without a photo. */
export function lampReport({ place }: Pick<Bench, 'place'>) {
  return multipart({
    category: 'street-light-out',
    text: 'Не горит фонарь у дома, вечером темно и страшно ходить',
    lon: place.lon,
    lat: place.lat,
    details: { lamps_count: 'one' },
    consents: ['publication'],
  })
}

/** Files a report and publishes it as a moderator; gives its number. */
export async function publishLamp(address: string, cookie: string, place: Bench['place']): Promise<string> {
  const { payload, headers } = await lampReport({ place })
  const body = new Uint8Array(payload)
  const filed = await fetch(`${address}/api/reports`, { method: 'POST', body, headers })
  const { number } = (await filed.json()) as { number: string }
  const moved = await fetch(`${address}/api/console/reports/${number}/moves`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ move: 'publish', version: 1 }),
  })
  if (!moved.ok) throw new Error(`publishing answered ${moved.status}`)
  return number
}
