/** What the console's list is sorted by. `number` is `YYYY-n`, `nextDueAt` ISO 8601 with offset. */
export type Urgent = {
  readonly number: string
  readonly emergency: boolean
  readonly accepted: boolean
  readonly nextDueAt: string | null
  readonly supporters: number
}

/**
 * Orders open reports for the people who work on them: emergencies that nobody has accepted, then the due time
 * (so the longest overdue first, then the least working time left, then reports without a clock), then more
 * supporters, then the older number.
 *
 * The order does not depend on the time of day: overdue comes before not yet due, and under one calendar less
 * working time is left until the earlier of two due times. A list sorted once stays sorted while its timers run.
 */
export function compareUrgency(a: Urgent, b: Urgent): number {
  return (
    Number(needsAcceptance(b)) - Number(needsAcceptance(a)) ||
    compareDue(dueMs(a), dueMs(b)) ||
    b.supporters - a.supporters ||
    compareNumbers(a.number, b.number)
  )
}

function needsAcceptance({ emergency, accepted }: Urgent): boolean {
  return emergency && !accepted
}

function dueMs({ nextDueAt }: Urgent): number {
  return nextDueAt === null ? Number.POSITIVE_INFINITY : Date.parse(nextDueAt)
}

/** Two infinite times are equal; their difference would not be a number. */
function compareDue(a: number, b: number): number {
  return a === b ? 0 : a - b
}

/** `2026-9` is older than `2026-10`. */
function compareNumbers(a: string, b: string): number {
  const [yearA = 0, countA = 0] = a.split('-').map(Number)
  const [yearB = 0, countB = 0] = b.split('-').map(Number)
  return yearA - yearB || countA - countB
}
