import { relative } from 'node:path'
import { root } from './paths.js'

/**
 * How many tests of a suite passed, and which did not. A skipped test proves nothing and counts as failed.
 *
 * @typedef {{ readonly passed: number, readonly failed: readonly string[] }} Tally
 */

/**
 * @typedef {object} VitestFile
 * @property {string} name its path
 * @property {string} status
 * @property {readonly { fullName: string, status: string }[]} assertionResults
 *
 * @param {{ testResults: readonly VitestFile[] }} report what vitest's JSON reporter writes
 * @returns {Tally}
 */
export function fromVitest({ testResults }) {
  return fromTests(
    testResults.flatMap(({ name, status, assertionResults }) => {
      const file = relative(root, name)
      const tests = assertionResults.map((test) => ({
        name: `${file} › ${test.fullName}`,
        isPassed: test.status === 'passed',
      }))
      const hasFailedItself = status === 'failed' && tests.every(({ isPassed }) => isPassed)
      return hasFailedItself ? [...tests, { name: file, isPassed: false }] : tests
    }),
  )
}

/**
 * @typedef {object} PlaywrightSuite a file, or a group of tests in it
 * @property {readonly PlaywrightSuite[]} [suites]
 * @property {readonly { title: string, file: string, tests: readonly { status: string }[] }[]} [specs]
 *
 * @param {PlaywrightSuite} report what Playwright's JSON reporter writes
 * @returns {Tally}
 */
export function fromPlaywright(report) {
  return fromTests(testsOf(report))
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {{ name: string, isPassed: boolean }[]}
 */
function testsOf({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ status }) => ({ name: `${file} › ${title}`, isPassed: status === 'expected' })),
  )
  return [...own, ...suites.flatMap(testsOf)]
}

/**
 * @param {readonly { name: string, isPassed: boolean }[]} tests
 * @returns {Tally}
 */
function fromTests(tests) {
  const failed = tests.filter(({ isPassed }) => !isPassed).map(({ name }) => name)
  return { passed: tests.length - failed.length, failed }
}

/**
 * A suite that ends with a failure without naming a failed test (it did not load, or found no test at all) counts as
 * one failed, by its own name.
 *
 * @param {string} name of the suite
 * @param {number} exitCode
 * @param {Tally | undefined} tally nothing when it wrote no report
 * @returns {Tally}
 */
export function withExitCode(name, exitCode, tally = { passed: 0, failed: [] }) {
  const isSilentFailure = tally.failed.length === 0 && (exitCode !== 0 || tally.passed === 0)
  return isSilentFailure ? { ...tally, failed: [name] } : tally
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
  }
}
