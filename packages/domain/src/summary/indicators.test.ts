import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Status } from '../reports/status.ts'
import {
  type AnsweredReport,
  deferredShare,
  type FirstWord,
  hasLongTerm,
  isPreliminary,
  lateShare,
  repeatShare,
} from './indicators.ts'

const at = (text: string) => Temporal.Instant.from(text)
const DUE = '2026-11-20T18:59:59Z'

describe('an answer is late', () => {
  test.each<[string, Status, string | null, number, number]>([
    ['that has not come', 'in_work', null, 1, 1],
    ['a second after its time', 'answered', '2026-11-20T19:00:00Z', 1, 1],
    ['but not at its time', 'closed', DUE, 0, 1],
    ['but not while it waits for a reviewer, given in time', 'answer_review', '2026-11-19T10:00:00Z', 0, 1],
    ['but not where it was put off before its time', 'deferred', '2026-11-20T10:00:00Z', 0, 1],
    ['where it was put off after its time', 'deferred', '2026-11-21T10:00:00Z', 1, 1],
    ['but not where another body has the matter in time', 'external', '2026-11-20T10:00:00Z', 0, 1],
    ['but is not due while the author is asked', 'needs_info', null, 0, 0],
    ['though its author is asked since', 'needs_info', '2026-11-21T10:00:00Z', 1, 1],
    ['but not owed once it is refused', 'rejected', null, 0, 0],
    ['but not owed once it is joined to another', 'merged', '2026-11-21T10:00:00Z', 0, 0],
    ['but not owed once it is taken back', 'withdrawn', null, 0, 0],
  ])('%s (%s, %s)', (_, status, given, count, of) => {
    expect(lateShare([{ status, dueAt: at(DUE), givenAt: given === null ? null : at(given) }])).toEqual({
      count,
      of,
    })
  })
})

describe('an answer is repeated', () => {
  const answered = (changes: Partial<AnsweredReport> = {}): AnsweredReport => ({
    returned: false,
    windowDays: 60,
    later: [],
    ...changes,
  })
  const again = (days: number, status: Status = 'moderation', seconds = 0) => ({
    status,
    registeredAt: at('2026-10-01T05:00:00Z').add({ hours: days * 24, seconds }),
    answeredAt: at('2026-10-01T05:00:00Z'),
  })

  test.each<[string, AnsweredReport, number]>([
    ['not where nobody spoke of it', answered(), 0],
    ['where its author returned it', answered({ returned: true }), 1],
    ['where the trouble is back on the last day of the window', answered({ later: [again(60)] }), 1],
    ['not a second later', answered({ later: [again(60, 'moderation', 1)] }), 0],
    ['not after three days of snow', answered({ windowDays: 3, later: [again(4)] }), 0],
    ['not by a report that was refused', answered({ later: [again(1, 'rejected')] }), 0],
    ['not by one that was taken back', answered({ later: [again(1, 'withdrawn')] }), 0],
    ['by one that was joined to yet another', answered({ later: [again(1, 'merged')] }), 1],
    ['not by one that came before any answer', answered({ later: [{ ...again(1), answeredAt: null }] }), 0],
    ['once, however often', answered({ returned: true, later: [again(1), again(2)] }), 1],
  ])('%s', (_, report, count) => {
    expect(repeatShare([report, answered()])).toEqual({ count, of: 2 })
  })

  test.each([
    ['2026-11-19T04:59:59Z', true],
    ['2026-11-19T05:00:00Z', false],
  ])('for good sixty days after the period alone: at %s preliminary is %s', (now, expected) => {
    expect(isPreliminary(at('2026-09-20T05:00:00Z'), at(now), 60)).toBe(expected)
  })
})

test('what was first put off counts among all that was answered or put off', () => {
  const word = (deferred: boolean, value = 8, unit: FirstWord['term']['unit'] = 'working_days') => ({
    deferred,
    term: { value, unit },
  })
  const words = [word(true), word(false), word(true, 4), word(false, 8, 'hours'), word(false)]
  expect(deferredShare(words)).toEqual({ count: 2, of: 5 })
  expect(deferredShare(words.filter(hasLongTerm))).toEqual({ count: 1, of: 3 })
})
