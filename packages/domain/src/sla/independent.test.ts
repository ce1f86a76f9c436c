import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Term } from '../catalog/pack-categories.ts'
import { dueAt } from './terms.ts'
import { calendarTexts, office } from './test-calendar.ts'
import { clerkWith } from './test-clerk.ts'
import { zones } from './test-zones.ts'

const clerk = clerkWith(calendarTexts)

const starts = fc.integer({ min: Date.UTC(2020, 0, 2) / 1000, max: Date.UTC(2026, 9, 1) / 1000 })
const terms: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ value: fc.integer({ min: 1, max: 40 }), unit: fc.constant('working_days' as const) }),
  fc.record({ value: fc.integer({ min: 1, max: 60 }), unit: fc.constant('calendar_days' as const) }),
  fc.record({ value: fc.integer({ min: 1, max: 45 }), unit: fc.constant('working_hours' as const) }),
  fc.record({ value: fc.integer({ min: 1, max: 72 }), unit: fc.constant('hours' as const) }),
  fc.record({ value: fc.integer({ min: 1, max: 600 }), unit: fc.constant('minutes' as const) }),
)

test.each(zones)(
  'in %s every due time is the one that a clerk would count',
  (zone) => {
    const calendar = office({ zone })
    fc.assert(
      fc.property(starts, terms, (second, term) => {
        const from = Temporal.Instant.fromEpochMilliseconds(second * 1000)
        const due = dueAt(from, term, calendar)
        expect(due.at.toString()).toBe(clerk(from, term, zone).toString())
        expect(due.provisional).toBe(false)
      }),
      { numRuns: 2000 },
    )
  },
  60_000,
)
