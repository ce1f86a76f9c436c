/**
 * How many tests of a suite passed and failed. A skipped test proves nothing and counts as failed.
 * @typedef {{ readonly passed: number, readonly failed: number }} Tally
 */

/**
 * @param {{ numPassedTests: number, numTotalTests: number }} report what vitest's JSON reporter writes
 * @returns {Tally}
 */
export function fromVitest({ numPassedTests, numTotalTests }) {
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests }
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report what Playwright's
 *   JSON reporter writes
 * @returns {Tally}
 */
export function fromPlaywright({ stats: { expected, unexpected, flaky, skipped } }) {
  return { passed: expected, failed: unexpected + flaky + skipped }
}

/**
 * A suite that ends with a failure without naming a failed test (it did not load, or found no test at all) counts as
 * one failed.
 *
 * @param {number} exitCode
 * @param {Tally | undefined} tally nothing when it wrote no report
 * @returns {Tally}
 */
export function withExitCode(exitCode, tally = { passed: 0, failed: 0 }) {
  const isSilentFailure = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0)
  return isSilentFailure ? { ...tally, failed: 1 } : tally
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  )
}
