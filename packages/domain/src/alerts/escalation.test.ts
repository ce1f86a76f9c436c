import { describe, expect, test } from 'vitest'
import type { Term } from '../catalog/pack-categories.ts'
import { pauseClock, satisfyClock, startClock, stopClock, submitClock } from '../sla/clock-moves.ts'
import type { Clock } from '../sla/clocks.ts'
import { at, local, office } from '../sla/test-calendar.ts'
import { escalate, rulesOf } from './escalation.ts'
import type { EscalationRule } from './pack-escalation.ts'

const rule = (more: Partial<EscalationRule> = {}): EscalationRule => ({
  code: 'answer-late',
  clock: 'answer',
  when: 'breach',
  to: ['curator'],
  by: ['bell'],
  ...more,
})

/** Filed on Friday, due at 15:00 on Tuesday 24 November. */
const clock = startClock('answer', at('2026-11-20T10:00'), { value: 20, unit: 'working_hours' }, office())

function outcome(of: EscalationRule, now: string, watched: Partial<Parameters<typeof escalate>[1]> = {}) {
  const found = escalate(of, { clock, emergency: false, group: 'yards', ...watched }, at(now), office())
  return found.does === 'wait' ? local(found.until) : found.does
}

test('the due time of these tests', () => {
  expect([local(clock.warnAt), local(clock.lastHourAt), local(clock.dueAt)]).toEqual([
    '2026-11-24T10:00',
    '2026-11-24T14:00',
    '2026-11-24T15:00',
  ])
})

describe('a rule fires', () => {
  test.each<[string, Partial<EscalationRule>, string, string]>([
    ['a warning at its time', { when: 'warning' }, '2026-11-24T10:00', 'tell'],
    ['the last hour', { when: 'last_hour' }, '2026-11-24T14:00', 'tell'],
    ['a breach not at the due time itself', {}, '2026-11-24T15:00', '2026-11-24T15:00:00.001'],
    ['a breach a second later', {}, '2026-11-24T15:00:01', 'tell'],
  ])('%s', (_, more, now, expected) => {
    expect(outcome(rule(more), now)).toBe(expected)
  })

  test.each<[Term, string, string]>([
    [{ value: 2, unit: 'working_hours' }, '2026-11-24T16:30', '2026-11-24T17:00:00.001'],
    [{ value: 3, unit: 'working_hours' }, '2026-11-24T20:00', '2026-11-25T09:00:00.001'],
    [{ value: 1, unit: 'working_days' }, '2026-11-25T12:00', '2026-11-25T23:59:59.001'],
    [{ value: 3, unit: 'working_days' }, '2026-11-27T12:00', '2026-11-27T23:59:59.001'],
    [{ value: 5, unit: 'calendar_days' }, '2026-11-27T12:00', '2026-11-29T23:59:59.001'],
    [{ value: 30, unit: 'minutes' }, '2026-11-24T15:10', '2026-11-24T15:30:00.001'],
  ])('%j after a breach and not before', (after, before, next) => {
    expect(outcome(rule({ after }), before)).toBe(next)
    expect(outcome(rule({ after }), next)).toBe('tell')
  })
})

describe('a rule leaves out', () => {
  test('what is no emergency, when it is for emergencies', () => {
    const only = { emergency: true }
    expect(outcome(rule({ only }), '2026-11-25T10:00')).toBe('drop')
    expect(outcome(rule({ only }), '2026-11-25T10:00', { emergency: true })).toBe('tell')
  })
  test('other groups than it names', () => {
    const only = { groups: ['roads', 'snow'] }
    expect(outcome(rule({ only }), '2026-11-25T10:00')).toBe('drop')
    expect(outcome(rule({ only }), '2026-11-25T10:00', { group: 'snow' })).toBe('tell')
  })
})

describe('a clock that does not run', () => {
  const ended = at('2026-11-25T09:00')
  test.each<[string, Clock, string]>([
    ['handed in', submitClock(clock, ended), '2026-11-25T11:00'],
    ['paused', pauseClock(clock, ended), '2026-11-25T11:00'],
    ['kept', satisfyClock(clock, ended), '2026-11-26T10:00'],
    ['dropped', stopClock(clock, ended, office()), '2026-11-26T10:00'],
  ])('%s, tells nobody and is looked at again', (_, still, until) => {
    expect(outcome(rule(), '2026-11-25T10:00', { clock: still })).toBe(until)
  })
  test('for a month is forgotten', () => {
    const still = satisfyClock(clock, ended)
    expect(outcome(rule(), '2026-12-26T10:00', { clock: still })).toBe('drop')
  })
})

test('a due time that moved takes the rule with it', () => {
  const moved = startClock('answer', at('2026-11-24T10:00'), { value: 20, unit: 'working_hours' }, office())
  expect(outcome(rule(), '2026-11-25T10:00', { clock: moved })).toBe('2026-11-26T15:00:00.001')
})

test('a mark sets going the rules of its clock and of itself, with and without a delay', () => {
  const rules = [
    rule(),
    rule({ code: 'later', after: { value: 1, unit: 'working_days' } }),
    rule({ code: 'soon', when: 'warning' }),
    rule({ code: 'other', clock: 'accept' }),
  ]
  expect(rulesOf(rules, 'answer', ['breach']).map(({ code }) => code)).toEqual(['answer-late', 'later'])
  expect(rulesOf(rules, 'answer', ['warning', 'last_hour']).map(({ code }) => code)).toEqual(['soon'])
  expect(rulesOf(rules, 'answer', [])).toEqual([])
})
