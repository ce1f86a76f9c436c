import { expect, test } from 'vitest'
import { at } from '../sla/test-calendar.ts'
import { tellOnce } from './once.ts'

const told = (rule: string, since: string, more: Partial<Parameters<typeof tellOnce>[0][number]> = {}) => ({
  rule,
  person: 'curator',
  report: '2026-17',
  clock: 'answer' as const,
  run: 1,
  bell: true,
  byMail: false,
  ...more,
  since: at(since),
})
const warning = told('soon', '2026-11-24T10:00')
const breach = told('late', '2026-11-24T15:00')
const forDays = told('late-for-days', '2026-11-27T23:59')
const rules = (found: readonly { readonly rule: string }[]) => found.map(({ rule }) => rule)

test.each([
  ['a warning and its breach', [warning, breach], ['late']],
  ['a breach and its warning', [breach, warning], ['late']],
  ['a breach and three days after it', [warning, forDays, breach], ['late-for-days']],
  ['two that are equally bad', [breach, told('late-too', '2026-11-24T15:00')], ['late']],
])('of %s, found together, a person hears the worst once', (_, found, expected) => {
  expect(rules(tellOnce(found))).toEqual(expected)
})

test.each([
  ['another person', { person: 'head' }],
  ['another report', { report: '2026-18' }],
  ['another clock', { clock: 'accept' as const }],
  ['another run of the clock', { run: 2 }],
])('what concerns %s is told beside it', (_, more) => {
  expect(rules(tellOnce([breach, told('soon', '2026-11-24T10:00', more)]))).toEqual(['late', 'soon'])
})

test('the worst goes every way that any of it would have gone', () => {
  const mailed = { ...warning, bell: false, byMail: true }
  expect(tellOnce([mailed, breach])).toEqual([{ ...breach, bell: true, byMail: true }])
})
