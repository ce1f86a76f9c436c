import { describe, expect, test } from 'vitest'
import { type Clock, type ClockKind, clockState, isLate } from '../sla/clocks.ts'
import { at, local, office } from '../sla/test-calendar.ts'
import type { MoveName } from './moves.ts'
import {
  clocksAfterCorrection,
  clocksAfterMove,
  clocksAtFiling,
  nextClock,
  promisedAt,
} from './report-clocks.ts'
import { category } from './test-categories.ts'

const calendars = { city: office(), agency: office() }
const pothole = category('normal', { value: 8, unit: 'working_days' }, { value: 12, unit: 'calendar_days' })
const lamp = category('high', { value: 9, unit: 'working_hours' })
const leak = category('emergency', { value: 3, unit: 'hours' }, { value: 24, unit: 'hours' })

type Happening = Parameters<typeof clocksAfterMove>[1]
type Step = readonly [MoveName, string, Partial<Happening>?]

/** A report of Monday 2 November 2026; the third is shortened, the fourth a holiday. */
const filed = (filedAs = pothole) => clocksAtFiling(filedAs, at('2026-11-02T10:00'), calendars)

/** The clocks after moves at local times. */
const after = (clocks: readonly Clock[], ...steps: Step[]): readonly Clock[] =>
  steps.reduce(
    (now, [move, time, more]) =>
      clocksAfterMove(now, {
        move,
        at: at(time),
        category: pothole,
        confirmDays: 7,
        outcome: 'fixed',
        deferredUntil: null,
        calendars,
        ...more,
      }),
    clocks,
  )
const taken = (): readonly Clock[] =>
  after(filed(), ['publish', '2026-11-02T11:00'], ['accept', '2026-11-02T12:00'])

const lastOf = (kind: ClockKind, clocks: readonly Clock[]): Clock => {
  const clock = clocks.findLast((one) => one.kind === kind)
  if (!clock) throw new Error(`no clock ${kind}`)
  return clock
}
const due = (kind: ClockKind, clocks: readonly Clock[]) => local(lastOf(kind, clocks).dueAt)
const keptAt = (kind: ClockKind, clocks: readonly Clock[]) => local(lastOf(kind, clocks).satisfiedAt)
/** Clocks by their whole content: instants compare as text. */
const plain = (clocks: readonly Clock[]) => JSON.parse(JSON.stringify(clocks))
/** Kinds of the clocks that run, in the order of their starts. */
const running = (clocks: readonly Clock[], time = '2026-11-02T10:00') =>
  clocks
    .filter((clock) => !['stopped', 'paused'].includes(clockState(clock, at(time))))
    .map(({ kind }) => kind)

describe('filing', () => {
  test('starts the answer, the moderation and the norm', () => {
    expect(filed().map(({ kind, dueAt }) => [kind, local(dueAt)])).toEqual([
      ['answer', '2026-11-13T23:59:59'],
      ['moderation', '2026-11-03T23:59:59'],
      ['elimination', '2026-11-14T23:59:59'],
    ])
  })

  test('of an emergency gives its agency and the moderator a quarter of an hour', () => {
    expect(filed(leak).map(({ kind, dueAt }) => [kind, local(dueAt)])).toEqual([
      ['answer', '2026-11-02T13:00'],
      ['moderation', '2026-11-02T10:15'],
      ['accept', '2026-11-02T10:15'],
      ['elimination', '2026-11-03T10:00'],
    ])
  })

  test('in a category without a norm starts none', () => {
    expect(running(filed(lamp))).toEqual(['answer', 'moderation'])
  })
})

