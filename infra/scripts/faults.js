/**
 * What a person is told, in both languages.
 * @typedef {{ readonly ru: string, readonly en: string }} Words
 */

/** A failure that a person can do something about: it is told in one sentence and never with a stack. */
export class Fault extends Error {
  /**
   * @param {Words} words
   * @param {string} [details] lines of a program's own output, when they say more than we can
   */
  constructor(words, details) {
    super(words.en)
    this.words = words
    this.details = details
  }
}

/** A program that ended with another code than 0. `output` is the end of what it printed. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {string} output
   */
  constructor(command, output) {
    super(`${command} failed`)
    this.command = command
    this.output = output
  }
}

/**
 * Marks in an error's code or a program's output, and what they mean. The first that matches is told. `commands`
 * narrows a meaning: a refused connection means a missing network only to those who download.
 *
 * @type {readonly (Words & { marks: RegExp, commands?: RegExp })[]}
 */
const meanings = [
  {
    marks: /ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/,
    ru: 'На диске кончилось место: освободите его и запустите ещё раз.',
    en: 'The disk is full: free some space and start again.',
  },
  {
    marks:
      /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ETIMEDOUT|ECONNREFUSED|ERR_PNPM_META_FETCH_FAIL|Temporary failure resolving|Could not connect to|Failed to fetch/,
    commands: /(^|[ /])(npm|pnpm|apt-get) /,
    ru: 'Не удаётся скачать недостающее: проверьте сеть и запустите ещё раз.',
    en: 'Missing parts cannot be downloaded: check the network and start again.',
  },
  {
    marks: /EADDRINUSE|Address already in use/,
    ru: 'Порт занят другой программой: освободите его или задайте другой, например PORT=3100 npm start.',
    en: 'Another program uses the port: free it or choose another one, for example PORT=3100 npm start.',
  },
  {
    marks: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/,
    ru: 'Не хватает прав на файлы проекта: запустите от имени их владельца.',
    en: 'Permission to the files of the project is missing: start as their owner.',
  },
]

/**
 * The sentence for an error that has a plain cause outside the program; nothing for a bug.
 *
 * @param {unknown} error
 * @returns {Fault | undefined}
 */
export function toFault(error) {
  if (error instanceof Fault) return error
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  const output = error instanceof CommandFailed ? error.output : ''
  const command = error instanceof CommandFailed ? error.command : ''
  const meaning = meanings.find(
    ({ marks, commands }) => (commands?.test(command) ?? true) && (marks.test(code) || marks.test(output)),
  )
  if (meaning) return new Fault(withPath(meaning, error))
  if (error instanceof CommandFailed) {
    return new Fault(
      { ru: `Не удалось: ${error.command}.`, en: `Failed: ${error.command}.` },
      lastLines(error.output, 40),
    )
  }
  return undefined
}

/**
 * @param {Words} words
 * @param {Error} error
 * @returns {Words}
 */
function withPath(words, error) {
  if (!('path' in error) || typeof error.path !== 'string') return words
  return { ru: `${words.ru} (${error.path})`, en: `${words.en} (${error.path})` }
}

/**
 * The last `count` lines that are not empty.
 *
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n')
}
