import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { which } from './commands.js'
import { makeHome } from './ordinary-user.js'
import { freePort } from './ports.js'
import { step } from './say.js'

/** @import { Crew } from './crew.js' */

/** @returns {string | undefined} the path of Redis, or of Valkey, which is the same to us */
export function findRedis() {
  const folders = [
    process.env.PATH,
    '/usr/bin',
    '/opt/homebrew/bin',
    '/usr/local/bin',
    '/home/linuxbrew/.linuxbrew/bin',
  ]
  return which('redis-server', folders.join(':')) ?? which('valkey-server', folders.join(':'))
}

/**
 * Starts a private Redis in `folder`, on the loopback address and a free port, and waits until it answers.
 *
 * @param {Crew} crew
 * @param {{ folder: string, program: string, password: string }} wishes
 * @returns {Promise<string>} its address
 */
export async function startRedis(crew, { folder, program, password }) {
  const home = await makeHome(folder, ['redis', 'postgres', 'nobody'])
  const port = await freePort()
  const [command = '', ...args] = [...home.as, program, '-']
  // Through standard input: a password among the arguments would be seen by every user of the machine.
  crew.start({ name: 'redis', command, args, cwd: home.folder, input: settings(home.folder, port, password) })
  await step({ ru: 'Запускаю Redis', en: 'starting Redis' }, () => crew.during(becomesReady(port, password)))
  return `redis://:${password}@127.0.0.1:${port}`
}

/**
 * Queues are never evicted (`noeviction`), and survive a restart (`appendonly`).
 *
 * @param {string} folder
 * @param {number} port
 * @param {string} password
 */
export function settings(folder, port, password) {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir "${folder.replaceAll(/["\\]/g, '\\$&')}"`,
    `requirepass ${password}`,
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    '',
  ].join('\n')
}

/**
 * @param {number} port
 * @param {string} password
 */
async function becomesReady(port, password) {
  while (!(await answers(port, password))) await pause(20)
}

/**
 * @param {number} port
 * @param {string} password
 * @returns {Promise<boolean>} false while nobody listens, or while it still loads its data
 */
function answers(port, password) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`AUTH ${password}\r\nPING\r\n`))
    let reply = ''
    socket.on('data', (chunk) => {
      reply += chunk
      if (reply.split('\r\n').length > 2) socket.end()
    })
    socket.on('error', () => done(false))
    socket.on('close', () => done(reply.includes('+PONG')))
  })
}
