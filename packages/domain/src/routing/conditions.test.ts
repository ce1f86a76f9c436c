import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type Situation, unmetCondition } from './conditions.ts'
import type { RoutingConditions } from './pack-rules.ts'

const snow: Situation = {
  category: {
    code: 'snow-yard',
    group: 'snow',
    serviceType: 'improvement',
    altServiceTypes: [],
    place: 'point',
    urgency: 'normal',
  },
  details: { place_kind: 'yard', depth: 30, blocked: true },
  localTime: Temporal.PlainDateTime.from('2026-11-06T22:15'), // a Friday
}
const at = (localTime: string): Situation => ({ ...snow, localTime: Temporal.PlainDateTime.from(localTime) })

test.each<[RoutingConditions, string | null]>([
  [{}, null],
  [{ categories: ['snow-road', 'snow-yard'] }, null],
  [{ categories: ['snow-road'] }, 'categories'],
  [{ groups: ['snow'], serviceTypes: ['improvement'], urgencies: ['normal'] }, null],
  [{ groups: ['roads'] }, 'groups'],
  [{ serviceTypes: ['road'] }, 'serviceTypes'],
  [{ urgencies: ['emergency', 'high'] }, 'urgencies'],
  [{ details: { place_kind: 'yard' } }, null],
  [{ details: { place_kind: ['road', 'yard'], depth: 30, blocked: true } }, null],
  [{ details: { place_kind: 'yard', blocked: false } }, 'details'],
  [{ details: { depth: '30' } }, 'details'],
  [{ details: { unanswered: 'yes' } }, 'details'],
  [{ details: { constructor: 'Object' } }, 'details'],
  [{ weekdays: [5] }, null],
  [{ weekdays: [1, 2, 3, 4] }, 'weekdays'],
  [{ categories: ['snow-yard'], hours: { from: 8, to: 17 }, weekdays: [1] }, 'hours'],
])('of %j what does not hold is %s', (when, unmet) => {
  expect(unmetCondition(when, snow)).toBe(unmet)
})

describe('hours', () => {
  const night = { hours: { from: 22, to: 6 } }
  test.each([
    ['2026-11-06T21:59', 'hours'],
    ['2026-11-06T22:00', null],
    ['2026-11-07T00:00', null],
    ['2026-11-07T05:59', null],
    ['2026-11-07T06:00', 'hours'],
  ])('of a night: at %s %s is unmet', (localTime, unmet) => {
    expect(unmetCondition(night, at(localTime))).toBe(unmet)
  })

  test.each([
    [{ from: 8, to: 17 }, '2026-11-06T16:59', null],
    [{ from: 8, to: 17 }, '2026-11-06T17:00', 'hours'],
    [{ from: 18, to: 24 }, '2026-11-06T23:59', null],
    [{ from: 0, to: 0 }, '2026-11-06T12:00', null],
  ])('%j at %s: %s is unmet', (hours, localTime, unmet) => {
    expect(unmetCondition({ hours }, at(localTime))).toBe(unmet)
  })
})

describe('a season', () => {
  const winter = { season: { from: '10-15', to: '04-15' } }
  const summer = { season: { from: '04-16', to: '10-14' } }
  test.each([
    ['2026-10-14T23:59', 'season', null],
    ['2026-10-15T00:00', null, 'season'],
    ['2027-01-01T00:00', null, 'season'],
    ['2027-04-15T23:59', null, 'season'],
    ['2027-04-16T00:00', 'season', null],
  ])('at %s: winter %s, summer %s', (localTime, inWinter, inSummer) => {
    expect(unmetCondition(winter, at(localTime))).toBe(inWinter)
    expect(unmetCondition(summer, at(localTime))).toBe(inSummer)
  })
})
