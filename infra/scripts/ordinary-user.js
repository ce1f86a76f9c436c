import { createHash } from 'node:crypto'
import { chownSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { run } from './commands.js'
import { Fault } from './faults.js'
import { say } from './say.js'

/**
 * A folder of a database and the words before a command that make its owner run it. Only root needs such words:
 * PostgreSQL refuses root, and Redis needs no more than its folder either.
 *
 * @typedef {{ readonly folder: string, readonly as: readonly string[] }} Home
 */

/** Lets the user pass the folders above its own, where only root may enter them, and nothing more than read. */
const passAbove = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']

/**
 * Makes `folder`, or a place outside the checkout when an ordinary user cannot reach it there, and finds who runs a
 * database in it: whoever started us or, when that is root, the folder's owner.
 *
 * @param {string} folder
 * @param {readonly string[]} users names to choose from for a new folder, the best first
 * @returns {Promise<Home>}
 */
export async function makeHome(folder, users) {
  if (process.getuid?.() !== 0) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { folder, as: [] }
  }
  if (process.platform !== 'linux') {
    throw new Fault({
      ru: 'Запустите от имени обычного пользователя, без sudo.',
      en: 'Start as an ordinary user, without sudo.',
    })
  }
  return (await tryHome(folder, users)) ?? (await homeElsewhere(folder, users))
}

/**
 * @param {string} folder
 * @param {readonly string[]} users
 * @returns {Promise<Home | undefined>}
 */
async function tryHome(folder, users) {
  const { uid, gid } = ownerFor(folder, users)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chownSync(folder, uid, gid)
  const plain = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  for (const as of [plain, [...plain, ...passAbove]]) {
    if (await canWrite(as, folder)) return { folder, as }
  }
  return undefined
}

/**
 * Where a folder's data lie when an ordinary user cannot reach the folder itself.
 *
 * @param {string} folder
 */
export function elsewhere(folder) {
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  return join('/var/lib/active-citizen', `${basename(folder)}-${mark}`)
}

/**
 * @param {string} folder
 * @param {readonly string[]} users
 */
async function homeElsewhere(folder, users) {
  mkdirSync(dirname(elsewhere(folder)), { recursive: true, mode: 0o755 })
  const home = await tryHome(elsewhere(folder), users)
  if (!home) {
    throw new Fault({
      ru: `Обычному пользователю недоступна папка ${folder}: перенесите проект или задайте DATA_DIR.`,
      en: `An ordinary user cannot enter ${folder}: move the checkout or set DATA_DIR.`,
    })
  }
  say(`· Данные лежат в ${home.folder}: папка проекта открыта только root (data is kept there)`)
  return home
}

/**
 * @param {readonly string[]} as
 * @param {string} folder
 */
async function canWrite(as, folder) {
  const [command = 'sh', ...args] = [
    ...as,
    'sh',
    '-c',
    'cd "$1" && touch .reached && rm .reached',
    'sh',
    folder,
  ]
  return run(command, args).then(
    () => true,
    () => false,
  )
}

/**
 * The owner of a folder that exists and is not root's; otherwise the first of `users` that this machine has.
 *
 * @param {string} folder
 * @param {readonly string[]} users
 */
function ownerFor(folder, users) {
  const existing = statSync(folder, { throwIfNoEntry: false })
  if (existing && existing.uid !== 0) return existing
  const accounts = parseAccounts(readFileSync('/etc/passwd', 'utf8'))
  const account = users.flatMap((name) => accounts.get(name) ?? [])[0]
  if (account) return account
  throw new Fault({
    ru: 'Базе данных нужен обычный пользователь: запустите не от root.',
    en: 'The database needs an ordinary user: start as one, not as root.',
  })
}

/**
 * @param {string} passwd the text of /etc/passwd
 * @returns {Map<string, { uid: number, gid: number }>}
 */
export function parseAccounts(passwd) {
  return new Map(
    passwd
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 7)
      .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  )
}

/**
 * Removes a home with everything in it.
 *
 * @param {string} folder as it was given to `makeHome`
 */
export function removeHome(folder) {
  for (const place of [folder, elsewhere(folder)]) rmSync(place, { recursive: true, force: true })
}
