import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pauseClock, satisfyClock, startClock, stopClock, submitClock } from './clock-moves.ts'
import { type ClockMark, clockState, dueMarks, markClock, nextMarkAt } from './clocks.ts'
import { at, local, office } from './test-calendar.ts'

// From Monday morning: 80 % by Thursday 12 November 17:30, the last working hour on Friday 13 at 16:30.
const clock = startClock('answer', at('2026-11-09T08:30'), { value: 4, unit: 'working_days' }, office())
const late = at('2026-11-14T10:00')

test.each([
  ['2026-11-12T17:29:59', 'running', []],
  ['2026-11-12T17:30', 'warned', ['warning']],
  ['2026-11-13T16:29:59', 'warned', ['warning']],
  ['2026-11-13T16:30', 'warned', ['warning', 'last_hour']],
  ['2026-11-13T23:59:59', 'warned', ['warning', 'last_hour']],
  ['2026-11-14T00:00', 'breached', ['warning', 'last_hour', 'breach']],
])('at %s the clock is %s and has reached %j', (now, state, marks) => {
  expect(clockState(clock, at(now))).toBe(state)
  expect(dueMarks(clock, at(now))).toEqual(marks)
})

describe('a clock that stands still', () => {
  test('is not warned of', () => {
    const friday = at('2026-11-13T18:00')
    expect(dueMarks(pauseClock(clock, at('2026-11-10T10:00')), late)).toEqual([])
    expect(dueMarks(submitClock(clock, friday), late)).toEqual([])
    expect(dueMarks(satisfyClock(clock, friday), late)).toEqual([])
    expect(dueMarks(stopClock(clock, friday, office()), late)).toEqual([])
  })

  test('still breached its promise when the due time came first', () => {
    const afterMidnight = at('2026-11-14T00:00:20')
    for (const stopped of [
      pauseClock(clock, afterMidnight),
      submitClock(clock, afterMidnight),
      satisfyClock(clock, afterMidnight),
    ]) {
      expect(dueMarks(stopped, late)).toEqual(['breach'])
      expect(local(nextMarkAt(stopped))).toBe('2026-11-13T23:59:59')
      expect(nextMarkAt(markClock(stopped, ['breach'], late))).toBe(null)
    }
  })
})

test('a sweep has to look again at the next mark, until all are found', () => {
  expect(local(nextMarkAt(clock))).toBe('2026-11-12T17:30')
  expect(local(nextMarkAt(markClock(clock, ['warning'], late)))).toBe('2026-11-13T16:30')
  expect(local(nextMarkAt(markClock(clock, ['warning', 'last_hour'], late)))).toBe('2026-11-13T23:59:59')
  expect(nextMarkAt(markClock(clock, ['warning', 'last_hour', 'breach'], late))).toBe(null)
  expect(nextMarkAt(satisfyClock(clock, at('2026-11-10T10:00')))).toBe(null)
})

test('the last hour comes before the warning where a term is short', () => {
  const accept = startClock('accept', at('2026-11-09T10:00'), { value: 2, unit: 'working_hours' }, office())
  expect(local(nextMarkAt(accept))).toBe('2026-11-09T11:00')
  expect(dueMarks(accept, at('2026-11-09T11:00'))).toEqual(['last_hour'])
})

test('whenever sweeps come, each mark is found once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 20 }), (waits) => {
      const found: ClockMark[] = []
      let swept = clock
      let now = clock.startedAt
      for (const wait of [...waits, 10_000]) {
        now = now.add({ minutes: wait })
        const marks = dueMarks(swept, now)
        found.push(...marks)
        swept = markClock(swept, marks, now)
      }
      expect(found).toEqual(['warning', 'last_hour', 'breach'])
    }),
  )
})
