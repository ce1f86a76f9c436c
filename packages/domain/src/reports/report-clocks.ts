import type { Temporal } from 'temporal-polyfill'
import type { Category, EliminationNorm, Term } from '../catalog/pack-categories.ts'
import type { WorkCalendar } from '../sla/calendar.ts'
import {
  approveClock,
  continueClock,
  satisfyClock,
  startClock,
  stopClock,
  submitClock,
} from '../sla/clock-moves.ts'
import { acceptTerms, commonTerms, moderationTerms } from '../sla/clock-terms.ts'
import { type Clock, type ClockKind, isRunning } from '../sla/clocks.ts'
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
  readonly calendars: Calendars
}

/**
 * The clocks of a report after a move: those of before, changed as the table of moves says, then those that
 * it starts. A clock of a kind may have run before: only the last of a kind is changed.
 */
export function clocksAfterMove(clocks: readonly Clock[], happening: Happening): readonly Clock[] {
  const { move, at, calendars } = happening
  const effects = moveOf(move).clocks
  const last = new Set([...new Map(clocks.map((clock) => [clock.kind, clock])).values()])
  const names = (kinds: readonly ClockKind[] | undefined, clock: Clock) =>
    last.has(clock) && (kinds?.includes(clock.kind) ?? false)

  const changed = clocks.map((clock) => {
    if (names(effects.approves, clock)) return approveClock(clock)
    if (names(effects.submits, clock)) return submitClock(clock, at)
    if (names(effects.continues, clock)) return clock.submittedAt ? continueClock(clock) : clock
    if (names(effects.satisfies, clock)) {
      const undone = clock.kind === 'elimination' && happening.outcome !== 'fixed'
      return undone ? stopClock(clock, at, calendars.city) : satisfyClock(clock, at)
    }
    if (effects.drops === 'all' || names(effects.drops, clock)) return stopClock(clock, at, calendars.city)
    return clock
  })
  const started = (effects.starts ?? []).map((kind) =>
    startKind(kind, termOfStart(kind, happening), at, calendars),
  )
  return [...changed, ...started]
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
  if (kind === 'confirm') return { value: confirmDays, unit: 'calendar_days' }
  if (kind === 'review') return commonTerms.review
  throw new RangeError(`no move of the table starts a clock of the kind ${kind}`)
}

function termOf({ value, unit }: EliminationNorm): Term {
  return { value, unit }
}
