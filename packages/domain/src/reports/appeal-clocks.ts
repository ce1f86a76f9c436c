import { Temporal } from 'temporal-polyfill'
import type { Term } from '../catalog/pack-categories.ts'
import { localDate, type WorkCalendar } from '../sla/calendar.ts'
import { recomputeClock, satisfyClock, startClock } from '../sla/clock-moves.ts'
import type { Clock } from '../sla/clocks.ts'
import type { Refusal } from './moves.ts'

/**
 * Terms of an official appeal. To register it from its receipt, to forward it and to answer it from registration.
 *
 * Source: Federal Law 59-FZ of 02.05.2006, articles 8 and 12.
 */
export const appealTerms = {
  fz59_register: { value: 3, unit: 'calendar_days' },
  fz59_forward: { value: 7, unit: 'calendar_days' },
  fz59_answer: { value: 30, unit: 'calendar_days' },
} as const satisfies Record<string, Term>

/** The longest extension of the answer, once; article 12, part 2. */
export const MOST_EXTENSION_DAYS = 30

/** What speaks against a day of receipt, `YYYY-MM-DD` in the city's zone; null where nothing does. */
export function receiptFault(
  receivedOn: string,
  registeredAt: Temporal.Instant,
  now: Temporal.Instant,
  calendar: WorkCalendar,
): Refusal | null {
  const day = Temporal.PlainDate.from(receivedOn)
  if (Temporal.PlainDate.compare(day, localDate(now, calendar)) > 0) return 'report.received_in_future'
  return Temporal.PlainDate.compare(day, localDate(registeredAt, calendar)) < 0
    ? 'report.received_before_filing'
    : null
}

/**
 * The clocks of a report that is registered as an appeal now. What an agency has taken into work is the city's own
 * matter: nothing is to be forwarded.
 */
export function clocksOfAppeal(
  clocks: readonly Clock[],
  receivedOn: string,
  now: Temporal.Instant,
  calendar: WorkCalendar,
): readonly Clock[] {
  const received = Temporal.PlainDate.from(receivedOn).toZonedDateTime(calendar.zone).toInstant()
  const start = (kind: keyof typeof appealTerms, from: Temporal.Instant) =>
    startClock(kind, from, appealTerms[kind], calendar)
  const isTaken = clocks.findLast(({ kind }) => kind === 'accept')?.satisfiedAt
  return [
    ...clocks,
    { ...satisfyClock(start('fz59_register', received), now), stoppedBy: 'register_appeal' },
    ...(isTaken ? [] : [start('fz59_forward', now)]),
    start('fz59_answer', now),
  ]
}

/** The clock of the answer to an appeal while it runs. */
export function appealAnswer(clocks: readonly Clock[]): Clock | undefined {
  return clocks.find(({ kind, stoppedAt }) => kind === 'fz59_answer' && stoppedAt === null)
}

/** The clocks with so many days more for the answer to the appeal. A term that is over is not extended. */
export function clocksAfterExtension(
  clocks: readonly Clock[],
  days: number,
  now: Temporal.Instant,
  calendar: WorkCalendar,
): readonly Clock[] {
  const answer = appealAnswer(clocks)
  return clocks.map((clock) => {
    const isOver = clock.dueAt.epochMilliseconds < now.epochMilliseconds
    if (clock !== answer || !clock.term || isOver) return clock
    return recomputeClock(clock, { ...clock.term, value: clock.term.value + days }, calendar, now)
  })
}
