import { dirname, join } from 'node:path'
import { aptInstall, aptRights } from './apt.js'
import { Fault } from './faults.js'
import { clusterMajor, startPostgres } from './postgres.js'
import { findPostgres } from './postgres-programs.js'
import { findRedis, startRedis } from './redis.js'

/** @import { Crew } from './crew.js' */

/**
 * PostgreSQL with PostGIS and Redis: the given servers as they are, private ones in `folder` for what is not given.
 *
 * @param {Crew} crew
 * @param {object} wishes
 * @param {string} wishes.folder
 * @param {{ readonly postgres: string, readonly application: string, readonly redis: string }} wishes.secrets
 * @param {boolean} wishes.durable false for data that nobody will miss
 * @param {string | undefined} wishes.databaseUrl
 * @param {string | undefined} wishes.ownerUrl the same database as its owner, where the application is another role
 * @param {string | undefined} wishes.redisUrl
 * @returns {Promise<{ readonly databaseUrl: string, readonly ownerUrl: string, readonly redisUrl: string,
 *   readonly programs: readonly string[] }>} `programs`: the folders of the programs that we run, with those that belong
 *   to them, such as pg_dump
 */
export async function bringDatabases(crew, { folder, secrets, durable, databaseUrl, ownerUrl, redisUrl }) {
  const postgresFolder = join(folder, 'postgres')
  const major = clusterMajor(postgresFolder)
  const { postgres, redis } = await bringPrograms({ postgres: !databaseUrl, redis: !redisUrl, major })

  // One after the other: what starts last stops first, and PostgreSQL outlives all that use it.
  const database = postgres
    ? await startPostgres(crew, {
        folder: postgresFolder,
        programs: postgres,
        passwords: secrets,
        durable,
      })
    : { databaseUrl: given(databaseUrl), ownerUrl: ownerUrl || given(databaseUrl) }
  const conveyor = redis
    ? await startRedis(crew, { folder: join(folder, 'redis'), program: redis, password: secrets.redis })
    : given(redisUrl)
  const programs = [...(postgres ? [postgres.folder] : []), ...(redis ? [dirname(redis)] : [])]
  return { ...database, redisUrl: conveyor, programs }
}

/** @param {string | undefined} url */
function given(url) {
  if (!url) throw new Error('Neither an address nor a program of our own')
  return url
}

/**
 * The programs that are needed, installed with apt when they are missing and that is possible.
 *
 * @param {{ postgres: boolean, redis: boolean, major: number | undefined }} needed `major`: the only version that can
 *   read the data that exist
 */
async function bringPrograms(needed) {
  const look = async () => ({
    postgres: needed.postgres ? await findPostgres(needed.major) : undefined,
    redis: needed.redis ? findRedis() : undefined,
  })
  /** @param {Awaited<ReturnType<typeof look>>} found */
  const lacks = (found) => ({
    postgres: needed.postgres && !found.postgres,
    redis: needed.redis && !found.redis,
  })

  const found = await look()
  const missing = lacks(found)
  if (!missing.postgres && !missing.redis) return found

  const rights = await aptRights()
  if (rights) await aptInstall(rights, (search) => packagesFor(missing, needed.major, search))
  const brought = await look()
  const stillMissing = lacks(brought)
  if (stillMissing.postgres || stillMissing.redis) throw missingFault(stillMissing, needed.major)
  return brought
}

/**
 * @param {{ postgres: boolean, redis: boolean }} missing
 * @param {number | undefined} major
 * @param {(pattern: string) => Promise<string[]>} search
 */
export async function packagesFor(missing, major, search) {
  const postgis = missing.postgres ? newest(await search('^postgresql-[0-9]+-postgis-3$'), major) : undefined
  return [
    // The server is named too: only then is a newer one not chosen for it.
    ...(postgis ? [postgis.replace('-postgis-3', ''), postgis] : []),
    ...(missing.redis ? ['redis-server'] : []),
  ]
}

/**
 * @param {readonly string[]} packages names like `postgresql-15-postgis-3`
 * @param {number} [major]
 */
function newest(packages, major) {
  const numberOf = (/** @type {string} */ name) => Number(name.split('-')[1])
  return [...packages]
    .sort((a, b) => numberOf(b) - numberOf(a))
    .find((name) => major === undefined || numberOf(name) === major)
}

/**
 * @param {{ postgres: boolean, redis: boolean }} missing
 * @param {number | undefined} major
 */
function missingFault(missing, major) {
  const version = major === undefined ? '' : ` ${major}`
  const what = [
    ...(missing.postgres ? [`PostgreSQL${version} + PostGIS 3`] : []),
    ...(missing.redis ? ['Redis'] : []),
  ].join(', ')
  return new Fault({
    ru: `Поставьте ${what} (brew install postgresql postgis redis; apt install postgresql-postgis redis-server), или задайте DATABASE_URL и REDIS_URL, или запустите docker compose -f infra/compose.yaml up.`,
    en: `Install ${what} (brew install postgresql postgis redis; apt install postgresql-postgis redis-server), or set DATABASE_URL and REDIS_URL, or run docker compose -f infra/compose.yaml up.`,
  })
}
