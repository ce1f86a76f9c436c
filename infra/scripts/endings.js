import { toFault } from './faults.js'
import { say } from './say.js'

/** @type {(() => unknown)[]} */
const endings = []
let ending = false

/**
 * Registers what must be undone before this program ends, however it ends. The last one registered goes first.
 *
 * @param {() => unknown} undo
 */
export function beforeEnd(undo) {
  endings.push(undo)
}

/** True from the first Ctrl-C, failure or success on: nothing new may be started. */
export function isEnding() {
  return ending
}

/**
 * Runs a whole command of ours: Ctrl-C and `kill` end it tidily, failures are told in a sentence, and everything that
 * was registered with `beforeEnd` is undone before the process exits.
 *
 * @param {(interrupted: AbortSignal) => Promise<number>} work gives the exit code; `interrupted` tells of a wish to stop
 */
export async function runToEnd(work) {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort())
  whenNpmDies(() => stop.abort())

  const code = await Promise.race([work(stop.signal).catch(tell), interruption(stop.signal)])
  ending = true
  for (const undo of endings.reverse()) {
    try {
      await undo()
    } catch (error) {
      tell(error)
    }
  }
  process.exit(code)
}

/**
 * An npm that is killed outright forwards no signal: without this the site would go on with nobody to stop it.
 *
 * @param {() => void} stop
 */
function whenNpmDies(stop) {
  if (process.env.npm_lifecycle_event === undefined) return
  const npm = process.ppid
  setInterval(() => process.ppid !== npm && stop(), 1000).unref()
}

/**
 * 130 is what shells expect of an interrupted program. Work that listens to the signal itself may still say 0: it is
 * asked first.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
function interruption(signal) {
  return new Promise((done) => signal.addEventListener('abort', () => setImmediate(() => done(130))))
}

/**
 * @param {unknown} error
 * @returns {1}
 */
function tell(error) {
  if (ending) return 1
  const fault = toFault(error)
  if (!fault) {
    console.error(error)
    return 1
  }
  say()
  say(fault.words.ru)
  say(fault.words.en)
  if (fault.details) say(`\n${fault.details.replaceAll(/^/gm, '    ')}`)
  return 1
}
