import type { Temporal } from 'temporal-polyfill'
import type { Term } from '../catalog/pack-categories.ts'
import type { WorkCalendar } from './calendar.ts'
import { type Clock, type ClockKind, type ClockMark, isReached, isRunning } from './clocks.ts'
import { dueAt, type Pause } from './terms.ts'
import { lastHourAt, warnAt, warnBefore } from './warnings.ts'

/**
 * A running clock. `accept` goes by the agency's calendar, every other kind by the city's; `answer` starts at
 * registration whenever it is made.
 */
export function startClock(
  kind: ClockKind,
  startedAt: Temporal.Instant,
  term: Term,
  calendar: WorkCalendar,
): Clock {
  return { ...fresh(kind, startedAt), ...timesOf(startedAt, term, [], calendar) }
}

/** A running clock whose due time was given: the date of a deferral. */
export function startClockUntil(
  kind: ClockKind,
  startedAt: Temporal.Instant,
  dueAt: Temporal.Instant,
  calendar: WorkCalendar,
): Clock {
  return {
    ...fresh(kind, startedAt),
    term: null,
    dueAt,
    warnAt: warnBefore(startedAt, dueAt, calendar),
    lastHourAt: lastHourAt(startedAt, dueAt, null, calendar),
    provisional: false,
  }
}

/**
 * Stands the answer clock still while its author is asked. A clock that is paused already stays as it is, and so
 * does one whose date was given: nobody here may move it.
 */
export function pauseClock(clock: Clock, at: Temporal.Instant): Clock {
  if (clock.kind !== 'answer') throw new RangeError(`only the answer clock pauses, not ${clock.kind}`)
  return isRunning(clock) && clock.term ? { ...clock, pausedAt: at } : clock
}

/** Lets a paused clock run again, its end moved by what the pause adds to its term. Marks stay found. */
export function resumeClock(clock: Clock, at: Temporal.Instant, calendar: WorkCalendar): Clock {
  if (!clock.pausedAt || !clock.term) return clock
  const pauses = [...clock.pauses, { from: clock.pausedAt, to: at }]
  return { ...clock, ...timesOf(clock.startedAt, clock.term, pauses, calendar), pausedAt: null }
}

/** What was promised is handed in and waits for approval. */
export function submitClock(clock: Clock, at: Temporal.Instant): Clock {
  return isRunning(clock) ? { ...clock, submittedAt: at } : clock
}

/** What was handed in is approved: the promise was kept when it was handed in. */
export function approveClock(clock: Clock): Clock {
  return clock.submittedAt ? satisfyClock(clock, clock.submittedAt) : clock
}

/** What was promised is done. */
export function satisfyClock(clock: Clock, at: Temporal.Instant): Clock {
  return clock.stoppedAt ? clock : { ...clock, stoppedAt: at, satisfiedAt: at }
}

/** Nothing is promised any more: the report was rejected, merged or withdrawn. A pause ends with it. */
export function stopClock(clock: Clock, at: Temporal.Instant, calendar: WorkCalendar): Clock {
  return clock.stoppedAt ? clock : { ...resumeClock(clock, at, calendar), stoppedAt: at }
}

/**
 * Goes on as if it never stopped: an answer sent back, a merge undone, an objection heard, another body's
 * refusal. The time away counts.
 */
export function continueClock(clock: Clock): Clock {
  return { ...clock, submittedAt: null, stoppedAt: null, satisfiedAt: null, stoppedBy: null }
}

/**
 * The same clock under another term (the category changed) or another calendar (a decree): all times from its
 * start anew, with its pauses. Marks whose new time lies ahead can be found again. A given date stays.
 */
export function recomputeClock(
  clock: Clock,
  term: Term,
  calendar: WorkCalendar,
  now: Temporal.Instant,
): Clock {
  if (!clock.term) return clock
  const next = { ...clock, ...timesOf(clock.startedAt, term, clock.pauses, calendar) }
  const keep = (mark: ClockMark) => (isReached(next, mark, now) ? clock.marked[mark] : null)
  return {
    ...next,
    marked: { warning: keep('warning'), last_hour: keep('last_hour'), breach: keep('breach') },
  }
}

function fresh(kind: ClockKind, startedAt: Temporal.Instant) {
  return {
    kind,
    startedAt,
    pausedAt: null,
    pauses: [],
    submittedAt: null,
    stoppedAt: null,
    satisfiedAt: null,
    stoppedBy: null,
    marked: { warning: null, last_hour: null, breach: null },
  }
}

function timesOf(from: Temporal.Instant, term: Term, pauses: readonly Pause[], calendar: WorkCalendar) {
  const due = dueAt(from, term, calendar, pauses)
  return {
    term,
    pauses,
    dueAt: due.at,
    warnAt: warnAt(from, term, calendar, pauses),
    lastHourAt: lastHourAt(from, due.at, term, calendar),
    provisional: due.provisional,
  }
}
