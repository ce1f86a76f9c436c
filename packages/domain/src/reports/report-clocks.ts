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
import { answerTermOf, type Intake, ownIntake, termsAt } from './answer-terms.ts'
import { type MoveName, moveOf } from './moves.ts'
import type { Outcome } from './status.ts'

/** Calendars of a report: the city's hours rule every clock but `accept`, which goes by the agency's. */
export type Calendars = { readonly city: WorkCalendar; readonly agency: WorkCalendar }

/** Clocks that start with a report: the answer, the norm where there is one, and what waits first. */
export function clocksAtFiling(
  category: Category,
  registeredAt: Temporal.Instant,
  calendars: Calendars,
  intake: Intake = ownIntake,
): readonly Clock[] {
  const start = (kind: ClockKind, term: Term) => startKind(kind, term, registeredAt, calendars)
  const { answerTerm, eliminationNorm } = termsAt(category, registeredAt, calendars.city)
  const promised = answerTermOf(intake, answerTerm)
  return [
    'unit' in promised
      ? start('answer', promised)
      : startClockUntil('answer', registeredAt, promised, calendars.city),
    start('moderation', moderationTerms[category.urgency]),
    ...(category.urgency === 'emergency' ? [start('accept', acceptTerms.emergency)] : []),
    ...(eliminationNorm ? [start('elimination', termOf(eliminationNorm))] : []),
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
  const last = new Set(new Map(clocks.map((clock) => [clock.kind, clock])).values())
  const names = (kinds: readonly ClockKind[] | undefined, { kind }: Clock) => kinds?.includes(kind) ?? false

  const change = (clock: Clock): Clock => {
    if (effects.revives && isUndone(clock, effects.revives)) return continueClock(clock)
    if (names(effects.approves, clock)) return approveClock(clock)
    if (names(effects.submits, clock)) return submitClock(clock, at)
    if (names(effects.pauses, clock)) return pauseClock(clock, at)
    if (names(effects.resumes, clock)) return resumeClock(clock, at, calendars.city)
    // What was approved before stays approved: only what waits now is sent back.
    if (names(effects.continues, clock)) return isPending(clock) ? continueClock(clock) : clock
    if (names(effects.satisfies, clock)) {
      // Done after it was dropped: nothing will take it up again.
      if (clock.stoppedAt && !clock.satisfiedAt) return { ...clock, stoppedBy: move }
      const undone = clock.kind === 'elimination' && happening.outcome !== 'fixed'
      return undone ? stopClock(clock, at, calendars.city) : satisfyClock(clock, at)
    }
    if (effects.drops === 'all' || names(effects.drops, clock)) return stopClock(clock, at, calendars.city)
    return clock
  }
  const changed = clocks.map((clock) => (last.has(clock) ? endedBy(move, clock, change(clock)) : clock))
  const isOpen = (kind: ClockKind) => changed.some((clock) => clock.kind === kind && !clock.stoppedAt)
  const started = (effects.starts ?? [])
    .filter((kind) => !isOpen(kind))
    .flatMap((kind) => {
      if (kind === 'deferred_until' && happening.deferredUntil)
        return [startClockUntil(kind, at, happening.deferredUntil, calendars.city)]
      const term = termOfStart(kind, happening, registeredAt(clocks) ?? at)
      return term ? [startKind(kind, term, at, calendars)] : []
    })
  return [...changed, ...started]
}

/** Keeps which move ended a clock. */
function endedBy(move: string, before: Clock, after: Clock): Clock {
  return after.stoppedAt && !before.stoppedAt ? { ...after, stoppedBy: move } : after
}

function isPending({ submittedAt, stoppedAt }: Clock): boolean {
  return submittedAt !== null && stoppedAt === null
}

/** Whether the move that is taken back ended this clock. What ended before, or since, stays as it is. */
function isUndone(
  { kind, stoppedAt, stoppedBy }: Clock,
  { kinds, endedBy }: { readonly kinds: readonly ClockKind[] | 'all'; readonly endedBy: readonly string[] },
): boolean {
  if (stoppedAt === null || stoppedBy === null || !endedBy.includes(stoppedBy)) return false
  return kinds === 'all' || kinds.includes(kind)
}

/** When a report was registered: its first promise began then. */
function registeredAt(clocks: readonly Clock[]): Temporal.Instant | null {
  return clocks.find(({ kind }) => kind === 'answer')?.startedAt ?? null
}

const CORRECTED = 'correct' satisfies MoveName

/**
 * The clocks of a report whose category was put right: by the new terms from their own start, so that a promise is
 * never moved by the city's own mistake; the season is that of the registration, and a term that the source gave
 * stays. The answer and the last norm are counted anew even when they were kept, what else goes by the category only
 * while it lasts. A norm that the old category did not have starts at the registration.
 */
export function clocksAfterCorrection(
  clocks: readonly Clock[],
  category: Category,
  at: Temporal.Instant,
  calendars: Calendars,
  { rule }: Pick<Intake, 'rule'> = ownIntake,
): readonly Clock[] {
  const registered = registeredAt(clocks) ?? at
  const { answerTerm, eliminationNorm: norm } = termsAt(category, registered, calendars.city)
  const lastNorm = clocks.findLast(({ kind }) => kind === 'elimination')
  const changed = clocks.map((clock) => {
    if (clock.kind === 'answer')
      return rule.by === 'source' ? clock : recomputeClock(clock, answerTerm, calendars.city, at)
    if (clock.kind !== 'elimination') return lastingAnew(clock, category.urgency, answerTerm, at, calendars)
    if (clock !== lastNorm) return clock
    if (!norm) return endedBy(CORRECTED, clock, stopClock(clock, at, calendars.city))
    // A norm that another category took away comes back as if it ran all the while.
    const lasting = clock.stoppedBy === CORRECTED ? continueClock(clock) : clock
    return recomputeClock(lasting, termOf(norm), calendars.city, at)
  })
  return norm && !lastNorm
    ? [...changed, startKind('elimination', termOf(norm), registered, calendars)]
    : changed
}

/** A clock of a corrected category that has not ended, where its term is the category's. */
function lastingAnew(
  clock: Clock,
  urgency: Category['urgency'],
  answerTerm: Term,
  at: Temporal.Instant,
  { city, agency }: Calendars,
): Clock {
  if (clock.stoppedAt) return clock
  if (clock.kind === 'accept') return recomputeClock(clock, acceptTerms[urgency], agency, at)
  if (clock.kind === 'moderation') return recomputeClock(clock, moderationTerms[urgency], city, at)
  if (clock.kind === 'answer_return') return recomputeClock(clock, halfTerm(answerTerm), city, at)
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
  return promise(clocks)?.dueAt ?? null
}

/** Whether that time may still move, because the days of a year on its way are not known. */
export function isProvisional(clocks: readonly Clock[]): boolean {
  return promise(clocks)?.provisional ?? false
}

function promise(clocks: readonly Clock[]): Clock | undefined {
  return clocks.findLast(({ kind }) => kind.startsWith('answer'))
}

function startKind(kind: ClockKind, term: Term, at: Temporal.Instant, { city, agency }: Calendars): Clock {
  return startClock(kind, at, term, kind === 'accept' ? agency : city)
}

/** Null where the category has no norm to start. */
function termOfStart(
  kind: ClockKind,
  { category, confirmDays, calendars }: Happening,
  registered: Temporal.Instant,
): Term | null {
  if (kind === 'accept') return acceptTerms[category.urgency]
  if (kind === 'moderation') return moderationTerms[category.urgency]
  if (kind === 'confirm') return { value: confirmDays, unit: 'calendar_days' }
  if (kind === 'info' || kind === 'review' || kind === 'answer2') return commonTerms[kind]
  const { answerTerm, eliminationNorm } = termsAt(category, registered, calendars.city)
  if (kind === 'answer_return') return halfTerm(answerTerm)
  if (kind === 'elimination') return eliminationNorm && termOf(eliminationNorm)
  throw new RangeError(`no move of the table starts a clock of the kind ${kind}`)
}

function termOf({ value, unit }: EliminationNorm): Term {
  return { value, unit }
}