describe('publication and acceptance', () => {
  test('hand over from the moderator to the agency, by the hours of the agency', () => {
    const night = {
      category: lamp,
      calendars: { city: office(), agency: office({ hours: 'round_the_clock' }) },
    }
    const published = after(filed(lamp), ['publish', '2026-11-02T22:00', night])
    expect(running(published)).toEqual(['answer', 'accept'])
    expect(keptAt('moderation', published)).toBe('2026-11-02T22:00')
    expect(due('accept', published)).toBe('2026-11-03T00:00')
    expect(due('accept', after(filed(lamp), ['publish', '2026-11-02T22:00', { category: lamp }]))).toBe(
      '2026-11-03T10:30',
    )
  })

  test('«not ours» gives the report back to the moderator and the answer no time', () => {
    const back = after(filed(), ['publish', '2026-11-02T11:00'], ['not_ours', '2026-11-05T10:00'])
    expect(running(back)).toEqual(['answer', 'elimination', 'moderation'])
    expect(due('moderation', back)).toBe('2026-11-06T23:59:59')
    expect(due('answer', back)).toBe('2026-11-13T23:59:59')
    expect(isLate(lastOf('accept', back), at('2026-11-30T10:00'))).toBe(false)
  })

  test('an emergency that comes back unread was to be read since it was filed', () => {
    const back = after(filed(leak), ['not_ours', '2026-11-02T10:10'])
    expect(running(back)).toEqual(['answer', 'moderation', 'elimination'])
    expect(due('moderation', back)).toBe('2026-11-02T10:15')
  })

  test('a redirect starts acceptance anew and never the answer', () => {
    const redirected = after(taken(), ['redirect', '2026-11-05T10:00'], ['redirect', '2026-11-06T15:00'])
    expect(running(redirected)).toEqual(['answer', 'elimination', 'accept'])
    expect(due('accept', redirected)).toBe('2026-11-09T10:00')
    expect(due('answer', redirected)).toBe('2026-11-13T23:59:59')
    expect(local(lastOf('answer', redirected).startedAt)).toBe('2026-11-02T10:00')
  })
})

describe('a question to the author', () => {
  const asked = after(filed(), ['ask', '2026-11-02T15:00'])

  test('pauses the answer alone and gives three calendar days', () => {
    expect(running(asked)).toEqual(['elimination', 'info'])
    expect(clockState(lastOf('answer', asked), at('2026-12-01T10:00'))).toBe('paused')
    expect(due('info', asked)).toBe('2026-11-05T23:59:59')
  })

  test('gives the answer the working days back that ended in it, when the reply comes', () => {
    const replied = after(asked, ['reply', '2026-11-05T09:00']) // the second and the third were over
    expect(running(replied)).toEqual(['answer', 'elimination', 'moderation'])
    expect(due('answer', replied)).toBe('2026-11-17T23:59:59')
    expect(due('elimination', replied)).toBe('2026-11-14T23:59:59')
    expect(due('moderation', replied)).toBe('2026-11-06T23:59:59')
    expect(keptAt('info', replied)).toBe('2026-11-05T09:00')
  })

  test('gives a term of working hours exactly the working minutes of the pause', () => {
    const replied = after(
      filed(lamp), // 9 working hours: 6.5 on the second, the rest by 11:00 on the third
      ['ask', '2026-11-02T12:00'],
      ['reply', '2026-11-02T14:15'],
    )
    expect(due('answer', filed(lamp))).toBe('2026-11-03T11:00')
    expect(due('answer', replied)).toBe('2026-11-03T12:15')
  })

  test('without a reply ends every clock, and an objection finds the waiting paid back', () => {
    const expired = after(asked, ['expire_info', '2026-11-06T00:01'])
    expect(running(expired)).toEqual([])
    const heard = after(expired, ['object', '2026-11-09T10:00'])
    expect(running(heard)).toEqual(['answer', 'elimination', 'moderation'])
    expect(due('answer', heard)).toBe('2026-11-18T23:59:59') // the second, third and fifth were over
  })
})

