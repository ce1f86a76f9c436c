import { describe, expect, test } from 'vitest'
import { addresseesOf, type Colleague, canStandIn, peopleOf } from './addressees.ts'

const present = { agency: null, absentFrom: null, absentUntil: null, deputy: null }
const person = (id: string, roles: Colleague['roles'], more: Partial<Colleague> = {}): Colleague => ({
  ...present,
  id,
  roles,
  ...more,
})
const away = (deputy: string | null) => ({ absentFrom: '2026-11-16', absentUntil: '2026-11-27', deputy })
const today = '2026-11-20'
const ids = (people: readonly Colleague[]) => people.map(({ id }) => id)

const curator = person('curator', ['curator'])
const dispatcher = person('dispatcher', ['dispatcher'], { agency: 'edds' })
const uk = person('uk', ['agency'], { agency: 'uk-uyut' })
const road = person('road', ['agency'], { agency: 'road' })
const both = person('both', ['curator', 'moderator'])
const staff = [curator, dispatcher, uk, road, both]

describe('the people of a rule', () => {
  test('are those of its roles, each once', () => {
    expect(ids(peopleOf(staff, ['curator', 'moderator'], 'uk-uyut'))).toEqual(['curator', 'both'])
  })
  test('are of the agency that holds the report, and of no other', () => {
    expect(ids(peopleOf(staff, ['agency'], 'uk-uyut'))).toEqual(['uk'])
  })
  test('are the dispatchers where the agency has nobody', () => {
    expect(ids(peopleOf(staff, ['agency', 'curator'], 'vodokanal'))).toEqual([
      'curator',
      'dispatcher',
      'both',
    ])
  })
})

const reached = (people: readonly Colleague[], all: readonly Colleague[] = people) =>
  addresseesOf(people, all, today).map(({ person, insteadOf }) => [person, ...insteadOf].join(' for '))

describe('an alert reaches', () => {
  test('the person who is there', () => {
    expect(reached([curator])).toEqual(['curator'])
  })
  test('the deputy of one who is absent, and says for whom', () => {
    expect(
      reached([person('a', ['curator'], away('curator'))], [...staff, person('a', [], away('curator'))]),
    ).toEqual(['curator for a'])
  })
  test('the deputy of the deputy', () => {
    const a = person('a', ['curator'], away('b'))
    expect(reached([a], [a, person('b', ['curator'], away('both')), both])).toEqual(['both for a'])
  })
  test.each([
    ['a circle', [person('a', ['curator'], away('b')), person('b', ['curator'], away('a'))]],
    ['oneself', [person('a', ['curator'], away('a'))]],
    ['nobody', [person('a', ['curator'], away(null))]],
    ['someone who has left', [person('a', ['curator'], away('gone'))]],
  ])('the person after all where the deputies lead to %s', (_, all) => {
    expect(reached(all.slice(0, 1), all)).toEqual(['a'])
  })
  test('one who is told anyway once, in nobody’s stead', () => {
    const a = person('a', ['curator'], away('curator'))
    expect(reached([a, curator], [a, curator])).toEqual(['curator'])
  })
  test('one deputy of two people once, in the stead of both', () => {
    const a = person('a', ['curator'], away('both'))
    const b = person('b', ['curator'], away('both'))
    expect(reached([a, b], [a, b, both])).toEqual(['both for a for b'])
  })
  test.each([
    ['2026-11-15', ['a']],
    ['2026-11-16', ['both']],
    ['2026-11-27', ['both']],
    ['2026-11-28', ['a']],
  ])('on %s whoever is there that day', (day, expected) => {
    const a = person('a', ['curator'], away('both'))
    expect(addresseesOf([a], [a, both], day).map(({ person }) => person)).toEqual(expected)
  })
})

test.each([
  [both, curator, true],
  [curator, uk, true], // who sees everything
  [uk, curator, false], // an agency does not see the reports of others
  [road, uk, false],
  [person('uk2', ['agency'], { agency: 'uk-uyut' }), uk, true],
  [curator, curator, false],
  [uk, person('hand', ['performer'], { agency: 'uk-uyut' }), true],
  [person('hand', ['performer'], { agency: 'uk-uyut' }), uk, false],
  [
    person('hand', ['performer'], { agency: 'uk-uyut' }),
    person('other', ['performer'], { agency: 'uk-uyut' }),
    false,
  ],
])('a deputy can open what the person is told of: %#', (deputy, absent, expected) => {
  expect(canStandIn(deputy, absent)).toBe(expected)
})
