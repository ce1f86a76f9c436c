import { describe, expect, test } from 'vitest'
import type { Category } from '../catalog/pack-categories.ts'
import { markClock } from '../sla/clocks.ts'
import { at, local, office } from '../sla/test-calendar.ts'
import { mayStartAtEvent, normStart, withNormStart } from './norm-start.ts'
import { clocksAfterMove, clocksAtFiling } from './report-clocks.ts'
import { category } from './test-categories.ts'

const calendars = { city: office(), agency: office() }
const term = { value: 12, unit: 'hours' } as const
const note = { ru: 'после снегопада', en: 'after the snowfall' }
const plain: Category = category('high', { value: 1, unit: 'working_days' }, term)
const snow: Category = { ...plain, eliminationNorm: { ...term, note, startsAtEvent: true } }

test.each([
  ['without an event, at the registration', [], '2026-12-01T20:00'],
  ['at an event after it', ['2026-12-02T06:00'], '2026-12-02T06:00'],
  ['at one that is current when it is filed', ['2026-11-29T06:00'], '2026-11-29T06:00'],
  ['not at one of a snowfall before the last', ['2026-11-28T19:59'], '2026-12-01T20:00'],
  ['anew while the norm runs', ['2026-12-02T18:00', '2026-12-02T06:00'], '2026-12-02T18:00'],
  ['never anew once it is broken', ['2026-12-02T06:00', '2026-12-02T18:01'], '2026-12-02T06:00'],
])('a norm starts %s', (_, events, start) => {
  expect(
    local(
      normStart(
        events.map((time) => at(time)),
        at('2026-12-01T20:00'),
        term,
        office(),
      ),
    ),
  ).toBe(start)
})

describe('the clocks of a report', () => {
  const registered = at('2026-12-01T20:00')
  const now = at('2026-12-02T06:30')
  const filed = (as = snow) => clocksAtFiling(as, registered, calendars)
  const norm = (clocks: ReturnType<typeof filed>) => clocks.findLast(({ kind }) => kind === 'elimination')
  const shift = (clocks: ReturnType<typeof filed>, events: readonly string[], as = snow) =>
    withNormStart(
      clocks,
      as,
      events.map((time) => at(time)),
      now,
      office(),
    )

  test('count the norm from the event, and nothing else', () => {
    const moved = shift(filed(), ['2026-12-02T06:00'])
    expect(local(norm(moved)?.dueAt ?? null)).toBe('2026-12-02T18:00')
    expect(moved.filter(({ kind }) => kind !== 'elimination')).toEqual(
      filed().filter(({ kind }) => kind !== 'elimination'),
    )
  })

  test('come back to the registration when the event is taken back', () => {
    expect(JSON.stringify(shift(shift(filed(), ['2026-12-02T06:00']), []))).toBe(JSON.stringify(filed()))
  })

  test('forget a breach that the event moves into the future', () => {
    const broken = filed().map((clock) => markClock(clock, ['warning', 'breach'], at('2026-12-02T05:00')))
    expect(norm(shift(broken, ['2026-12-02T06:00']))?.marked).toMatchObject({ warning: null, breach: null })
  })

  test('stay as they are in a category without such a norm', () => {
    const clocks = filed(plain)
    expect(shift(clocks, ['2026-12-02T06:00'], plain)).toBe(clocks)
    expect([mayStartAtEvent(snow), mayStartAtEvent(plain)]).toEqual([true, false])
  })

  test('follow a corrected category back to the registration', () => {
    const moved = shift(filed(), ['2026-12-02T06:00'])
    expect(local(norm(shift(moved, ['2026-12-02T06:00'], plain))?.startedAt ?? null)).toBe('2026-12-01T20:00')
  })

  test('stay as they are once the norm has ended or a return has started it anew', () => {
    const more = { category: snow, confirmDays: 7, outcome: 'fixed', deferredUntil: null, calendars } as const
    const answered = clocksAfterMove(filed(), { move: 'publish_answer', at: at('2026-12-02T05:00'), ...more })
    const returned = clocksAfterMove(answered, { move: 'return', at: at('2026-12-02T05:30'), ...more })
    expect(shift(answered, ['2026-12-02T06:00'])).toBe(answered)
    expect(shift(returned, ['2026-12-02T06:00'])).toBe(returned)
  })
})
