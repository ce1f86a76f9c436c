import { expect, test } from 'vitest'
import { mayUse } from '../people/rights.ts'
import { type Filer, filingModes, filingRefusal } from './filing.ts'

const stranger: Filer = { by: 'anonymous', hasContact: false }
const reachable: Filer = { by: 'anonymous', hasContact: true }

test.each([
  ['open', stranger, null],
  ['open', reachable, null],
  ['contact', stranger, 'report.contact_required'],
  ['contact', reachable, null],
  ['account', stranger, 'report.account_required'],
  ['account', reachable, 'report.account_required'],
] as const)('where filing is %s, %o gets %s', (mode, filer, refusal) => {
  expect(filingRefusal(mode, filer)).toBe(refusal)
})

test('residents and staff file whatever the city asks of strangers', () => {
  for (const mode of filingModes)
    for (const by of ['resident', 'staff'] as const)
      expect(filingRefusal(mode, { by, hasContact: false })).toBeNull()
  expect(mayUse(['resident'], 'reports.file')).toBe(true)
})
