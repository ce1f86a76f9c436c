import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { RoutingRule } from './pack-rules.ts'

const rule = {
  code: 'night-emergencies',
  name: { ru: 'Аварии ночью', en: 'Emergencies at night' },
  when: { urgencies: ['emergency'], hours: { from: 22, to: 6 } },
  to: { agency: 'edds' },
}

test.each([
  rule,
  { ...rule, to: { serviceType: 'uk' } },
  { ...rule, when: {} },
  {
    ...rule,
    when: {
      categories: ['snow-yard'],
      groups: ['snow'],
      serviceTypes: ['improvement'],
      details: { place_kind: ['yard', 'entrance'], blocked: true },
      weekdays: [6, 7],
      season: { from: '10-15', to: '04-15' },
    },
  },
])('a pack may have the rule %j', (good) => {
  expect(Value.Check(RoutingRule, good)).toBe(true)
})

test.each([
  { ...rule, name: undefined },
  { ...rule, to: {} },
  { ...rule, to: { agency: 'edds', serviceType: 'edds112' } },
  { ...rule, when: { hours: { from: 22, to: 25 } } },
  { ...rule, when: { weekdays: [0] } },
  { ...rule, when: { season: { from: '15-10', to: '04-15' } } },
  { ...rule, when: { details: {} } },
  { ...rule, when: { details: { 'No Code': 'yes' } } },
  { ...rule, when: { hour: { from: 22, to: 6 } } },
])('a pack may not have the rule %j', (bad) => {
  expect(Value.Check(RoutingRule, bad)).toBe(false)
})
