import { expect, test } from 'vitest'
import { remarkRefusal } from './remarks.ts'

test.each([
  [{ status: 'in_work', mine: false, standsBehind: true }, null],
  [{ status: 'in_work', mine: false, standsBehind: false }, 'remark.support_first'],
  [{ status: 'in_work', mine: true, standsBehind: true }, 'remark.own'],
  [{ status: 'closed', mine: false, standsBehind: true }, 'remark.not_open'],
  [{ status: 'merged', mine: false, standsBehind: true }, 'remark.not_open'],
] as const)('who stands behind an open report of another adds to it: %j, %s', (who, refusal) => {
  expect(remarkRefusal(who)).toBe(refusal)
})
