import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells a process from a later one with the same pid: the moment when it started. Empty when there is no such
 * process.
 *
 * @param {number} pid
 * @returns {string}
 */
export function identityOf(pid) {
  try {
    return process.platform === 'linux' ? startTicks(pid) : startTime(pid)
  } catch {
    return ''
  }
}

/**
 * Linux keeps it in /proc: minimal systems have no `ps`.
 *
 * @param {number} pid
 */
function startTicks(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold spaces and brackets: fields are counted from the last one (see man proc, field 22).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const isZombie = fields[0] === 'Z'
  return isZombie ? '' : (fields[19] ?? '')
}

/** @param {number} pid */
function startTime(pid) {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim()
}
