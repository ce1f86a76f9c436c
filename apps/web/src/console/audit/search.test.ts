import { expect, test } from 'vitest'
import { readAuditSearch } from './search.ts'

test('an address of the log is read, and what it cannot mean is dropped', () => {
  expect(
    readAuditSearch({
      person: 'Иванова ',
      action: 'contact.read',
      object: 2026,
      from: '2026-11-01',
      until: '2026-11-40',
    }),
  ).toEqual({ person: 'Иванова ', action: 'contact.read', object: '2026', from: '2026-11-01' })
  expect(readAuditSearch({ action: 'nothing', from: 7, person: '', stranger: 'x' })).toEqual({})
})
