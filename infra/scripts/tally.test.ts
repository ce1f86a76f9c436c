import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './paths.js'
import { fromPlaywright, fromVitest, sum, withExitCode } from './tally.js'

test('a skipped test proves nothing and counts as failed', () => {
  const assertionResults = [
    { fullName: 'files a report', status: 'passed' },
    { fullName: 'a photo › is turned', status: 'failed' },
    { fullName: 'is left out', status: 'skipped' },
  ]
  const name = join(root, 'tests/api/filing.test.ts')
  expect(fromVitest({ testResults: [{ name, status: 'failed', assertionResults }] })).toEqual({
    passed: 1,
    failed: ['tests/api/filing.test.ts › a photo › is turned', 'tests/api/filing.test.ts › is left out'],
  })
})

test('a browser test that passes at the second try has failed', () => {
  const at = (title: string, status: string) => ({ title, file: 'e2e/line.spec.ts', tests: [{ status }] })
  const inGroup = { specs: [at('is skipped', 'skipped'), at('is right', 'expected')] }
  const specs = [at('is flaky', 'flaky'), at('is wrong', 'unexpected')]
  expect(fromPlaywright({ suites: [{ specs, suites: [inGroup] }] })).toEqual({
    passed: 1,
    failed: ['e2e/line.spec.ts › is flaky', 'e2e/line.spec.ts › is wrong', 'e2e/line.spec.ts › is skipped'],
  })
})

test('a file that did not load is one failure', () => {
  const name = join(root, 'tests/jobs/sweep.test.ts')
  expect(fromVitest({ testResults: [{ name, status: 'failed', assertionResults: [] }] })).toEqual({
    passed: 0,
    failed: ['tests/jobs/sweep.test.ts'],
  })
})

test('a suite that ended badly without a word is one failure', () => {
  expect(withExitCode('api', 1, undefined)).toEqual({ passed: 0, failed: ['api'] })
  expect(withExitCode('api', 1, { passed: 7, failed: [] })).toEqual({ passed: 7, failed: ['api'] })
})

test('a suite without a single test is one failure', () => {
  expect(withExitCode('api', 0, { passed: 0, failed: [] })).toEqual({ passed: 0, failed: ['api'] })
})

test('failed tests are not counted twice for the exit code', () => {
  expect(withExitCode('api', 1, { passed: 7, failed: ['a', 'b'] })).toEqual({ passed: 7, failed: ['a', 'b'] })
})

test('a suite that passed counts as it is', () => {
  expect(withExitCode('api', 0, { passed: 7, failed: [] })).toEqual({ passed: 7, failed: [] })
})

test('the total is the sum over all suites', () => {
  expect(
    sum([
      { passed: 1, failed: ['lint'] },
      { passed: 20, failed: ['a', 'b'] },
    ]),
  ).toEqual({ passed: 21, failed: ['lint', 'a', 'b'] })
  expect(sum([])).toEqual({ passed: 0, failed: [] })
})
