import { expect, test } from 'vitest'
import { fromAudit } from './dependency-audit.js'

test.each([
  // [exit code, what was printed, tally]
  [0, 'No known vulnerabilities found\n', { passed: 1, failed: [] }],
  [0, '2 vulnerabilities found\nSeverity: 2 low\n', { passed: 1, failed: [] }],
  [1, '│ high │ …\n1 vulnerability found\nSeverity: 1 high\n', { passed: 0, failed: ['audit'] }],
  [1, '3 vulnerabilities found\nSeverity: 1 low | 2 critical\n', { passed: 0, failed: ['audit'] }],
  [1, 'ERR_PNPM_AUDIT_BAD_RESPONSE  The audit endpoint responded with 405', undefined],
  [1, 'getaddrinfo ENOTFOUND registry', undefined],
])('an audit that ended with %i and said %j counts as %j', (code, output, tally) => {
  expect(fromAudit(code, output)).toEqual(tally)
})
