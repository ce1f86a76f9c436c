import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { describe, expect, test } from 'vitest'
import type { Flood } from '../floods/use-floods.ts'
import { foldRows, indexOfLine, isReport, nextNumber, stepTo } from './lines.ts'

const row = (number: string, status = 'moderation') => ({ number, status }) as ConsoleRow
const rows = ['1', '2', '3', '4', '5', '6'].map((number) => row(number))
const flood = (id: string, ...numbers: string[]) =>
  ({ id, reports: numbers.map((number) => ({ number })) }) as unknown as Flood
const even = flood('even', '2', '4', '6')

const closed = foldRows(rows, [even], new Set())
const open = foldRows(rows, [even], new Set(['even']))
const ids = (lines: typeof closed) => lines.map(({ id }) => id)

test('the reports of one author are one line where the most urgent of them stood', () => {
  expect(ids(closed)).toEqual(['1', 'even', '3', '5'])
  expect(closed[1]).toMatchObject({ kind: 'fold', isOpen: false, rows: [rows[1], rows[3], rows[5]] })
})

test('an open one has its reports under it, in their order', () => {
  expect(ids(open)).toEqual(['1', 'even', '2', '4', '6', '3', '5'])
  expect(open.map((line) => line.kind === 'report' && line.inFold)).toEqual([
    ...[false, false, true, true, true],
    ...[false, false],
  ])
})

test('what a moderator has read, and what the filter leaves alone, stands by itself', () => {
  const published = rows.map((one) => (one.number === '4' ? row('4', 'routed') : one))
  expect(ids(foldRows(published, [even], new Set()))).toEqual(['1', 'even', '3', '4', '5'])
  expect(ids(foldRows(rows.slice(0, 3), [even], new Set()))).toEqual(['1', '2', '3'])
})

test('a report that is folded away stands in its fold', () => {
  expect(indexOfLine(closed, '4')).toBe(1)
  expect(indexOfLine(open, '4')).toBe(3)
  expect(indexOfLine(closed, '9')).toBe(-1)
})

describe('the keys', () => {
  const everywhere = () => true
  test.each([
    ['1', 1, 'even'],
    ['even', 1, '3'],
    ['4', -1, '1'],
    ['5', 1, undefined],
    ['9', 1, '1'],
  ] as const)('lead from %s by %i to %s', (from, by, to) => {
    expect(stepTo(closed, from, by, everywhere)?.id).toBe(to)
  })

  test('pass over a fold while a card is open', () => {
    expect(stepTo(closed, '1', 1, isReport)?.id).toBe('3')
    expect(stepTo(open, '3', -1, isReport)?.id).toBe('6')
  })
})

test.each([
  ['1', closed, '3'],
  ['2', open, '4'],
  ['6', open, '3'],
  ['5', closed, '3'],
  ['8', closed, '1'],
] as const)('after %s is done comes the next that is not folded away', (number, lines, next) => {
  expect(nextNumber(lines, number)).toBe(next)
})

test('after the only report comes nothing', () => {
  expect(nextNumber(foldRows(rows.slice(0, 1), [], new Set()), '1')).toBeNull()
})