describe('as if it never stopped goes on', () => {
  const ended = '2026-11-05T10:00'

  test('a merged report, with every clock that the merge ended', () => {
    const merged = after(taken(), ['merge', ended])
    expect(running(merged)).toEqual([])
    expect(plain(after(merged, ['unmerge', '2026-11-06T09:00']))).toEqual(plain(taken()))
  })

  test('what was done at the very moment of a merge stays done', () => {
    const merged = after(filed(), ['publish', ended], ['merge', ended])
    expect(running(after(merged, ['unmerge', '2026-11-06T09:00']))).toEqual([
      'answer',
      'elimination',
      'accept',
    ])
  })

  test('a rejected one, read anew', () => {
    const rejected = after(filed(), ['reject', ended])
    expect(running(rejected)).toEqual([])
    expect(keptAt('moderation', rejected)).toBe(ended)
    const heard = after(rejected, ['object', '2026-11-09T10:00'])
    expect(running(heard)).toEqual(['answer', 'elimination', 'moderation'])
    expect(due('answer', heard)).toBe('2026-11-13T23:59:59')
    expect(due('moderation', heard)).toBe('2026-11-10T23:59:59')
  })

  test('one that another body gave back, late at once where the time away was too long', () => {
    const outside = after(taken(), ['pass_outside', ended])
    expect(running(outside)).toEqual([])
    expect(keptAt('answer', outside)).toBe(ended)
    expect(isLate(lastOf('answer', outside), at('2026-11-20T10:00'))).toBe(false)

    const back = after(outside, ['take_back', '2026-11-20T10:00'])
    expect(running(back)).toEqual(['answer', 'elimination', 'accept'])
    expect(due('answer', back)).toBe('2026-11-13T23:59:59')
    expect(clockState(lastOf('answer', back), at('2026-11-20T10:00'))).toBe('breached')
  })

  test('an unread emergency that another body gave back, which was to be read all the while', () => {
    const away: Step[] = [
      ['pass_outside', '2026-11-02T10:05'],
      ['take_back', '2026-11-02T10:30'],
    ]
    const back = after(filed(leak), ...away)
    expect(running(back)).toEqual(['answer', 'moderation', 'elimination', 'accept'])
    expect(due('moderation', back)).toBe('2026-11-02T10:15')

    const [passed, taken] = away
    const read = after(filed(leak), passed as Step, ['show', '2026-11-02T10:20'], taken as Step)
    expect(running(read)).toEqual(['answer', 'elimination', 'accept'])
  })

  test('what one move ended when another is taken back', () => {
    const merged = after(
      taken(),
      ['pass_outside', ended],
      ['take_back', '2026-11-06T10:00'],
      ['merge', '2026-11-06T10:00'],
    )
    expect(running(after(merged, ['unmerge', '2026-11-06T10:00']))).toEqual([
      'answer',
      'elimination',
      'accept',
    ])
    expect(running(after(merged, ['take_back', '2026-11-06T11:00']))).toEqual(['accept'])
  })

  test('an answer that is sent back', () => {
    const waiting = after(taken(), ['answer', '2026-11-13T17:00'])
    expect(running(waiting)).toEqual(['elimination', 'review'])
    expect(due('review', waiting)).toBe('2026-11-16T23:59:59')
    const back = after(waiting, ['send_back', '2026-11-16T10:00'])
    expect(running(back)).toEqual(['answer', 'elimination'])
    expect(clockState(lastOf('answer', back), at('2026-11-16T10:00'))).toBe('breached')
  })
})

