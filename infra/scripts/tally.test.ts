import { expect, test } from 'vitest'
import { fromPlaywright, fromVitest, sum, withExitCode } from './tally.js'

test('a skipped test proves nothing and counts as failed', () => {
  expect(fromVitest({ numPassedTests: 3, numTotalTests: 5 })).toEqual({ passed: 3, failed: 2 })
  expect(fromPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 1 } })).toEqual({
    passed: 4,
    failed: 3,
  })
})

test('a suite that did not load is one failure', () => {
  expect(withExitCode(1, undefined)).toEqual({ passed: 0, failed: 1 })
  expect(withExitCode(1, { passed: 7, failed: 0 })).toEqual({ passed: 7, failed: 1 })
})

test('a suite without a single test is one failure', () => {
  expect(withExitCode(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 })
})

test('failed tests are not counted twice for the exit code', () => {
  expect(withExitCode(1, { passed: 7, failed: 2 })).toEqual({ passed: 7, failed: 2 })
})

test('a suite that passed counts as it is', () => {
  expect(withExitCode(0, { passed: 7, failed: 0 })).toEqual({ passed: 7, failed: 0 })
})

test('the total is the sum over all suites', () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 20, failed: 3 },
    ]),
  ).toEqual({ passed: 21, failed: 3 })
  expect(sum([])).toEqual({ passed: 0, failed: 0 })
})
