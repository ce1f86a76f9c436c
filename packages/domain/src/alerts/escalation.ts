import { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from '../sla/calendar.ts'
import { type Clock, type ClockKind, type ClockMark, isReached, isRunning } from '../sla/clocks.ts'
import { dueAt } from '../sla/terms.ts'
import type { EscalationRule } from './pack-escalation.ts'

/** A clock with what a rule's filter asks of its report. */
export type Watched = { readonly clock: Clock; readonly emergency: boolean; readonly group: string }

/** What becomes of a rule that a mark has set going. It speaks from `since` on; `wait` is looked at again at `until`. */
export type Escalation =
  | { readonly does: 'tell'; readonly since: Temporal.Instant }
  | { readonly does: 'drop' }
  | { readonly does: 'wait'; readonly until: Temporal.Instant }

/** How soon a clock that stands still is looked at again: it may go on. */
const STANDING = Temporal.Duration.from({ hours: 1 })
/** An ended clock may go on too: a merge is undone, an objection is heard, another body refuses. */
const ENDED = Temporal.Duration.from({ hours: 24 })
const ENDED_FOR_GOOD = Temporal.Duration.from({ hours: 30 * 24 })

/** The rules that a mark of a clock sets going. */
export function rulesOf(
  rules: readonly EscalationRule[],
  kind: ClockKind,
  marks: readonly ClockMark[],
): readonly EscalationRule[] {
  return rules.filter(({ clock, when }) => clock === kind && marks.includes(when))
}

/**
 * Whether a rule tells its people at `now`. Only a clock that runs has anything to ask of them: what was done late is
 * left to the figures. Delays go by `calendar`, the city's, whose people are told. A due time that was moved, by another category or a decree, moves the rule with it.
 */
export function escalate(
  rule: EscalationRule,
  { clock, emergency, group }: Watched,
  now: Temporal.Instant,
  calendar: WorkCalendar,
): Escalation {
  const { emergency: wanted = emergency, groups = [group] } = rule.only ?? {}
  if (wanted !== emergency || !groups.includes(group)) return { does: 'drop' }
  if (clock.stoppedAt && isBefore(clock.stoppedAt.add(ENDED_FOR_GOOD), now)) return { does: 'drop' }
  if (clock.stoppedAt) return { does: 'wait', until: now.add(ENDED) }
  if (!isRunning(clock)) return { does: 'wait', until: now.add(STANDING) }

  const after = rule.after && dueAt(clock.dueAt, rule.after, calendar).at
  const isDue = after ? isBefore(after, now) : isReached(clock, rule.when, now)
  const since = after ?? timeOf(clock, rule.when)
  return isDue ? { does: 'tell', since } : { does: 'wait', until: later(since, now) }
}

/** The first moment after `at`, but never the past: a due time is reached when it has passed. */
function later(at: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.max(at.epochMilliseconds, now.epochMilliseconds) + 1)
}

function timeOf({ warnAt, lastHourAt, dueAt }: Clock, mark: ClockMark): Temporal.Instant {
  return { warning: warnAt, last_hour: lastHourAt ?? dueAt, breach: dueAt }[mark]
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds
}