describe('an answer', () => {
  const answered = (outcome: Happening['outcome']) =>
    after(
      taken(),
      ['answer', '2026-11-13T17:00', { outcome }],
      ['publish_answer', '2026-11-17T10:00', { outcome }],
    )

  test('counts from when it was handed in, and leaves the author seven calendar days', () => {
    const clocks = answered('fixed')
    expect(keptAt('answer', clocks)).toBe('2026-11-13T17:00')
    expect(keptAt('review', clocks)).toBe('2026-11-17T10:00')
    expect(running(clocks)).toEqual(['confirm'])
    expect(due('confirm', clocks)).toBe('2026-11-24T23:59:59')
  })

  test('meets the norm when the work is done, and drops it when it is not', () => {
    expect(keptAt('elimination', answered('fixed'))).toBe('2026-11-17T10:00')
    expect(keptAt('elimination', answered('explained'))).toBe(null)
    expect(running(answered('explained'))).toEqual(['confirm'])
  })

  test.each<MoveName>(['return', 'control'])('on %s starts half a term, and the norm anew', (move) => {
    const again = after(answered('fixed'), [move, '2026-11-18T10:00'])
    expect(running(again)).toEqual(['answer_return', 'elimination'])
    expect(due('elimination', again)).toBe('2026-11-30T23:59:59')
    expect(due('answer_return', again)).toBe('2026-11-24T23:59:59')
    expect(local(promisedAt(again))).toBe('2026-11-24T23:59:59')
  })

  test.each([
    [{ value: 1, unit: 'working_days' }, '2026-11-19T23:59:59'],
    [{ value: 1, unit: 'calendar_days' }, '2026-11-19T23:59:59'],
    [{ value: 9, unit: 'working_hours' }, '2026-11-18T16:00'], // five, with the break
    [{ value: 3, unit: 'hours' }, '2026-11-18T11:30'],
  ] as const)('half of %j is due by %s', (term, end) => {
    const again = after(answered('fixed'), [
      'return',
      '2026-11-18T10:00',
      { category: category('low', term) },
    ])
    expect(due('answer_return', again)).toBe(end)
  })

  test.each<MoveName>(['confirm', 'close_silent', 'close_disagreed'])(
    'leaves no clock behind when %s closes the report, be it never published',
    (move) => {
      const unread = after(
        filed(leak),
        ['accept', '2026-11-02T10:10'],
        ['answer', '2026-11-02T12:00'],
        ['publish_answer', '2026-11-02T12:30'],
      )
      expect(running(unread)).toEqual(['moderation', 'confirm'])
      expect(running(after(unread, [move, '2026-11-10T10:00']))).toEqual([])
    },
  )

  test('over which author and city disagree waits for the head without a clock', () => {
    expect(running(after(answered('fixed'), ['disagree', '2026-11-20T10:00']))).toEqual([])
  })
})

describe('a deferral', () => {
  const until = { deferredUntil: at('2027-04-15T00:00') }
  const deferred = after(
    taken(),
    ['propose_deferral', '2026-11-13T17:00'],
    ['approve_deferral', '2026-11-17T10:00', until],
  )
  const resumed = after(deferred, ['resume', '2026-12-10T00:00:30'])

  test('keeps the promise of the answer when it is proposed', () => {
    expect(keptAt('answer', deferred)).toBe('2026-11-13T17:00')
    expect(isLate(lastOf('answer', deferred), at('2027-01-20T10:00'))).toBe(false)
    expect(running(deferred)).toEqual(['elimination', 'deferred_until'])
    expect(due('deferred_until', deferred)).toBe('2027-04-15T00:00')
  })

  test('too late when it is proposed too late', () => {
    const late = after(
      taken(),
      ['propose_deferral', '2026-11-14T10:00'],
      ['approve_deferral', '2026-11-17T10:00', until],
    )
    expect(isLate(lastOf('answer', late), at('2026-11-17T10:00'))).toBe(true)
  })

  test('that is refused gives no time', () => {
    const back = after(taken(), ['propose_deferral', '2026-11-13T17:00'], ['send_back', '2026-11-17T10:00'])
    expect(running(back)).toEqual(['answer', 'elimination'])
    expect(due('answer', back)).toBe('2026-11-13T23:59:59')
  })

  test('leaves three working days after its date', () => {
    expect(running(resumed)).toEqual(['elimination', 'answer2'])
    expect(due('answer2', resumed)).toBe('2026-12-15T23:59:59')
    expect(local(promisedAt(resumed))).toBe('2026-12-15T23:59:59')
    expect(keptAt('deferred_until', resumed)).toBe('2026-12-10T00:00:30')
  })

  test('is not undone when the answer after it is sent back', () => {
    const back = after(resumed, ['answer', '2026-12-11T10:00'], ['send_back', '2026-12-11T12:00'])
    expect(running(back)).toEqual(['elimination', 'answer2'])
    expect(keptAt('answer', back)).toBe('2026-11-13T17:00')
  })

  test('may be followed by another, with its own three days', () => {
    const twice = after(
      resumed,
      ['propose_deferral', '2026-12-11T10:00'],
      ['approve_deferral', '2026-12-11T12:00', until],
      ['resume', '2026-12-21T00:01'],
    )
    expect(twice.filter(({ kind }) => kind === 'answer2')).toHaveLength(2)
    expect(due('answer2', twice)).toBe('2026-12-24T23:59:59')
    expect(running(twice)).toEqual(['elimination', 'answer2'])
  })
})

