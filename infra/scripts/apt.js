import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { run, which } from './commands.js'
import { step } from './say.js'

/**
 * What keeps an installation from touching this machine's own services: Debian's scripts ask the first file before
 * they start anything, and the second before they make a cluster of their own.
 */
const guards = [
  { file: '/usr/sbin/policy-rc.d', text: '#!/bin/sh\nexit 101\n', mode: '755' },
  {
    file: '/etc/postgresql-common/createcluster.d/active-citizen.conf',
    text: 'create_main_cluster = false\n',
    mode: '644',
  },
]

/**
 * Words before a command that make root run it: none for root, `sudo` where it asks for no password.
 *
 * @returns {Promise<readonly string[] | undefined>} nothing when apt cannot be used here
 */
export async function aptRights() {
  if (!which('apt-get')) return undefined
  if (process.getuid?.() === 0) return []
  if (!which('sudo')) return undefined
  return run('sudo', ['-n', 'true']).then(
    () => ['sudo', '-n'],
    () => undefined,
  )
}

/**
 * Installs packages without starting any service and without making a cluster.
 *
 * @param {readonly string[]} rights
 * @param {(search: (pattern: string) => Promise<string[]>) => Promise<readonly string[]>} choose names the packages,
 *   once the lists of what exists are fresh
 */
export async function aptInstall(rights, choose) {
  await step({ ru: 'Обновляю списки пакетов системы', en: 'refreshing the lists of apt' }, () =>
    asRoot(rights, ['apt-get', 'update', '-qq']),
  )
  const packages = await choose(search)
  await step({ ru: `Ставлю ${packages.join(', ')}`, en: 'installing with apt' }, () =>
    guarded(rights, () =>
      asRoot(rights, [
        ...['env', 'DEBIAN_FRONTEND=noninteractive'],
        ...['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
      ]),
    ),
  )
}

/**
 * @param {string} pattern a regular expression for the whole name
 * @returns {Promise<string[]>}
 */
async function search(pattern) {
  const lines = await run('apt-cache', ['search', '--names-only', pattern])
  return lines.split('\n').flatMap((line) => line.split(' ')[0] || [])
}

/**
 * @param {readonly string[]} rights
 * @param {() => Promise<unknown>} work
 */
async function guarded(rights, work) {
  // A guard that is there already belongs to the machine and stays.
  const placed = guards.filter(({ file }) => !existsSync(file))
  const remove = () => asRoot(rights, ['rm', '-f', ...placed.map(({ file }) => file)])
  for (const { file, text, mode } of placed) {
    await asRoot(rights, ['mkdir', '-p', dirname(file)])
    await asRoot(rights, ['tee', file], text)
    await asRoot(rights, ['chmod', mode, file])
  }
  try {
    await work()
  } finally {
    await remove()
  }
}

/**
 * @param {readonly string[]} rights
 * @param {readonly string[]} words
 * @param {string} [input]
 */
function asRoot(rights, words, input) {
  const [command = '', ...args] = [...rights, ...words]
  return run(command, args, input === undefined ? {} : { input })
}
