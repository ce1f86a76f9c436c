import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isProgram, run, which } from './commands.js'
import { majorOf } from './toolchain.js'

/**
 * One installed PostgreSQL that has PostGIS.
 * @typedef {{ readonly folder: string, readonly major: number }} PostgresPrograms
 */

const oldestMajor = 14

/** Folders that hold one folder a version, and where the programs lie in it. */
const versionFolders = [
  { parent: '/usr/lib/postgresql', version: /^\d+$/, programs: 'bin' }, // Debian, Ubuntu
  { parent: '/usr', version: /^pgsql-\d+$/, programs: 'bin' }, // Red Hat and its kin
  { parent: '/opt/homebrew/opt', version: /^postgresql(@\d+)?$/, programs: 'bin' }, // Homebrew on Apple silicon
  { parent: '/usr/local/opt', version: /^postgresql(@\d+)?$/, programs: 'bin' }, // Homebrew on Intel
  { parent: '/home/linuxbrew/.linuxbrew/opt', version: /^postgresql(@\d+)?$/, programs: 'bin' },
  { parent: '/Applications/Postgres.app/Contents/Versions', version: /^\d+$/, programs: 'bin' },
]

/**
 * The newest PostgreSQL with PostGIS on this machine, or the one of `major` when data of that version exist.
 *
 * @param {number} [major]
 * @returns {Promise<PostgresPrograms | undefined>}
 */
export async function findPostgres(major) {
  const found = []
  for (const folder of programFolders()) {
    const version = await versionIn(folder)
    if (version >= oldestMajor && (await hasPostgis(folder, version))) found.push({ folder, major: version })
  }
  return pick(found, major)
}

/**
 * @param {readonly PostgresPrograms[]} found
 * @param {number} [major]
 */
export function pick(found, major) {
  return [...found]
    .sort((a, b) => b.major - a.major)
    .find((one) => major === undefined || one.major === major)
}

/** @returns {string[]} */
function programFolders() {
  const known = versionFolders.flatMap(({ parent, version, programs }) =>
    namesIn(parent)
      .filter((name) => version.test(name))
      .map((name) => join(parent, name, programs)),
  )
  const onPath = which('initdb')
  return [...new Set([...known, ...(onPath ? [dirname(onPath)] : [])])].filter((folder) =>
    ['postgres', 'initdb', 'createdb'].every((program) => isProgram(join(folder, program))),
  )
}

/** @param {string} folder */
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** @param {string} folder */
async function versionIn(folder) {
  const text = await run(join(folder, 'postgres'), ['--version']).catch(() => '')
  return parseVersion(text)
}

/**
 * @param {string} text what `postgres --version` prints: «postgres (PostgreSQL) 15.13 (Debian …)»
 * @returns {number} the major version, 0 when there is none
 */
export function parseVersion(text) {
  return majorOf(/\(PostgreSQL\) (.*)/.exec(text)?.[1] ?? '')
}

/**
 * @param {string} folder
 * @param {number} major
 */
async function hasPostgis(folder, major) {
  const told = await run(join(folder, 'pg_config'), ['--sharedir']).catch(() => '')
  return [told.trim(), `/usr/share/postgresql/${major}`]
    .filter((share) => share !== '')
    .some((share) => existsSync(join(share, 'extension/postgis.control')))
}