describe('a corrected category', () => {
  const now = at('2026-11-06T12:00')
  const corrected = (clocks: readonly Clock[], to: typeof pothole) =>
    clocksAfterCorrection(clocks, to, now, calendars)

  test('counts from registration and may be late at once', () => {
    const late = corrected(taken(), lamp)
    expect(due('answer', late)).toBe('2026-11-03T11:00')
    expect(clockState(lastOf('answer', late), now)).toBe('breached')
    expect(running(late)).toEqual(['answer'])
  })

  test('keeps the time of the questions', () => {
    const asked = after(filed(), ['ask', '2026-11-02T12:00'], ['reply', '2026-11-02T14:15'])
    expect(due('answer', corrected(asked, lamp))).toBe('2026-11-03T12:15')
  })

  test('brings its norm, from registration, and takes it away', () => {
    const withNorm = corrected(filed(lamp), leak)
    expect(due('elimination', withNorm)).toBe('2026-11-03T10:00')
    expect(running(corrected(withNorm, lamp))).toEqual(['answer', 'moderation'])
  })

  test('gives its own time to accept, to read and to answer anew, from the start of each', () => {
    const routed = after(filed(), ['publish', '2026-11-02T11:00'])
    expect(due('accept', routed)).toBe('2026-11-02T16:00')
    expect(due('accept', corrected(routed, lamp))).toBe('2026-11-02T14:00')
    expect(due('moderation', corrected(filed(), leak))).toBe('2026-11-02T10:15')
    const returned = after(
      taken(),
      ['answer', '2026-11-05T10:00'],
      ['publish_answer', '2026-11-05T11:00'],
      ['return', '2026-11-05T12:00'],
    )
    expect(due('answer_return', returned)).toBe('2026-11-11T23:59:59')
    expect(due('answer_return', corrected(returned, leak))).toBe('2026-11-05T13:30')
  })

  test('leaves alone what has ended', () => {
    const late = corrected(taken(), leak)
    expect(due('accept', late)).toBe(due('accept', taken()))
    expect(due('moderation', late)).toBe(due('moderation', taken()))
  })

  test('leaves a norm alone that an answer ended, and changes the one that a return started', () => {
    const answeredThen: Step[] = [
      ['answer', '2026-11-03T10:00', { outcome: 'explained' }],
      ['publish_answer', '2026-11-03T11:00', { outcome: 'explained' }],
    ]
    expect(running(corrected(after(taken(), ...answeredThen), leak))).toEqual(['confirm'])
    const again = corrected(after(taken(), ...answeredThen, ['return', '2026-11-05T10:00']), leak)
    expect(running(again)).toEqual(['answer_return', 'elimination'])
    expect(due('elimination', again)).toBe('2026-11-06T10:00')
  })

  test('and corrected back is as it was', () => {
    expect(plain(corrected(corrected(taken(), lamp), pothole))).toEqual(plain(taken()))
  })
})

describe('what people look at', () => {
  test('the timer shows the clock of the city that ends first', () => {
    const kind = (clocks: readonly Clock[]) => nextClock(clocks)?.kind ?? null
    expect(kind(filed())).toBe('moderation')
    expect(kind(taken())).toBe('answer')
    expect(kind(after(filed(), ['ask', '2026-11-02T15:00']))).toBe(null)
    expect(kind(after(filed(), ['reject', '2026-11-02T15:00']))).toBe(null)
  })

  test('the promise is the end of the last of the answer clocks, and none without one', () => {
    expect(local(promisedAt(filed()))).toBe('2026-11-13T23:59:59')
    expect(promisedAt([])).toBe(null)
  })
})

