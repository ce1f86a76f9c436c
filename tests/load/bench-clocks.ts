import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { catalogCache } from '@gorozhanin/server/catalog/snapshot'
import { openDatabase } from '@gorozhanin/server/platform/database'
import { testConfig } from '../support/config.ts'
import { copyDatabase } from '../support/databases.ts'
import { envOf, type Served, startWorker } from '../support/processes.ts'
import { startRedis } from '../support/redis-server.ts'
import type { Bench } from './city.ts'
import { dueClocks, miscounted, unhandled } from './due-clocks.ts'
import { atMost, type Figure, plain } from './figures.ts'
import { residentMegabytes } from './processes.ts'

const CLOCKS = 100_000
const MOST_SECONDS = 60
const MOST_MEGABYTES = 300
const LOOK_MS = 250
const GIVE_UP_MS = 600_000

/**
 * The end of a working day: a hundred thousand clocks fall due in one minute, and nobody was there to see it. First
 * one worker finds them; then three do while Redis loses its memory. Time counts from the start of a process.
 */
export async function benchClocks({ template }: Bench): Promise<readonly Figure[]> {
  const alone = await sweep(template, 1)
  const together = await sweep(template, 3)
  return [
    plain('clocks: due in the same minute', CLOCKS, ''),
    atMost('clocks: one worker handles them', alone.seconds, MOST_SECONDS, 's'),
    atMost('clocks: its memory', alone.megabytes, MOST_MEGABYTES, 'MB'),
    atMost('clocks: not handled exactly once by one', alone.wrong, 0, ''),
    plain('clocks: three workers, Redis flushed', together.seconds, 's'),
    atMost('clocks: memory of the largest of three', together.megabytes, MOST_MEGABYTES, 'MB'),
    atMost('clocks: not handled exactly once by three', together.wrong, 0, ''),
  ]
}

type Swept = { readonly seconds: number; readonly megabytes: number; readonly wrong: number }

async function sweep(template: string, count: number): Promise<Swept> {
  const storageDir = await mkdtemp(join(tmpdir(), 'clocks-'))
  const database = await copyDatabase(template)
  const redis = await startRedis()
  const db = openDatabase(database.ownerUrl, 2, () => {})
  const workers: Served[] = []
  try {
    // Clocks that another calendar computed would be computed anew, and not fall due.
    const { calendar } = await catalogCache(db)()
    await dueClocks(db.$client, CLOCKS, calendar.version)
    const config = testConfig({
      databaseUrl: database.url,
      redisUrl: redis.url,
      storageDir,
      logLevel: 'error',
    })
    const startedMs = performance.now()
    for (let started = 0; started < count; started++) workers.push(startWorker(envOf(config)))

    let megabytes = 0
    let flushed = count === 1
    for (let left = CLOCKS; left > 0; left = await unhandled(db.$client)) {
      if (performance.now() - startedMs > GIVE_UP_MS) throw new Error(`${left} clocks were never handled`)
      await setTimeout(LOOK_MS)
      const sizes = await Promise.all(workers.map(({ pid }) => residentMegabytes(pid)))
      megabytes = Math.max(megabytes, ...sizes)
      if (!flushed && left < CLOCKS / 2) {
        flushed = true
        await redis.kill()
        await redis.start()
      }
    }
    const seconds = (performance.now() - startedMs) / 1000
    return { seconds, megabytes, wrong: await miscounted(db.$client) }
  } finally {
    await Promise.all(workers.map(({ stop }) => stop()))
    await redis.kill()
    await db.$client.end()
    await database.drop()
    await rm(storageDir, { recursive: true, force: true })
  }
}
