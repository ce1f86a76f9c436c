/** @import { Words } from './faults.js' */

const isTerminal = process.stdout.isTTY === true
const quietMs = 1000
const repeatMs = isTerminal ? 1000 : 15_000

/** @param {string} line */
export function say(line = '') {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs `work`; once it takes longer than a second, says what goes on and for how long.
 *
 * @template Result
 * @param {Words} words
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(words, work) {
  const started = Date.now()
  const line = `· ${words.ru} (${words.en})`
  let shown = false

  const show = () => {
    const seconds = elapsedSeconds(started)
    if (isTerminal) process.stdout.write(`\r\x1b[K${line} … ${seconds} с`)
    else say(shown ? `  … ${seconds} с` : line)
    shown = true
  }
  /** @type {NodeJS.Timeout | undefined} */
  let repeating
  const first = setTimeout(() => {
    show()
    repeating = setInterval(show, repeatMs)
  }, quietMs)

  try {
    return await work()
  } finally {
    clearTimeout(first)
    clearInterval(repeating)
    if (shown)
      say(isTerminal ? `\r\x1b[K${line} ${elapsedSeconds(started)} с` : `  ${elapsedSeconds(started)} с`)
  }
}

/** @param {number} started */
function elapsedSeconds(started) {
  return Math.round((Date.now() - started) / 1000)
}
