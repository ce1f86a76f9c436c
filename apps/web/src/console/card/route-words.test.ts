import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { lostSentences, whySentence } from './route-words.ts'

type Route = ConsoleCard['route']
const named = (name: string) => ({ ru: name, en: name })

const route: Route = {
  agency: { code: 'ugh', name: named('УГХ') },
  rule: 'area',
  ruleCode: null,
  ruleName: null,
  serviceType: 'improvement',
  area: { code: 'centre', version: '1', name: named('Центр') },
  considered: [],
  decidedAt: '2026-11-12T09:00:00Z',
}

test('an area, a rule and a hand are named each in its own sentence', () => {
  expect(whySentence(route)).toEqual({ words: 'why.area', name: named('Центр') })
  expect(whySentence({ ...route, rule: 'pack_rule', ruleName: named('Лёд во дворе'), area: null })).toEqual({
    words: 'why.pack_rule',
    name: named('Лёд во дворе'),
  })
  expect(whySentence({ ...route, rule: 'by_hand', area: null })).toEqual({ words: 'why.by_hand', name: null })
})

test('a reason that the web does not know yet still gets a sentence', () => {
  expect(whySentence({ ...route, rule: 'by_stars' }).words).toBe('why.other')
})

test('rules that speak of other matters are not told', () => {
  const considered = [
    { step: 'pack_rule', why: 'categories', of: 'ice-yard', name: named('Лёд') },
    { step: 'pack_rule', why: 'hours', of: 'night', name: named('Ночью') },
    { step: 'area', why: 'larger', of: 'city', name: named('Весь город') },
    { step: 'area', why: 'larger', of: 'city', name: named('Весь город') },
    { step: 'area', why: 'eaten_by_a_whale', of: 'x', name: null },
  ]
  expect(lostSentences({ ...route, considered })).toEqual([
    { words: 'why.lost.rule.hours', name: named('Ночью') },
    { words: 'why.lost.area.larger', name: named('Весь город') },
  ])
})
