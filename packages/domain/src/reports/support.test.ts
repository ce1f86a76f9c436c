import { expect, test } from 'vitest'
import { statuses } from './status.ts'
import { supportRefusal } from './support.ts'

test('others support a report while the city owes an answer, and no longer', () => {
  const open = statuses.filter((status) => supportRefusal({ status, mine: false }) === null)
  expect(open).toEqual([
    'moderation',
    'needs_info',
    'routed',
    'in_work',
    'deferred',
    'answer_review',
    'reopened',
  ])
  expect(supportRefusal({ status: 'closed', mine: false })).toBe('report.support_not_open')
})

test('who filed it does not count twice, open or not', () => {
  expect(supportRefusal({ status: 'in_work', mine: true })).toBe('report.support_own')
  expect(supportRefusal({ status: 'closed', mine: true })).toBe('report.support_own')
})
