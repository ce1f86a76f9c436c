import { expect, test } from 'vitest'
import type { Clock } from '../sla/clocks.ts'
import { controlDate } from '../sla/terms.ts'
import { at, local, office } from '../sla/test-calendar.ts'
import { clocksAfterExtension, clocksOfAppeal, receiptFault } from './appeal-clocks.ts'
import type { MoveName } from './moves.ts'
import { clocksAfterMove, clocksAtFiling } from './report-clocks.ts'
import { category } from './test-categories.ts'

const pothole = category('normal', { value: 8, unit: 'working_days' })
const calendars = { city: office(), agency: office() }
const filed = (time: string) => clocksAtFiling(pothole, at(time), calendars)
const appeal = (time: string, receivedOn = time.slice(0, 10)) =>
  clocksOfAppeal(filed(time), receivedOn, at(time), office())
const after = (clocks: readonly Clock[], move: MoveName, time: string) =>
  clocksAfterMove(clocks, {
    move,
    at: at(time),
    category: pothole,
    confirmDays: 7,
    outcome: 'fixed',
    deferredUntil: null,
    calendars,
  })
const open = (clocks: readonly Clock[]) =>
  clocks.filter(({ kind, stoppedAt }) => kind.startsWith('fz59') && !stoppedAt).map(({ kind }) => kind)
const clockOf = (clocks: readonly Clock[], wanted: string) => {
  const clock = clocks.findLast(({ kind }) => kind === wanted)
  if (!clock) throw new Error(`no clock ${wanted}`)
  return clock
}

test.each([
  ['2026-04-09T10:00', '2026-05-09T23:59:59', '2026-05-08'],
  ['2025-12-09T10:00', '2026-01-08T23:59:59', '2025-12-30'],
])('an appeal of %s is answered by %s, and leaves by %s', (time, due, control) => {
  const { dueAt } = clockOf(appeal(time), 'fz59_answer')
  expect([local(dueAt), controlDate(dueAt, office()).toString()]).toEqual([due, control])
})

test('is registered within three days of its receipt and forwarded within seven of its registration', () => {
  const clocks = appeal('2026-04-09T10:00', '2026-04-07')
  expect(local(clockOf(clocks, 'fz59_register').dueAt)).toBe('2026-04-10T23:59:59')
  expect(local(clockOf(clocks, 'fz59_register').satisfiedAt)).toBe('2026-04-09T10:00')
  expect(local(clockOf(clocks, 'fz59_forward').dueAt)).toBe('2026-04-16T23:59:59')
  expect(open(clocks)).toEqual(['fz59_forward', 'fz59_answer'])
})

test('is extended by days that end at midnight too', () => {
  const extended = clocksAfterExtension(appeal('2026-04-09T10:00'), 30, at('2026-05-05T10:00'), office())
  expect(local(clockOf(extended, 'fz59_answer').dueAt)).toBe('2026-06-08T23:59:59')
  const late = clocksAfterExtension(appeal('2026-04-09T10:00'), 30, at('2026-05-10T00:00'), office())
  expect(local(clockOf(late, 'fz59_answer').dueAt)).toBe('2026-05-09T23:59:59')
})

test('passed to another body is forwarded, and comes back with its answer as if it never left', () => {
  const outside = after(
    after(appeal('2026-04-09T10:00'), 'publish', '2026-04-09T11:00'),
    'pass_outside',
    '2026-04-10T10:00',
  )
  expect(local(clockOf(outside, 'fz59_forward').satisfiedAt)).toBe('2026-04-10T10:00')
  expect(open(outside)).toEqual([])
  const back = after(outside, 'take_back', '2026-04-20T10:00')
  expect(open(back)).toEqual(['fz59_answer'])
  expect(local(clockOf(back, 'fz59_answer').dueAt)).toBe('2026-05-09T23:59:59')
})

test('taken into work is the city’s own matter, before or after it is registered', () => {
  const taken = (clocks: readonly Clock[]) =>
    after(after(clocks, 'publish', '2026-04-09T11:00'), 'accept', '2026-04-09T12:00')
  expect(open(taken(appeal('2026-04-09T10:00')))).toEqual(['fz59_answer'])
  const later = clocksOfAppeal(
    taken(filed('2026-04-09T10:00')),
    '2026-04-09',
    at('2026-04-10T10:00'),
    office(),
  )
  expect(open(later)).toEqual(['fz59_answer'])
})

test('is answered when its answer is published, and once', () => {
  const answered = after(
    after(appeal('2026-04-09T10:00'), 'answer', '2026-04-15T10:00'),
    'publish_answer',
    '2026-04-16T10:00',
  )
  expect(local(clockOf(answered, 'fz59_answer').satisfiedAt)).toBe('2026-04-16T10:00')
  expect(open(answered)).toEqual([])
  expect(open(after(answered, 'return', '2026-04-17T10:00'))).toEqual([])
})

test.each([
  ['2026-04-09', null],
  ['2026-04-10', null],
  ['2026-04-08', 'report.received_before_filing'],
  ['2026-04-11', 'report.received_in_future'],
])('a receipt on %s: %s', (day, fault) => {
  expect(receiptFault(day, at('2026-04-09T23:00'), at('2026-04-10T01:00'), office())).toBe(fault)
})
