import {
  chownSync,
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { run } from './commands.js'
import { Fault } from './faults.js'
import { elsewhere, makeHome } from './ordinary-user.js'
import { freePort } from './ports.js'
import { step } from './say.js'

/** @import { Crew } from './crew.js' */
/** @import { Home } from './ordinary-user.js' */
/** @import { PostgresPrograms } from './postgres-programs.js' */

const user = 'gorozhanin'
/** As whom the application connects: it owns nothing. The first migration makes the role. */
const application = 'gorozhanin_app'
const database = 'gorozhanin'

/** Tests throw their database away: nothing has to survive a power cut there. */
const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts a private PostgreSQL in `folder`, on the loopback address and a free port, and waits until it answers. A new
 * folder gets a new cluster; one left by a crash recovers.
 *
 * @param {Crew} crew
 * @param {object} wishes
 * @param {string} wishes.folder
 * @param {PostgresPrograms} wishes.programs
 * @param {{ readonly postgres: string, readonly application: string }} wishes.passwords
 * @param {boolean} wishes.durable
 * @returns {Promise<{ readonly ownerUrl: string, readonly databaseUrl: string }>} the address of one database: for its
 *   owner, who may do everything, and for the application
 */
export async function startPostgres(crew, { folder, programs, passwords, durable }) {
  const home = await makeHome(folder, ['postgres', 'nobody'])
  const cluster = join(home.folder, 'cluster')
  if (!existsSync(cluster)) {
    await step({ ru: 'Создаю базу данных', en: 'making the database' }, () =>
      makeCluster(home, cluster, programs, passwords.postgres),
    )
  }
  dropForeignPid(cluster)

  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    'shared_buffers=256MB',
    ...(durable ? [] : hasty),
  ]
  const [command = '', ...args] = [
    ...home.as,
    join(programs.folder, 'postgres'),
    ...['-D', cluster, '-p', String(port)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
  // SIGINT ends it without waiting for clients, and leaves a clean cluster.
  crew.start({ name: 'postgres', command, args, stopSignal: 'SIGINT', cwd: home.folder })
  await step({ ru: 'Запускаю базу данных', en: 'starting the database' }, () =>
    crew.during(becomesReady(cluster, port)),
  )
  const addressFor = (/** @type {string} */ role, /** @type {string} */ password) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
  return {
    ownerUrl: addressFor(user, passwords.postgres),
    databaseUrl: addressFor(application, passwords.application),
  }
}

/**
 * The version that made the cluster in `folder`; nothing when there is none yet.
 *
 * @param {string} folder
 */
export function clusterMajor(folder) {
  const file = [folder, elsewhere(folder)].map((place) => join(place, 'cluster/PG_VERSION')).find(existsSync)
  return file === undefined ? undefined : Number(readFileSync(file, 'utf8'))
}

/**
 * Made beside its place and moved there when it is whole: an interrupted start leaves no half of a cluster.
 *
 * @param {Home} home
 * @param {string} cluster
 * @param {PostgresPrograms} programs
 * @param {string} password
 */
async function makeCluster(home, cluster, programs, password) {
  const draft = `${cluster}.new`
  const passwordFile = join(home.folder, 'password')
  const { uid, gid } = statSync(home.folder)
  rmSync(draft, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  chownSync(passwordFile, uid, gid)

  /** @param {readonly string[]} words @param {string} [input] */
  const asOwner = (words, input) => {
    const [command = '', ...args] = [...home.as, ...words]
    return run(command, args, { cwd: home.folder, ...(input === undefined ? {} : { input }) })
  }
  try {
    await asOwner([
      join(programs.folder, 'initdb'),
      ...['-D', draft, '-U', user, '-E', 'UTF8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...localeOptions(process.platform),
    ])
    const single = [join(programs.folder, 'postgres'), '--single', '-D', draft, 'postgres']
    await asOwner(single, `create database ${database};\n`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, cluster)
}

/**
 * Byte order for sorting, as in the image of `infra/compose.yaml`, and letters of every language. macOS knows no
 * C.UTF-8.
 *
 * @param {NodeJS.Platform} platform
 */
export function localeOptions(platform) {
  return platform === 'darwin' ? ['--locale=C', '--lc-ctype=en_US.UTF-8'] : ['--locale=C.UTF-8']
}

/**
 * PostgreSQL does not start when the pid that a crash left behind belongs by now to another program of the same user,
 * another cluster for example. Such a file is removed; one of a living server of this cluster stays and is told.
 *
 * @param {string} cluster
 */
function dropForeignPid(cluster) {
  const file = join(cluster, 'postmaster.pid')
  const pid = pidFileLines(file)[0]
  if (pid === undefined) return
  if (process.platform === 'linux' && workingFolderOf(pid) !== realpathSync(cluster)) {
    rmSync(file)
  } else if (process.platform === 'linux') {
    throw new Fault({
      ru: `База данных в ${cluster} уже работает сама по себе (процесс ${pid}): остановите её и запустите ещё раз.`,
      en: `The database in ${cluster} already runs on its own (process ${pid}): stop it and start again.`,
    })
  }
}

/** @param {string} pid */
function workingFolderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/**
 * @param {string} cluster
 * @param {number} port
 */
async function becomesReady(cluster, port) {
  const file = join(cluster, 'postmaster.pid')
  for (;;) {
    const lines = pidFileLines(file)
    // Line 4 is the port, line 8 the state: see miscadmin.h of PostgreSQL.
    if (lines[3] === String(port) && lines[7]?.trim() === 'ready') return
    await pause(20)
  }
}

/** @param {string} file */
function pidFileLines(file) {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
