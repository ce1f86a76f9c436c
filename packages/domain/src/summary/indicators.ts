import { Temporal } from 'temporal-polyfill'
import type { Category } from '../catalog/pack-categories.ts'
import { isWithinRepeatWindow } from '../reports/repeats.ts'
import type { Status } from '../reports/status.ts'
import type { Share } from './shares.ts'

/** A report whose first answer was due in the period, as its history tells until the moment of the count. */
export type DueReport = {
  readonly status: Status
  readonly dueAt: Temporal.Instant
  /** When the first answer or deferral that stands was handed in, or the report passed outside. */
  readonly givenAt: Temporal.Instant | null
}

/**
 * Answers that came after their due time, or have not come, of those that were due. A report that was refused, joined
 * to another or taken back owes none; one whose author is asked does not owe it yet. What waits for a reviewer counts
 * as given, and so does a deferral.
 *
 * Source: the regulation, how «в срок» is counted.
 */
export function lateShare(due: readonly DueReport[]): Share {
  const owed = due.filter(({ status, givenAt }) => {
    if (status === 'needs_info') return givenAt !== null
    return status !== 'rejected' && status !== 'merged' && status !== 'withdrawn'
  })
  const late = owed.filter(
    ({ dueAt, givenAt }) => givenAt === null || Temporal.Instant.compare(givenAt, dueAt) > 0,
  )
  return { count: late.length, of: owed.length }
}

/** A report that was first answered in the period, with what spoke of the same trouble later. */
export type AnsweredReport = {
  /** Its author returned an answer. */
  readonly returned: boolean
  /** Its window for repeats, days. */
  readonly windowDays: number
  /** Later reports that their authors or a moderator call its repeats; `answeredAt` is the answer before each. */
  readonly later: readonly {
    readonly status: Status
    readonly registeredAt: Temporal.Instant
    readonly answeredAt: Temporal.Instant | null
  }[]
}

/**
 * Answers that did not hold, of those that were given: returned, or the trouble was reported again within the window.
 * Several repeats of one report count once.
 *
 * Source: the regulation, how «повторное» is counted.
 */
export function repeatShare(answered: readonly AnsweredReport[]): Share {
  return { count: answered.filter(isRepeated).length, of: answered.length }
}

function isRepeated({ returned, later, windowDays }: AnsweredReport): boolean {
  return (
    returned ||
    later.some(
      ({ status, registeredAt, answeredAt }) =>
        status !== 'rejected' &&
        status !== 'withdrawn' &&
        answeredAt !== null &&
        isWithinRepeatWindow(registeredAt, answeredAt, windowDays),
    )
  )
}

/** Whether repeats may still come: the shares of a period settle when the longest window after it has passed. */
export function isPreliminary(
  periodEndsAt: Temporal.Instant,
  now: Temporal.Instant,
  windowDays: number,
): boolean {
  return Temporal.Instant.compare(now, periodEndsAt.add({ hours: windowDays * 24 })) < 0
}

/** The first word on a report in the period: an answer, or another date. */
export type FirstWord = { readonly deferred: boolean; readonly term: Category['answerTerm'] }

/** Reports that were first put off, of all that were first answered or put off. */
export function deferredShare(words: readonly FirstWord[]): Share {
  return { count: words.filter(({ deferred }) => deferred).length, of: words.length }
}

/** The share that has a limit is of the categories with the long term alone. Source: the agreement, its wording. */
export function hasLongTerm({ term }: FirstWord): boolean {
  return term.unit === 'working_days' && term.value === 8
}
