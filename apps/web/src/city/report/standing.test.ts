import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { standingOf } from './standing.ts'

const card = (fields: Partial<ReportCard>) =>
  ({
    status: 'in_work',
    overdue: false,
    registeredAt: '2026-11-20T05:00:00Z',
    dueAt: '2026-11-24T18:59:59Z',
    timeline: [],
    ...fields,
  }) as unknown as ReportCard

const entry = (at: string, dueAt: string | null = null) =>
  ({ at, dueAt }) as unknown as ReportCard['timeline'][number]

test.each([
  [{ status: 'moderation' }, 'city.standing.moderation'],
  [{ status: 'routed' }, 'city.standing.promised'],
  [{ status: 'in_work' }, 'city.standing.promised'],
  [{ status: 'in_work', overdue: true }, 'city.standing.overdue'], // being late goes first
  [{ status: 'in_work', dueAt: null }, 'city.standing.at_agency'],
  [{ status: 'reopened' }, 'city.standing.reopened'],
  [{ status: 'answered', overdue: false }, 'city.standing.answered'],
  [{ status: 'rejected' }, 'city.standing.rejected'],
] as const)('%j says %s', (fields, key) => {
  expect(standingOf(card(fields)).key).toBe(key)
})

test('an answer is dated by what happened last, a lateness by the promise, a deferral by its own day', () => {
  const timeline = [entry('2026-11-20T05:00:00Z', '2026-11-24T18:59:59Z'), entry('2026-11-23T07:00:00Z')]
  expect(standingOf(card({ status: 'answered', timeline })).at).toBe('2026-11-23T07:00:00Z')
  expect(standingOf(card({ overdue: true, timeline })).at).toBe('2026-11-24T18:59:59Z')
  const deferred = [...timeline, entry('2026-11-23T08:00:00Z', '2026-12-10T18:59:59Z')]
  expect(standingOf(card({ status: 'deferred', timeline: deferred })).at).toBe('2026-12-10T18:59:59Z')
})
