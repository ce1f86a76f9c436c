import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { standingOf } from './standing.ts'

const card = (fields: Partial<ReportCard>) =>
  ({
    status: 'in_work',
    overdue: false,
    mine: false,
    registeredAt: '2026-11-20T05:00:00Z',
    dueAt: '2026-11-24T18:59:59Z',
    waitsUntil: null,
    timeline: [],
    ...fields,
  }) as unknown as ReportCard

type Entry = ReportCard['timeline'][number]
const entry = (name: string, at: string, fields: Partial<Entry> = {}) =>
  ({
    name,
    at,
    until: null,
    parent: null,
    body: null,
    outgoing: null,
    reason: null,
    ...fields,
  }) as unknown as Entry

const filed = entry('filed', '2026-11-20T05:00:00Z')

test.each([
  [{ status: 'moderation' }, 'city.standing.moderation'],
  [{ status: 'needs_info', mine: true }, 'city.standing.needs_info'],
  [{ status: 'needs_info' }, 'city.standing.asked'], // only the author is told to reply
  [{ status: 'routed' }, 'city.standing.promised'],
  [{ status: 'in_work' }, 'city.standing.promised'],
  [{ status: 'in_work', overdue: true }, 'city.standing.overdue'], // being late goes first
  [{ status: 'in_work', dueAt: null }, 'city.standing.at_agency'],
  [{ status: 'deferred' }, 'city.standing.deferred'],
  [{ status: 'reopened' }, 'city.standing.reopened'],
  [{ status: 'reopened', overdue: true }, 'city.standing.overdue'],
  [{ status: 'answered' }, 'city.standing.answered'],
  [{ status: 'rejected' }, 'city.standing.rejected'],
  [{ status: 'merged' }, 'city.standing.merged'],
  [{ status: 'external' }, 'city.standing.external'],
  [{ status: 'closed' }, 'city.standing.closed'],
  [{ status: 'withdrawn' }, 'city.standing.withdrawn'],
] as const)('%j says %s', (fields, key) => {
  expect(standingOf(card(fields)).key).toBe(key)
})

test('an answer is dated by its publication, even when the author adds a note to it', () => {
  const timeline = [
    filed,
    entry('publish_answer', '2026-11-23T07:00:00Z'),
    entry('note', '2026-11-24T07:00:00Z'),
  ]
  expect(standingOf(card({ status: 'answered', timeline })).at).toBe('2026-11-23T07:00:00Z')
})

test('a lateness is dated by the promise, a question by its own term', () => {
  expect(standingOf(card({ overdue: true })).at).toBe('2026-11-24T18:59:59Z')
  const asked = card({ status: 'needs_info', mine: true, waitsUntil: '2026-11-26T18:59:59Z' })
  expect(standingOf(asked).at).toBe('2026-11-26T18:59:59Z')
})

test('a second deferral is told by its own day and reason', () => {
  const timeline = [
    entry('approve_deferral', '2026-11-23T08:00:00Z', { until: '2026-12-10', reason: 'weather' }),
    entry('resume', '2026-12-10T00:00:00Z'),
    entry('approve_deferral', '2026-12-11T08:00:00Z', { until: '2027-03-12', reason: 'money' }),
  ]
  const { at, told } = standingOf(card({ status: 'deferred', timeline }))
  expect(at).toBe('2027-03-12')
  expect(told?.reason).toBe('money')
})

test('what was joined, passed on or refused is told by what happened', () => {
  const told = (status: ReportCard['status'], happened: Entry) =>
    standingOf(card({ status, timeline: [filed, happened] })).told
  expect(told('merged', entry('merge', '2026-11-23T08:00:00Z', { parent: '2026-7' }))?.parent).toBe('2026-7')
  expect(told('external', entry('pass_outside', '2026-11-23T08:00:00Z', { body: 'ГЖИ' }))?.body).toBe('ГЖИ')
  expect(told('rejected', entry('reject', '2026-11-23T08:00:00Z', { reason: 'spam' }))?.reason).toBe('spam')
  expect(told('rejected', entry('expire_info', '2026-11-23T08:00:00Z'))?.name).toBe('expire_info')
})