describe('a term by the season', () => {
  const window = {
    ...category('high', { value: 1, unit: 'working_days' }, { value: 1, unit: 'calendar_days' }),
    seasonalTerms: [
      {
        from: '04-16',
        to: '10-15',
        eliminationNorm: { value: 3, unit: 'calendar_days', note: { ru: 'летом', en: 'in summer' } },
      },
      { from: '12-20', to: '01-10', answerTerm: { value: 4, unit: 'working_days' } },
    ],
  } as const satisfies ReturnType<typeof category>
  const ends = (clocks: readonly Clock[]) => [due('answer', clocks), due('elimination', clocks)]

  test.each([
    ['2026-04-15T23:59', '2026-04-16T23:59:59', '2026-04-16T23:59:59'],
    ['2026-04-16T00:00', '2026-04-17T23:59:59', '2026-04-19T23:59:59'], // the first day of the city's zone
    ['2026-10-15T23:59', '2026-10-16T23:59:59', '2026-10-18T23:59:59'],
    ['2026-10-16T00:00', '2026-10-19T23:59:59', '2026-10-17T23:59:59'],
    ['2025-12-31T10:00', '2026-01-15T23:59:59', '2026-01-01T23:59:59'], // over New Year
    ['2026-01-10T10:00', '2026-01-15T23:59:59', '2026-01-11T23:59:59'],
    ['2026-01-11T10:00', '2026-01-12T23:59:59', '2026-01-12T23:59:59'],
  ])('registered at %s is answered by %s and eliminated by %s', (registered, answer, norm) => {
    expect(ends(clocksAtFiling(window, at(registered), calendars))).toEqual([answer, norm])
  })

  test('is that of the registration when the category is put right in another', () => {
    const filedInAutumn = clocksAtFiling(pothole, at('2026-10-15T10:00'), calendars)
    const corrected = clocksAfterCorrection(filedInAutumn, window, at('2026-10-20T10:00'), calendars)
    expect(ends(corrected)).toEqual(['2026-10-16T23:59:59', '2026-10-18T23:59:59'])
  })
})

describe('a term by the source', () => {
  const rule = {
    by: 'source',
    term: { value: 9, unit: 'working_hours' },
    importantTerm: { value: 4, unit: 'working_hours' },
  } as const
  const incident = { rule, important: false, givenDueAt: null }
  const fromPlatform = {
    rule: { by: 'given_date' },
    important: false,
    givenDueAt: at('2026-07-03T18:00'),
  } as const
  const registered = at('2026-06-11T15:30') // a shortened Thursday before the holiday of 12 June

  test.each([
    ['nine working hours of an incident', incident, '2026-06-15T17:30'],
    ['four of an important one', { ...incident, important: true }, '2026-06-15T11:30'],
    ['the date that came with it', fromPlatform, '2026-07-03T18:00'],
    ['the category where no date came', { ...fromPlatform, givenDueAt: null }, '2026-06-24T23:59:59'],
  ])('is %s', (_, intake, end) => {
    expect(due('answer', clocksAtFiling(pothole, registered, calendars, intake))).toBe(end)
  })

  test.each([
    ['an incident', incident],
    ['a date that was given', fromPlatform],
  ])('does not move when the category of %s is put right', (_, intake) => {
    const clocks = clocksAtFiling(pothole, registered, calendars, intake)
    const corrected = clocksAfterCorrection(clocks, leak, at('2026-06-16T10:00'), calendars, intake)
    expect(due('answer', corrected)).toBe(due('answer', clocks))
    expect(due('elimination', corrected)).toBe('2026-06-12T15:30')
  })

  test('that is a given date never waits for the author', () => {
    const clocks = clocksAtFiling(pothole, registered, calendars, fromPlatform)
    const asked = after(clocks, ['ask', '2026-06-15T10:00'])
    expect(running(asked)).toEqual(['answer', 'elimination', 'info'])
    expect(due('answer', after(asked, ['reply', '2026-06-17T10:00']))).toBe('2026-07-03T18:00')
  })
})
