import type { Temporal } from 'temporal-polyfill'
import type { Category, EliminationNorm, Term } from '../catalog/pack-categories.ts'
import type { WorkCalendar } from '../sla/calendar.ts'
import {
  approveClock,
  continueClock,
  pauseClock,
  recomputeClock,
  resumeClock,
  satisfyClock,
  startClock,
  startClockUntil,
  stopClock,
  submitClock,
} from '../sla/clock-moves.ts'
import { acceptTerms, commonTerms, moderationTerms } from '../sla/clock-terms.ts'
import { type Clock, type ClockKind, isRunning } from '../sla/clocks.ts'
import { halfTerm } from '../sla/terms.ts'
import { type MoveName, moveOf } from './moves.ts'
import type { Outcome } from './status.ts'

/** Calendars of a report: the city's hours rule every clock but `accept`, which goes by the agency's. */
export type Calendars = { readonly city: WorkCalendar; readonly agency: WorkCalendar }

/** Clocks that start with a report: the answer, the norm where there is one, and what waits first. */
export function clocksAtFiling(
  category: Category,
  registeredAt: Temporal.Instant,
  calendars: Calendars,
): readonly Clock[] {
  const start = (kind: ClockKind, term: Term) => startKind(kind, term, registeredAt, calendars)
  return [
    start('answer', category.answerTerm),
    start('moderation', moderationTerms[category.urgency]),
    ...(category.urgency === 'emergency' ? [start('accept', acceptTerms.emergency)] : []),
    ...(category.eliminationNorm ? [start('elimination', termOf(category.eliminationNorm))] : []),
  ]
}

type Happening = {
  readonly move: MoveName
  readonly at: Temporal.Instant
  readonly category: Category
  readonly confirmDays: number
  /** The outcome of the answer that is published. */
  readonly outcome: Outcome | null
  /** When the work goes on, where the move defers it. */
  readonly deferredUntil: Temporal.Instant | null
  /** When the move that this one undoes was made. */
  readonly undoes: Temporal.Instant | null
  readonly calendars: Calendars
}

/**
 * The clocks of a report after a move: those of before, changed as the table of moves says, then those that
 * it starts. A clock of a kind may have run before: only the last of a kind is changed. One that has not ended is
 * not started again: an emergency that comes back from its agency was to be read since it was filed.
 */
export function clocksAfterMove(clocks: readonly Clock[], happening: Happening): readonly Clock[] {
  const { move, at, calendars } = happening
  const effects = moveOf(move).clocks
  const last = new Set([...new Map(clocks.map((clock) => [clock.kind, clock])).values()])
  const names = (kinds: readonly ClockKind[] | undefined, clock: Clock) =>
    last.has(clock) && (kinds?.includes(clock.kind) ?? false)

  const changed = clocks.map((clock) => {
    if (last.has(clock) && isRevived(effects.revives, clock, happening.undoes)) return continueClock(clock)
    if (names(effects.approves, clock)) return approveClock(clock)
    if (names(effects.submits, clock)) return submitClock(clock, at)
    if (names(effects.pauses, clock)) return pauseClock(clock, at)
    if (names(effects.resumes, clock)) return resumeClock(clock, at, calendars.city)
    // What was approved before stays approved: only what waits now is sent back.
    if (names(effects.continues, clock)) return isPending(clock) ? continueClock(clock) : clock
    if (names(effects.satisfies, clock)) {
      const undone = clock.kind === 'elimination' && happening.outcome !== 'fixed'
      return undone ? stopClock(clock, at, calendars.city) : satisfyClock(clock, at)
    }
    if (effects.drops === 'all' || names(effects.drops, clock)) return stopClock(clock, at, calendars.city)
    return clock
  })
  const isOpen = (kind: ClockKind) => changed.some((clock) => clock.kind === kind && !clock.stoppedAt)
  const starts = (effects.starts ?? []).filter((kind) => !isOpen(kind))
  const started = starts.map((kind) =>
    kind === 'deferred_until' && happening.deferredUntil
      ? startClockUntil(kind, at, happening.deferredUntil, calendars.city)
      : startKind(kind, termOfStart(kind, happening), at, calendars),
  )
  return [...changed, ...started]
}

