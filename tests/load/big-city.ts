import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { needed, testConfig } from '../support/config.ts'
import { copyDatabase, makeTemplate } from '../support/databases.ts'
import { envOf, type Served, startApi } from '../support/processes.ts'
import { liftLimits, webDir } from './city.ts'

/** A city of its own whose reports `fill` puts there before its API starts; both are gone after `work`. */
export async function withBigCity<Result>(
  fill: (db: pg.Pool) => Promise<void>,
  work: (api: Served, db: pg.Pool) => Promise<Result>,
): Promise<Result> {
  const storageDir = await mkdtemp(join(tmpdir(), 'big-city-'))
  const database = await copyDatabase(await makeTemplate('city'))
  const db = new pg.Pool({ connectionString: database.ownerUrl, max: 2 })
  await liftLimits(db)
  await fill(db)
  const config = testConfig({
    databaseUrl: database.url,
    redisUrl: needed('TEST_REDIS_URL'),
    storageDir,
    logLevel: 'error',
  })
  const api = await startApi({ ...envOf(config), WEB_DIR: webDir })
  try {
    return await work(api, db)
  } finally {
    await api.stop()
    await db.end()
    await database.drop()
    await rm(storageDir, { recursive: true, force: true })
  }
}
