import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeEnd, isEnding } from './endings.js'
import { CommandFailed } from './faults.js'
import { root } from './paths.js'

const keptOutputChars = 20_000

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
beforeEnd(() => {
  for (const child of running) child.kill('SIGTERM')
})

/**
 * Runs a program to its end and gives what it printed (its last 20,000 characters).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, input?: string }} [options]
 * @returns {Promise<string>}
 * @throws {CommandFailed} when it ends with another code than 0, or cannot be run
 */
export async function run(command, args, options = {}) {
  let output = ''
  /** @param {Buffer} chunk */
  const keep = (chunk) => {
    output = (output + chunk.toString()).slice(-keptOutputChars)
  }
  const code = await spawned(command, args, options, keep)
  if (code !== 0) throw new CommandFailed([command, ...args].join(' '), output)
  return output
}

/**
 * Runs a program whose output people want to see as it comes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<number>} its exit code, 1 when it was killed
 */
export function show(command, args, options = {}) {
  return spawned(command, args, options)
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, input?: string }} options
 * @param {(chunk: Buffer) => void} [onOutput] without it the program writes to our own output
 * @returns {Promise<number>}
 */
function spawned(command, args, { env, cwd, input }, onOutput) {
  if (isEnding()) return Promise.reject(new CommandFailed(command, 'interrupted'))
  return new Promise((done, failed) => {
    const output = onOutput ? 'pipe' : 'inherit'
    const child = spawn(command, args, {
      cwd: cwd ?? root,
      env: env ?? process.env,
      stdio: [input === undefined ? 'ignore' : 'pipe', output, output],
    })
    running.add(child)
    if (onOutput) {
      child.stdout?.on('data', onOutput)
      child.stderr?.on('data', onOutput)
    }
    // A program may end before it has read everything: its exit code says the rest.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
    child.once('error', (error) => {
      running.delete(child)
      failed(error)
    })
    child.once('close', (code) => {
      running.delete(child)
      done(code ?? 1)
    })
  })
}

/**
 * The program's full path, looked up as a shell would do.
 *
 * @param {string} name
 * @param {string} [path] a list like `PATH`
 * @returns {string | undefined}
 */
export function which(name, path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isProgram)
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
