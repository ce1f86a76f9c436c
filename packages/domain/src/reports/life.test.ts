import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { calendarTexts, office } from '../sla/test-calendar.ts'
import { clerkWith } from '../sla/test-clerk.ts'
import { zones } from '../sla/test-zones.ts'
import { moveNames } from './moves.ts'
import { statuses } from './status.ts'
import { categories } from './test-categories.ts'
import { live, STEP_LIMIT } from './test-life.ts'
import { faultsOf } from './test-witness.ts'

/** A year and the longest term later the calendar still has to be known. */
const starts = fc.integer({ min: Date.UTC(2020, 0, 2) / 1000, max: Date.UTC(2025, 7, 1) / 1000 })
const steps = fc.array(fc.nat(STEP_LIMIT - 1), { minLength: 1, maxLength: 60, size: 'max' })
const clerk = clerkWith(calendarTexts)

test.each(zones)(
  'in %s whatever happens to a report, its history, its clocks and its breaches agree',
  (zone) => {
    const calendar = office({ zone })
    const agencies = { office: calendar, duty: { ...calendar, hours: 'round_the_clock' } as const }
    const reached = { moves: new Set<string>(), statuses: new Set<string>() }
    fc.assert(
      fc.property(starts, fc.constantFrom(...categories), steps, (second, category, choices) => {
        const registeredAt = Temporal.Instant.fromEpochMilliseconds(second * 1000)
        const life = live(category, registeredAt, agencies, choices)
        for (const { name, to } of life.events) {
          reached.moves.add(name)
          reached.statuses.add(to)
        }
        expect(faultsOf(life, clerk)).toEqual([])
      }),
      { numRuns: 2100 },
    )
    expect([...reached.moves].toSorted()).toEqual([...moveNames].toSorted())
    expect([...reached.statuses].toSorted()).toEqual([...statuses].toSorted())
  },
  240_000,
)
