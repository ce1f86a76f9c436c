/** @import { Tally } from './tally.js' */

/**
 * What `pnpm audit` has found. One check; nothing when the registry gave no verdict, which says nothing about packages.
 *
 * @param {number} exitCode
 * @param {string} output all that it printed
 * @returns {Tally | undefined}
 */
export function fromAudit(exitCode, output) {
  if (exitCode === 0) return { passed: 1, failed: [] }
  return /\d+ vulnerabilit(y|ies) found/.test(output) ? { passed: 0, failed: ['audit'] } : undefined
}
