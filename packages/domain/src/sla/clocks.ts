import type { Temporal } from 'temporal-polyfill'
import type { Term } from '../catalog/pack-categories.ts'
import type { Pause } from './terms.ts'

export const clockKinds = [
  'moderation',
  'info',
  'accept',
  'answer',
  'answer2',
  'answer_return',
  'elimination',
  'deferred_until',
  'review',
  'confirm',
  'fz59_register',
  'fz59_forward',
  'fz59_answer',
] as const
export type ClockKind = (typeof clockKinds)[number]

/** What a sweep tells people about a clock, once each. A breach of `info`, `confirm` or `deferred_until` is its end. */
export const clockMarks = ['warning', 'last_hour', 'breach'] as const
export type ClockMark = (typeof clockMarks)[number]

/**
 * A promise with a due time.
 *
 * A clock that waits for approval is `submittedAt`: it stands still and can go on as if it never stopped.
 * One that has ended is `stoppedAt`, and `satisfiedAt` too when what it promised was done (and not when the
 * report was rejected, merged or withdrawn). Everything else can be computed from `startedAt` anew: it moves only
 * where an event of the city starts a norm. `term` is null when the due date was given, not computed.
 */
export type Clock = {
  readonly kind: ClockKind
  readonly startedAt: Temporal.Instant
  readonly term: Term | null
  readonly dueAt: Temporal.Instant
  readonly warnAt: Temporal.Instant
  readonly lastHourAt: Temporal.Instant | null
  readonly provisional: boolean
  readonly pausedAt: Temporal.Instant | null
  readonly pauses: readonly Pause[]
  readonly submittedAt: Temporal.Instant | null
  readonly stoppedAt: Temporal.Instant | null
  readonly satisfiedAt: Temporal.Instant | null
  /** Name of the move that ended it: what undoes that move finds by it what to take up again. */
  readonly stoppedBy: string | null
  /** When each mark was found. */
  readonly marked: Readonly<Record<ClockMark, Temporal.Instant | null>>
}

export type ClockState = 'running' | 'warned' | 'breached' | 'paused' | 'stopped'

/** What a clock shows at `now`. Handed in and waiting for approval shows as stopped. */
export function clockState(clock: Clock, now: Temporal.Instant): ClockState {
  if (clock.stoppedAt || clock.submittedAt) return 'stopped'
  if (clock.pausedAt) return 'paused'
  if (isReached(clock, 'breach', now)) return 'breached'
  return isReached(clock, 'warning', now) ? 'warned' : 'running'
}

/** Whether the promise was broken: kept, handed in, or still open after its due time. What was dropped is not late. */
export function isLate(clock: Clock, now: Temporal.Instant): boolean {
  if (clock.stoppedAt && !clock.satisfiedAt) return false
  return isAfter(clock.satisfiedAt ?? clock.submittedAt ?? clock.pausedAt ?? now, clock.dueAt)
}

/**
 * The marks that a clock has reached and nobody was told of. Once it stands still no warning is due any more,
 * but a breach still is when it came first, however late the sweep looks.
 */
export function dueMarks(clock: Clock, now: Temporal.Instant): readonly ClockMark[] {
  if (isRunning(clock)) return clockMarks.filter((mark) => !clock.marked[mark] && isReached(clock, mark, now))
  return isLate(clock, now) && !clock.marked.breach ? ['breach'] : []
}

/** The clock with these marks found at `now`. */
export function markClock(clock: Clock, marks: readonly ClockMark[], now: Temporal.Instant): Clock {
  return { ...clock, marked: { ...clock.marked, ...Object.fromEntries(marks.map((mark) => [mark, now])) } }
}

/** When `dueMarks` next has something to say; null when nothing more can come. */
export function nextMarkAt(clock: Clock): Temporal.Instant | null {
  // Whether a clock that stands still is late was settled when it stopped: any moment serves to ask.
  if (!isRunning(clock)) return isLate(clock, clock.startedAt) && !clock.marked.breach ? clock.dueAt : null
  const times = clockMarks
    .filter((mark) => !clock.marked[mark])
    .flatMap((mark) => markTime(clock, mark) ?? [])
  return times.toSorted(byTime)[0] ?? null
}

/** Neither ended, nor handed in, nor paused. */
export function isRunning(clock: Clock): boolean {
  return !clock.stoppedAt && !clock.submittedAt && !clock.pausedAt
}

function markTime(clock: Clock, mark: ClockMark): Temporal.Instant | null {
  return { warning: clock.warnAt, last_hour: clock.lastHourAt, breach: clock.dueAt }[mark]
}

/** What comes at the due time itself is in time; a warning is due at its time. */
export function isReached(clock: Clock, mark: ClockMark, now: Temporal.Instant): boolean {
  const time = markTime(clock, mark)
  if (!time) return false
  return mark === 'breach' ? isAfter(now, time) : !isAfter(time, now)
}

function byTime(a: Temporal.Instant, b: Temporal.Instant): number {
  return a.epochMilliseconds - b.epochMilliseconds
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return byTime(a, b) > 0
}
