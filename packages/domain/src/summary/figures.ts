import type { Outcome } from '../reports/status.ts'

/** How far back the public figures may look, days of the city with today. */
export const figurePeriods = { month: 30, quarter: 90, year: 365 } as const
export type FigurePeriod = keyof typeof figurePeriods

/** A report that was first answered in the period, as its history tells until the moment of the count. */
export type GivenAnswer = {
  /** What its last answer says; null once that was returned or found not to hold. */
  readonly stands: Outcome | null
  /** Its author agreed. */
  readonly confirmed: boolean
}

/** Each answered report stands in one of `fixed`, `explained`, `notConfirmed`, `returned`; `confirmed` runs across them. */
export type AnswerTally = {
  readonly answered: number
  readonly fixed: number
  readonly explained: number
  readonly notConfirmed: number
  readonly returned: number
  readonly confirmed: number
}

/** How the answers of a period stand. Only the outcome `fixed`, which none gives without a photo, counts as done. */
export function tallyAnswers(answers: readonly GivenAnswer[]): AnswerTally {
  const standing = (outcome: Outcome | null) => answers.filter(({ stands }) => stands === outcome).length
  return {
    answered: answers.length,
    fixed: standing('fixed'),
    explained: standing('explained'),
    notConfirmed: standing('not_confirmed'),
    returned: standing(null),
    confirmed: answers.filter(({ confirmed }) => confirmed).length,
  }
}

/** Under this «usually» says more than is known. */
export const LEAST_FOR_TYPICAL = 5

/**
 * The median of whole days, one that really was: of an even number the smaller of the two in the middle. Null where so
 * few were counted that none is typical.
 */
export function typicalDays(days: readonly number[]): number | null {
  if (days.length < LEAST_FOR_TYPICAL) return null
  return days.toSorted((a, b) => a - b)[Math.ceil(days.length / 2) - 1] ?? null
}
