import type { Names } from '@gorozhanin/domain/names'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import type { WordKey } from '../../words/catalogue.ts'

type Route = ConsoleCard['route']

/** A sentence about a route: its words and the name that goes into them. */
export type RouteSentence = { readonly words: WordKey; readonly name: Names | null }

const because = {
  pack_rule: 'why.pack_rule',
  house: 'why.house',
  area: 'why.area',
  alternative_area: 'why.alternative_area',
  city_wide: 'why.city_wide',
  dispatch_desk: 'why.dispatch_desk',
  by_hand: 'why.by_hand',
} as const satisfies Record<string, WordKey>

/** Why this agency, in one sentence. */
export function whySentence({ rule, ruleName, area }: Route): RouteSentence {
  const words = Object.hasOwn(because, rule) ? because[rule as keyof typeof because] : 'why.other'
  if (words === 'why.pack_rule') return { words, name: ruleName }
  return { words, name: area?.name ?? null }
}

/**
 * Conditions of a rule that only say whether it speaks of this matter at all: a rule about snow was never considered
 * for a lamp, whatever the record says.
 */
const notMeant: readonly string[] = ['categories', 'groups', 'serviceTypes', 'urgencies']

const lost = {
  'pack_rule.details': 'why.lost.rule.details',
  'pack_rule.hours': 'why.lost.rule.hours',
  'pack_rule.weekdays': 'why.lost.rule.weekdays',
  'pack_rule.season': 'why.lost.rule.season',
  'pack_rule.no_agency': 'why.lost.rule.no_agency',
  'house.no_agency': 'why.lost.house',
  'area.no_point': 'why.lost.no_point',
  'area.no_area': 'why.lost.no_area',
  'area.not_yet_valid': 'why.lost.area.not_yet',
  'area.no_longer_valid': 'why.lost.area.no_longer',
  'area.larger': 'why.lost.area.larger',
  'area.older': 'why.lost.area.older',
  'area.later_code': 'why.lost.area.later',
  'city_wide.no_agency': 'why.lost.city_wide',
} as const satisfies Record<string, WordKey>

/** What was tried before and did not decide, in order; what says nothing to a person is left out, repeats too. */
export function lostSentences({ considered }: Route): readonly RouteSentence[] {
  const sentences = considered
    .filter(({ step, why }) => step !== 'pack_rule' || !notMeant.includes(why))
    .flatMap(({ step, why, of, name }) => {
      const key = `${step}.${why}`
      if (!Object.hasOwn(lost, key)) return []
      const named = name ?? (of !== null && step === 'area' ? { ru: of, en: of } : null)
      return [{ words: lost[key as keyof typeof lost], name: named }]
    })
  return [...new Map(sentences.map((one) => [`${one.words}${one.name?.ru}`, one])).values()]
}
