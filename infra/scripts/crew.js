import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEnd, isEnding } from './endings.js'
import { Fault, lastLines } from './faults.js'
import { identityOf } from './identity.js'
import { root } from './paths.js'

/**
 * A program that runs as long as we do.
 * @typedef {object} Member
 * @property {string} name also of its log file
 * @property {string} command
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {string} [input] given to its standard input
 * @property {NodeJS.Signals} [stopSignal] SIGTERM unless it means something else to this program
 *
 * @typedef {{ readonly name: string, readonly pid: number, readonly identity: string, readonly stopSignal: NodeJS.Signals }} Running
 * @typedef {ReturnType<typeof assembleCrew>} Crew
 */

const graceMs = 20_000

/**
 * Programs that we start and that end with us: the last one first, each with time to finish its work. They are written
 * down in `folder`, so that those left behind when we are killed are ended by the next start.
 *
 * @param {string} folder
 */
export function assembleCrew(folder) {
  mkdirSync(folder, { recursive: true })
  const record = join(folder, 'crew.json')
  /** @type {Running[]} */
  const running = []
  /** @type {(fault: Fault) => void} */
  let crash = () => {}
  /** @type {Promise<never>} */
  const crashed = new Promise((_, failed) => {
    crash = failed
  })
  crashed.catch(() => {})

  const save = () => writeFileSync(record, JSON.stringify(running), { mode: 0o600 })

  /** @param {Member} member */
  function start(member) {
    if (isEnding()) return
    const log = join(folder, `${member.name}.log`)
    const output = openSync(log, 'w', 0o600)
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we end the others in order.
    const child = spawn(member.command, member.args, {
      cwd: member.cwd ?? root,
      env: member.env ?? process.env,
      stdio: [member.input === undefined ? 'ignore' : 'pipe', output, output],
      detached: true,
    })
    closeSync(output)
    child.stdin?.on('error', () => {})
    child.stdin?.end(member.input)
    child.once('error', (error) => crash(stoppedFault(member.name, error.message)))
    child.once('exit', () => {
      if (!isEnding()) crash(stoppedFault(member.name, lastLines(readFileSync(log, 'utf8'), 20)))
    })
    if (child.pid === undefined) return
    running.push({
      name: member.name,
      pid: child.pid,
      identity: identityOf(child.pid),
      stopSignal: member.stopSignal ?? 'SIGTERM',
    })
    save()
  }

  async function stop() {
    for (const member of [...running].reverse()) await end(member)
    rmSync(record, { force: true })
  }
  beforeEnd(stop)

  return {
    start,
    /** Waits for `work`, or fails as soon as one of the crew stops by itself.
     * @template Result
     * @param {Promise<Result>} work
     */
    during: (work) => Promise.race([work, crashed]),
    logOf: (/** @type {string} */ name) => join(folder, `${name}.log`),
  }
}

/**
 * Ends the programs of an earlier crew whose owner was killed.
 *
 * @param {string} folder
 */
export async function endLeftovers(folder) {
  const record = join(folder, 'crew.json')
  /** @type {Running[]} */
  let left = []
  try {
    left = JSON.parse(readFileSync(record, 'utf8'))
  } catch {
    return
  }
  for (const member of left.reverse()) await end(member)
  rmSync(record, { force: true })
}

/** @param {Running} member */
async function end({ pid, identity, stopSignal }) {
  const isAlive = () => identity !== '' && identityOf(pid) === identity
  if (!isAlive()) return
  process.kill(pid, stopSignal)
  const deadline = Date.now() + graceMs
  while (isAlive() && Date.now() < deadline) await pause(20)
  killGroup(pid)
}

/**
 * Ends what is left of a program and of those it started itself.
 *
 * @param {number} pid
 */
function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left, which is the usual case.
  }
}

/**
 * @param {string} name
 * @param {string} details
 */
function stoppedFault(name, details) {
  return new Fault(
    { ru: `Программа «${name}» остановилась сама.`, en: `The program "${name}" stopped by itself.` },
    details,
  )
}
