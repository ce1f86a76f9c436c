import type { Temporal } from 'temporal-polyfill'
import type { ClockKind } from '../sla/clocks.ts'

/** What one person is about to be told of one run of a clock, or of a hand-over where no clock speaks. */
type Told = {
  readonly person: string
  readonly report: string | null
  readonly proposal?: string
  readonly clock: ClockKind | null
  readonly run: number
  /** Since when there has been something to tell: a breach is later, and so worse, than its warning. */
  readonly since: Temporal.Instant
  readonly bell: boolean
  readonly byMail: boolean
}

/**
 * What is found together is told once: of all that one person would hear of one run of a clock the worst stays, and
 * goes every way that any of it would have gone. Of two that are equally bad the first stays.
 */
export function tellOnce<One extends Told>(found: readonly One[]): readonly One[] {
  const groups = Map.groupBy(
    found,
    ({ person, report, proposal, clock, run }) => `${person} ${report ?? proposal} ${clock} ${run}`,
  )
  return Array.from(groups.values(), (group) => ({
    ...group.reduce((worst, one) => (isAfter(one.since, worst.since) ? one : worst)),
    bell: group.some(({ bell }) => bell),
    byMail: group.some(({ byMail }) => byMail),
  }))
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds > b.epochMilliseconds
}
