import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareUrgency, type Urgent } from './urgency.ts'

const plain: Urgent = {
  number: '2026-1',
  emergency: false,
  accepted: false,
  nextDueAt: '2026-11-10T12:00:00Z',
  supporters: 0,
}
const sorted = (...reports: Partial<Urgent>[]) =>
  reports
    .map((report) => ({ ...plain, ...report }))
    .sort(compareUrgency)
    .map(({ number }) => number)

describe('the list begins with', () => {
  test('emergencies that nobody has accepted, whatever is due', () => {
    expect(
      sorted(
        { number: '2026-1', nextDueAt: '2026-11-01T00:00:00Z' },
        { number: '2026-2', emergency: true, accepted: true, nextDueAt: '2026-11-02T00:00:00Z' },
        { number: '2026-3', emergency: true, nextDueAt: '2026-11-30T00:00:00Z' },
      ),
    ).toEqual(['2026-3', '2026-1', '2026-2'])
  })

  test('the earliest due time, in whatever offset it is written, and ends with reports without a clock', () => {
    expect(
      sorted(
        { number: '2026-1', nextDueAt: null },
        { number: '2026-2', nextDueAt: '2026-11-10T12:00:00Z' },
        { number: '2026-3', nextDueAt: '2026-11-10T16:00:00+05:00' },
      ),
    ).toEqual(['2026-3', '2026-2', '2026-1'])
  })

  test('more supporters where the due time is the same', () => {
    expect(sorted({ number: '2026-1' }, { number: '2026-2', supporters: 3 })).toEqual(['2026-2', '2026-1'])
  })

  test('the older number where all else is the same', () => {
    const all = { nextDueAt: null }
    expect(
      sorted({ number: '2026-10', ...all }, { number: '2026-9', ...all }, { number: '2025-100', ...all }),
    ).toEqual(['2025-100', '2026-9', '2026-10'])
  })
})

const dueMs = fc.integer({ min: Date.UTC(2026, 10, 1), max: Date.UTC(2026, 10, 1) + 5 }) // ties are common
const urgent: fc.Arbitrary<Urgent> = fc.record({
  number: fc
    .tuple(fc.integer({ min: 2025, max: 2026 }), fc.integer({ min: 1, max: 12 }))
    .map((n) => n.join('-')),
  emergency: fc.boolean(),
  accepted: fc.boolean(),
  nextDueAt: fc.option(dueMs.map((ms) => new Date(ms).toISOString())),
  supporters: fc.integer({ min: 0, max: 2 }),
})

test('the order is total: two reports of different numbers never tie, and swap with their places', () => {
  fc.assert(
    fc.property(urgent, urgent, (a, b) => {
      expect(Math.sign(compareUrgency(a, b)) + Math.sign(compareUrgency(b, a))).toBe(0)
      if (a.number !== b.number) expect(compareUrgency(a, b)).not.toBe(0)
    }),
  )
})

test('the order is transitive', () => {
  fc.assert(
    fc.property(urgent, urgent, urgent, (...three) => {
      const [first, second, third] = three.sort(compareUrgency) as [Urgent, Urgent, Urgent]
      expect(compareUrgency(first, second)).toBeLessThanOrEqual(0)
      expect(compareUrgency(second, third)).toBeLessThanOrEqual(0)
      expect(compareUrgency(first, third)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 1000 },
  )
})

test('at any moment the overdue stand before the not yet due, the longest overdue first', () => {
  fc.assert(
    fc.property(fc.array(urgent), dueMs, (reports, now) => {
      const overdueMs = reports
        .sort(compareUrgency)
        .filter(({ emergency, accepted }) => !emergency || accepted)
        .map(({ nextDueAt }) => (nextDueAt === null ? 0 : Math.max(0, now - Date.parse(nextDueAt))))
      expect(overdueMs).toEqual(overdueMs.toSorted((a, b) => b - a))
    }),
  )
})
