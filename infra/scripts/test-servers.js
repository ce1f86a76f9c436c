import { mkdirSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { bringChromium } from './chromium.js'
import { assembleCrew, endLeftovers } from './crew.js'
import { bringDatabases } from './databases.js'
import { beforeEnd } from './endings.js'
import { isHeld, takeLock } from './lock.js'
import { removeHome } from './ordinary-user.js'
import { dataDir, root } from './paths.js'
import { newSecrets } from './secrets.js'

const runsFolder = join(dataDir, 'test')

/** What belongs to a running site and must never be reached by a test. */
const siteVariables = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'REDIS_URL',
  'STORAGE_DIR',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'SMTP_URL',
  'SMS_GATEWAY',
  'BASEMAP',
]

/**
 * Databases for one run of tests, empty and its own: runs beside each other, or beside a running site, share nothing.
 *
 * @param {NodeJS.ProcessEnv} ground
 * @param {ReadonlySet<'databases' | 'browser'>} needs
 * @param {{ durable: boolean }} [wishes] durable where speed is measured
 */
export async function bringTestServers(ground, needs, { durable } = { durable: false }) {
  await removeFinishedRuns()
  const folder = join(runsFolder, `run-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  takeLock(join(folder, 'lock'))

  /** @type {NodeJS.ProcessEnv} */
  const env = { ...ground, CITY_DATA: ground.CITY_DATA ?? join(root, '../shared/data') }
  for (const name of siteVariables) delete env[name]
  if (needs.has('browser')) env.CHROMIUM = await bringChromium()
  if (needs.has('databases')) {
    // Registered before the crew: undone after it, once nobody uses the data. Logs and reports stay to be read.
    beforeEnd(() => removeData(folder))
    const { ownerUrl, redisUrl, programs } = await bringDatabases(assembleCrew(folder), {
      folder,
      secrets: newSecrets(),
      durable,
      databaseUrl: ground.TEST_DATABASE_URL,
      ownerUrl: undefined,
      redisUrl: ground.TEST_REDIS_URL,
    })
    Object.assign(env, {
      TEST_DATABASE_URL: ownerUrl,
      TEST_REDIS_URL: redisUrl,
      PATH: [env.PATH, ...programs].join(delimiter),
    })
  }
  return { env, folder }
}

/** What earlier runs left, killed ones too. */
async function removeFinishedRuns() {
  mkdirSync(runsFolder, { recursive: true })
  for (const name of readdirSync(runsFolder).filter((name) => name.startsWith('run-'))) {
    const folder = join(runsFolder, name)
    if (isHeld(join(folder, 'lock'))) continue
    await endLeftovers(folder)
    removeData(folder)
    removeHome(folder)
  }
}

/** @param {string} folder */
function removeData(folder) {
  for (const name of ['postgres', 'redis']) removeHome(join(folder, name))
}