function isPending({ submittedAt, stoppedAt }: Clock): boolean {
  return submittedAt !== null && stoppedAt === null
}

/** Whether the move that is undone ended this clock: it stopped at that very moment. What was done stays done. */
function isRevived(
  revives: readonly ClockKind[] | 'all' | undefined,
  clock: Clock,
  undoes: Temporal.Instant | null,
): boolean {
  if (!revives || !undoes || !clock.stoppedAt?.equals(undoes)) return false
  // What was kept at the same moment was kept, and not ended by the move.
  return revives === 'all' ? clock.satisfiedAt === null : revives.includes(clock.kind)
}

/**
 * The clocks of a report whose category was put right: by the new terms from their own start, so that a promise is
 * never moved by the city's own mistake. The answer and the norm are counted anew even when they were kept, what
 * else goes by the category only while it lasts. A norm that the old category did not have starts at the
 * registration.
 */
export function clocksAfterCorrection(
  clocks: readonly Clock[],
  category: Category,
  at: Temporal.Instant,
  calendars: Calendars,
): readonly Clock[] {
  const norm = category.eliminationNorm
  const first = clocks.find(({ kind }) => kind === 'answer')
  const changed = clocks.map((clock) => {
    if (clock.kind === 'answer') return recomputeClock(clock, category.answerTerm, calendars.city, at)
    if (clock.kind !== 'elimination') return lastingAnew(clock, category, at, calendars)
    if (!norm) return stopClock(clock, at, calendars.city)
    // A norm that another category took away comes back as if it ran all the while.
    const lasting = clock.satisfiedAt ? clock : continueClock(clock)
    return recomputeClock(lasting, termOf(norm), calendars.city, at)
  })
  const lacksNorm = norm && first && !clocks.some(({ kind }) => kind === 'elimination')
  return lacksNorm
    ? [...changed, startKind('elimination', termOf(norm), first.startedAt, calendars)]
    : changed
}

/** A clock of a corrected category that has not ended, where its term is the category's. */
function lastingAnew(
  clock: Clock,
  category: Category,
  at: Temporal.Instant,
  { city, agency }: Calendars,
): Clock {
  if (clock.stoppedAt) return clock
  if (clock.kind === 'accept') return recomputeClock(clock, acceptTerms[category.urgency], agency, at)
  if (clock.kind === 'moderation') return recomputeClock(clock, moderationTerms[category.urgency], city, at)
  if (clock.kind === 'answer_return') return recomputeClock(clock, halfTerm(category.answerTerm), city, at)
  return clock
}

/** Clocks whose end the city's people work towards, in the console's timer. */
const timerKinds: readonly ClockKind[] = [
  'moderation',
  'accept',
  'answer',
  'answer2',
  'answer_return',
  'review',
]

/** The running clock that ends first: what the console's timer shows. */
export function nextClock(clocks: readonly Clock[]): Clock | null {
  return (
    clocks
      .filter((clock) => timerKinds.includes(clock.kind) && isRunning(clock))
      .toSorted((a, b) => a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds)[0] ?? null
  )
}

/** When the resident is promised an answer: the due time of the last of the answer clocks. */
export function promisedAt(clocks: readonly Clock[]): Temporal.Instant | null {
  return clocks.findLast(({ kind }) => kind.startsWith('answer'))?.dueAt ?? null
}

function startKind(kind: ClockKind, term: Term, at: Temporal.Instant, { city, agency }: Calendars): Clock {
  return startClock(kind, at, term, kind === 'accept' ? agency : city)
}

function termOfStart(kind: ClockKind, { category, confirmDays }: Happening): Term {
  if (kind === 'accept') return acceptTerms[category.urgency]
  if (kind === 'moderation') return moderationTerms[category.urgency]
  if (kind === 'confirm') return { value: confirmDays, unit: 'calendar_days' }
  if (kind === 'answer_return') return halfTerm(category.answerTerm)
  if (kind === 'info' || kind === 'review' || kind === 'answer2') return commonTerms[kind]
  throw new RangeError(`no move of the table starts a clock of the kind ${kind}`)
}

function termOf({ value, unit }: EliminationNorm): Term {
  return { value, unit }
}
