import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { anchoredTop, mergeRows } from './rows.ts'

function row(number: string, more: Partial<ConsoleRow> = {}): ConsoleRow {
  return {
    number,
    status: 'routed',
    outcome: null,
    category: { code: 'pothole-road', group: 'roads', icon: 'roads', name: { ru: 'Яма', en: 'Pothole' } },
    agency: { code: 'dorservis', name: { ru: 'Дорожная служба', en: 'Roads' } },
    place: null,
    address: null,
    excerpt: '',
    photo: null,
    registeredAt: '2026-11-12T09:00:00Z',
    dueAt: null,
    next: null,
    emergency: false,
    accepted: false,
    published: true,
    supporters: 0,
    redirects: 0,
    ...more,
  }
}

const due = (dueAt: string) => ({
  next: { kind: 'answer', dueAt, warnAt: dueAt, pausedAt: null, workDaysOver: 0 },
})
const numbers = (rows: readonly ConsoleRow[]) => rows.map(({ number }) => number)

const rows = [
  row('2026-1', due('2026-11-12T10:00:00Z')),
  row('2026-2', due('2026-11-13T10:00:00Z')),
  row('2026-3'),
]

test('a new emergency that nobody has taken comes first, whatever its time', () => {
  const fresh = row('2026-9', { ...due('2026-11-20T10:00:00Z'), emergency: true })
  expect(numbers(mergeRows(rows, ['2026-9'], [fresh], undefined))).toEqual([
    '2026-9',
    '2026-1',
    '2026-2',
    '2026-3',
  ])
})

test('a report that has left the list is gone, and one that moved on stands at its new place', () => {
  const later = row('2026-1', due('2026-11-14T10:00:00Z'))
  expect(numbers(mergeRows(rows, ['2026-1', '2026-3'], [later], undefined))).toEqual(['2026-2', '2026-1'])
})

test('where the most supported come first, a changed report takes its place by its supporters', () => {
  const fresh = row('2026-9', { supporters: 2 })
  expect(numbers(mergeRows(rows, ['2026-9'], [fresh], 'supporters'))[0]).toBe('2026-9')
})

test('rows that nobody touched stay the same objects', () => {
  expect(mergeRows(rows, ['2026-2'], [], undefined)[0]).toBe(rows[0])
})

test.each([
  // [before, after, anchor, expected top] for a list scrolled by 100 px with rows of 40
  ['abcd', 'xyabcd', 2, 180], // two came above
  ['abcd', 'bcd', 2, 60], // one above has gone
  ['abcd', 'abcdx', 2, 100], // one came below
  ['abcd', 'abd', 2, 100], // the anchor itself has gone: the one below it takes its place
  ['abcd', 'xy', 2, 100], // nothing is left to hold on to
])('from %s to %s the row %i stays where it is', (before, after, anchor, expected) => {
  expect(anchoredTop([...before], [...after], anchor, 100, 40)).toBe(expected)
})
