import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dataDir, root } from './paths.js'

/** @import { newSecrets } from './secrets.js' */

/**
 * Where a city keeps its data. The demo has the data folder itself; every other pack has a folder of its own, so that
 * trying a pack never mixes with the demo or with another pack.
 *
 * @param {string | undefined} pack the full path of a city pack, nothing for the demo
 */
export function cityFolder(pack) {
  if (pack === undefined) return dataDir
  const mark = createHash('sha256').update(pack).digest('hex').slice(0, 8)
  return join(dataDir, 'packs', `${basename(pack)}-${mark}`)
}

/** @param {string} name one of the server's programs */
export function programOf(name) {
  return join(root, 'apps/server/src/main', `${name}.ts`)
}

/**
 * What the server's programs are configured by. What the person has set stands.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {object} site
 * @param {string} site.host
 * @param {number} site.port
 * @param {string} site.folder
 * @param {ReturnType<typeof newSecrets>} site.secrets
 * @param {string} site.databaseUrl as the application connects
 * @param {string} site.redisUrl
 * @param {string | undefined} site.smtpUrl
 * @param {string | undefined} site.smsGateway
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnv(env, { host, port, folder, secrets, databaseUrl, redisUrl, smtpUrl, smsGateway }) {
  return {
    PUBLIC_URL: `http://localhost:${port}`,
    STORAGE_DIR: join(folder, 'photos'),
    WEB_DIR: join(root, 'apps/web/dist'),
    SESSION_SECRET: secrets.session,
    FOLLOW_SECRET: secrets.follow,
    METRICS_TOKEN: secrets.metrics,
    VAPID_PRIVATE_KEY: secrets.vapid,
    ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}),
    ...(smsGateway ? { SMS_GATEWAY: smsGateway } : {}),
    ...env,
    NODE_ENV: 'development',
    DEMO_PASSWORD: secrets.demoPassword,
    HOST: host,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    // What serves never holds the key of the owner.
    DATABASE_OWNER_URL: undefined,
    REDIS_URL: redisUrl,
  }
}

/**
 * Waits until the API says that it and what it stands on are well.
 *
 * @param {string} host
 * @param {number} port
 */
export async function becomesHealthy(host, port) {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  const address = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}/api/health`
  for (;;) {
    const reply = await fetch(address).catch(() => undefined)
    if (reply?.status === 200) return
    await pause(50)
  }
}
