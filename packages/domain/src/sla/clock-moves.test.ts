import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Term } from '../catalog/pack-categories.ts'
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
} from './clock-moves.ts'
import { acceptTerms, commonTerms, moderationTerms } from './clock-terms.ts'
import { type Clock, clockState, dueMarks, isLate, markClock } from './clocks.ts'
import { at, local, office } from './test-calendar.ts'

const eightDays: Term = { value: 8, unit: 'working_days' }
const registered = at('2026-11-02T10:00')
const answer = startClock('answer', registered, eightDays, office())

/** Clocks by their whole content: instants compare as text. */
const plain = (clock: Clock) => JSON.parse(JSON.stringify(clock))

describe('a clock starts', () => {
  test.each<[string, Clock, string]>([
    [
      'moderation',
      startClock('moderation', registered, moderationTerms.normal, office()),
      '2026-11-03T23:59:59',
    ],
    [
      'moderation, emergency',
      startClock('moderation', registered, moderationTerms.emergency, office()),
      '2026-11-02T10:15',
    ],
    [
      'accept, emergency',
      startClock('accept', registered, acceptTerms.emergency, office()),
      '2026-11-02T10:15',
    ],
    ['accept, high', startClock('accept', registered, acceptTerms.high, office()), '2026-11-02T12:00'],
    ['accept, normal', startClock('accept', registered, acceptTerms.normal, office()), '2026-11-02T15:00'],
    ['accept, low', startClock('accept', registered, acceptTerms.low, office()), '2026-11-03T23:59:59'],
    ['info', startClock('info', registered, commonTerms.info, office()), '2026-11-05T23:59:59'],
    ['review', startClock('review', registered, commonTerms.review, office()), '2026-11-03T23:59:59'],
    ['answer', answer, '2026-11-13T23:59:59'],
    ['answer2', startClock('answer2', registered, commonTerms.answer2, office()), '2026-11-06T23:59:59'],
    ['confirm', startClock('confirm', registered, commonTerms.confirm, office()), '2026-11-09T23:59:59'],
  ])('%s, and is due in its term', (_, clock, due) => {
    expect(local(clock.dueAt)).toBe(due)
    expect(clockState(clock, registered)).toBe('running')
  })

  test('by the hours of an agency that works at night', () => {
    const night = at('2026-11-04T02:00')
    const roundTheClock = office({ hours: 'round_the_clock' })
    expect(local(startClock('accept', night, acceptTerms.high, roundTheClock).dueAt)).toBe('2026-11-04T04:00')
    expect(local(startClock('accept', night, acceptTerms.high, office()).dueAt)).toBe('2026-11-05T10:30')
  })

  test('towards a date that was given', () => {
    const clock = startClockUntil('deferred_until', registered, at('2027-04-15T00:00'), office())
    expect(clock).toMatchObject({ kind: 'deferred_until', term: null, provisional: false })
    expect(local(clock.dueAt)).toBe('2027-04-15T00:00')
    expect(plain(recomputeClock(clock, eightDays, office(), registered))).toEqual(plain(clock))
  })
})

describe('a question to the author', () => {
  const asked = at('2026-11-05T15:00')
  const replied = at('2026-11-09T10:00')

  test('pauses the answer clock and gives its working days back', () => {
    const paused = pauseClock(answer, asked)
    expect(clockState(paused, at('2027-01-20T00:00'))).toBe('paused')
    const resumed = resumeClock(paused, replied, office())
    expect(local(resumed.dueAt)).toBe('2026-11-17T23:59:59') // Thursday and Friday ended in the pause
    expect(clockState(resumed, replied)).toBe('running')
  })

  test('pauses no other clock', () => {
    const accept = startClock('accept', registered, acceptTerms.high, office())
    expect(() => pauseClock(accept, asked)).toThrow('accept')
  })

  test('asked twice pauses once', () => {
    const paused = pauseClock(answer, asked)
    expect(plain(pauseClock(paused, replied))).toEqual(plain(paused))
  })

  test('does not undo a breach, nor have it found again', () => {
    const late = markClock(answer, ['warning', 'last_hour', 'breach'], at('2026-11-14T00:00'))
    const resumed = resumeClock(pauseClock(late, at('2026-11-16T10:00')), at('2026-11-18T10:00'), office())
    expect(clockState(resumed, at('2026-11-18T10:00'))).toBe('breached')
    expect(dueMarks(resumed, at('2026-11-18T10:00'))).toEqual([])
  })
})

