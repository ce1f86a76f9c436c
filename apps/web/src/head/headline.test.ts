import { expect, test } from 'vitest'
import { changeShare, fitAgencies, headline, type Today } from './headline.ts'

const quiet: Today = {
  asOf: '2026-11-12T07:30:00Z',
  day: '2026-11-12',
  filed: 2,
  answered: 3,
  rejected: 0,
  closed: 0,
  weekMean: { filed: 6.7, answered: 8.1 },
  open: 72,
  overdue: 0,
  dueToday: 0,
  dueTomorrow: 4,
  authors7d: 39,
  indicators: {
    from: '2026-10-13T07:30:00Z',
    late: { count: 7, of: 178 },
    repeated: { count: 26, of: 178 },
    repeatedPreliminary: true,
    deferred: { count: 31, of: 118 },
    deferredOfAll: { count: 40, of: 190 },
  },
  byStatus: {},
  byAgency: [],
  overdueReports: [],
}

const agency = (code: string, overdue: number, open = overdue, answered = 0) => ({
  agency: { code, name: { ru: code, en: code } },
  open,
  overdue,
  answered,
})
const kinds = (today: Today, emergencies = 0) => headline(today, emergencies).map(({ kind }) => kind)

test('a day without anything grave is calm', () => {
  expect(kinds(quiet)).toEqual(['calm', 'no_overdue', 'no_emergencies'])
})

test('late answers are counted by agency, three by name and the rest together', () => {
  const byAgency = [
    agency('light', 1),
    agency('roads', 3),
    agency('uk', 2),
    agency('water', 1),
    agency('gas', 0),
  ]
  expect(headline({ ...quiet, overdue: 7, byAgency }, 0)[0]).toEqual({
    kind: 'overdue',
    count: 7,
    top: [
      { agency: { ru: 'roads', en: 'roads' }, count: 3 },
      { agency: { ru: 'uk', en: 'uk' }, count: 2 },
      { agency: { ru: 'light', en: 'light' }, count: 1 },
    ],
    rest: 1,
  })
})

test('an emergency comes before everything, and three sentences are enough', () => {
  const today = { ...quiet, overdue: 1, byAgency: [agency('roads', 1)], dueToday: 6, filed: 30 }
  expect(kinds(today, 2)).toEqual(['emergencies', 'overdue', 'due_today'])
})

test('that nobody waits with an emergency is said when something else is wrong', () => {
  expect(kinds({ ...quiet, dueToday: 1 })).toEqual(['due_today', 'no_emergencies'])
})

test.each([
  [11, 'no_emergencies'],
  [12, 'grew'], // 5.3 more than usual and more than half as much again
])('%d new reports after a mean of 6.7', (filed, expected) => {
  expect(kinds({ ...quiet, filed })).toContain(expected)
})

test('a town without a past has no usual day', () => {
  expect(kinds({ ...quiet, filed: 36, weekMean: { filed: 0, answered: 0 } })).not.toContain('grew')
})

test('half as much again of very little is no growth', () => {
  expect(kinds({ ...quiet, filed: 5, weekMean: { filed: 1, answered: 1 } })).not.toContain('grew')
})

test('a percent is given from ten counted on', () => {
  expect(changeShare(9, 6.7)).toBeCloseTo(0.343, 3)
  expect(changeShare(3, 1.3)).toBeNull()
  expect(changeShare(3, 0)).toBeNull()
})

test('agencies that do not fit are one row with their sums', () => {
  const byAgency = [agency('a', 2, 5, 1), agency('b', 1, 4), agency('c', 0, 3, 2), agency('idle', 0)]
  expect(fitAgencies(byAgency, 3)).toEqual({ shown: byAgency.slice(0, 3), others: null })
  expect(fitAgencies(byAgency, 2)).toEqual({
    shown: byAgency.slice(0, 1),
    others: { count: 2, open: 7, overdue: 1, answered: 2 },
  })
})
