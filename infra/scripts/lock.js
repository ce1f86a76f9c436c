import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEnd } from './endings.js'
import { identityOf } from './identity.js'

/**
 * Takes a lock that lasts as long as this process: a file with its pid. A lock of a process that is gone is taken over.
 *
 * @param {string} file
 * @returns {boolean} false when another process that still runs holds it
 */
export function takeLock(file) {
  const own = `${file}.${process.pid}`
  writeFileSync(own, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }))
  try {
    // A link appears at once and with its content: two processes cannot both succeed, nor see a half-written file.
    if (!tryLink(own, file)) {
      if (isHeld(file)) return false
      rmSync(file, { force: true })
      if (!tryLink(own, file)) return false
    }
  } finally {
    rmSync(own, { force: true })
  }
  beforeEnd(() => releaseLock(file))
  return true
}

/** @param {string} file */
export function releaseLock(file) {
  if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true })
}

/**
 * Does `work` alone among the processes that use this lock, waiting for its turn.
 *
 * @template Result
 * @param {string} file
 * @param {() => Promise<Result>} work
 */
export async function alone(file, work) {
  while (!takeLock(file)) await pause(200)
  try {
    return await work()
  } finally {
    releaseLock(file)
  }
}

/**
 * Whether a living process holds the lock.
 *
 * @param {string} file
 */
export function isHeld(file) {
  const holder = holderOf(file)
  return holder !== undefined && identityOf(holder.pid) === holder.identity
}

/**
 * @param {string} file
 * @returns {{ pid: number, identity: string } | undefined}
 */
function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function tryLink(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