describe('an answer', () => {
  const handedIn = at('2026-11-13T18:00')
  const nextWeek = at('2026-11-17T10:00')

  test('approved late was given when it was handed in', () => {
    const submitted = submitClock(answer, handedIn)
    expect(clockState(submitted, nextWeek)).toBe('stopped')
    const approved = approveClock(submitted)
    expect(local(approved.satisfiedAt)).toBe('2026-11-13T18:00')
    expect(isLate(approved, nextWeek)).toBe(false)
  })

  test('sent back never stopped its clock', () => {
    const sentBack = continueClock(submitClock(answer, handedIn))
    expect(plain(sentBack)).toEqual(plain(answer))
    expect(clockState(sentBack, nextWeek)).toBe('breached')
  })

  test('handed in at the due second is in time, a second later is not', () => {
    expect(isLate(approveClock(submitClock(answer, at('2026-11-13T23:59:59'))), nextWeek)).toBe(false)
    expect(isLate(approveClock(submitClock(answer, at('2026-11-14T00:00:00'))), nextWeek)).toBe(true)
  })

  test('that was never handed in is not approved', () => {
    expect(plain(approveClock(answer))).toEqual(plain(answer))
  })
})

describe('the end of a report', () => {
  test('leaves its clocks neither satisfied nor late', () => {
    const rejected = stopClock(answer, at('2026-12-01T10:00'), office())
    expect(clockState(rejected, at('2026-12-01T10:00'))).toBe('stopped')
    expect(isLate(rejected, at('2026-12-31T10:00'))).toBe(false)
  })

  test('in a pause ends the pause, so that an objection finds the clock running', () => {
    const expired = stopClock(pauseClock(answer, at('2026-11-05T15:00')), at('2026-11-09T10:00'), office())
    const heard = continueClock(expired)
    expect(clockState(heard, at('2026-11-09T11:00'))).toBe('running')
    expect(local(heard.dueAt)).toBe('2026-11-17T23:59:59')
  })

  test('does not touch a clock that was satisfied before', () => {
    const satisfied = satisfyClock(answer, at('2026-11-05T10:00'))
    expect(plain(stopClock(satisfied, at('2026-11-06T10:00'), office()))).toEqual(plain(satisfied))
  })
})

describe('a changed category', () => {
  const now = at('2026-11-06T12:00')

  test('counts from registration and may be overdue at once', () => {
    const changed = recomputeClock(answer, { value: 2, unit: 'working_days' }, office(), now)
    expect(local(changed.dueAt)).toBe('2026-11-05T23:59:59')
    expect(clockState(changed, now)).toBe('breached')
  })

  test('keeps the pauses', () => {
    const resumed = resumeClock(pauseClock(answer, at('2026-11-02T15:00')), at('2026-11-05T09:00'), office())
    const changed = recomputeClock(resumed, { value: 4, unit: 'working_days' }, office(), now)
    expect(local(changed.dueAt)).toBe('2026-11-11T23:59:59') // four days, and two ended in the pause
  })

  test('to a longer term lets the marks that lie ahead again be found again', () => {
    const short = startClock('answer', registered, { value: 2, unit: 'working_days' }, office())
    const late = markClock(short, ['warning', 'last_hour', 'breach'], at('2026-11-06T00:01'))
    const changed = recomputeClock(late, eightDays, office(), now)
    expect(dueMarks(changed, now)).toEqual([])
    expect(dueMarks(changed, at('2026-11-14T00:00'))).toEqual(['warning', 'last_hour', 'breach'])
  })

  test('by a decree moves the due time under the same term', () => {
    const decree = office({ days: new Map([...office().days, ['2026-11-10', 'day_off']]) })
    expect(local(recomputeClock(answer, eightDays, decree, now).dueAt)).toBe('2026-11-16T23:59:59')
  })
})

describe('laws', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 4 * 24 * 60 }), { minLength: 1, maxLength: 6 })
  const terms = fc.constantFrom<Term>(
    eightDays,
    { value: 9, unit: 'working_hours' },
    { value: 3, unit: 'hours' },
    { value: 30, unit: 'calendar_days' },
  )

  test('pauses never shorten a term, and a recomputation finds the same due time', () => {
    fc.assert(
      fc.property(terms, waits, (term, minutes) => {
        let now = registered
        let clock = startClock('answer', registered, term, office())
        for (const [index, wait] of minutes.entries()) {
          const before = clock.dueAt
          now = now.add({ minutes: wait })
          clock = index % 2 === 0 ? pauseClock(clock, now) : resumeClock(clock, now, office())
          expect(Temporal.Instant.compare(clock.dueAt, before)).toBeGreaterThanOrEqual(0)
        }
        expect(plain(recomputeClock(clock, term, office(), now))).toEqual(plain(clock))
      }),
    )
  })

  test('an elapsed term moves by exactly the time of its pauses', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (wait, length) => {
          const clock = startClock('answer', registered, { value: 3, unit: 'hours' }, office())
          const asked = registered.add({ minutes: wait })
          const resumed = resumeClock(pauseClock(clock, asked), asked.add({ minutes: length }), office())
          expect(resumed.dueAt.since(clock.dueAt).total('minutes')).toBe(length)
        },
      ),
    )
  })
})
