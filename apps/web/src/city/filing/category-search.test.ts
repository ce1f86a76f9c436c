import { expect, test } from 'vitest'
import { searchCategories } from './category-search.ts'

const category = (code: string, ru: string, en: string, synonyms: readonly string[] = []) => ({
  code,
  name: { ru, en },
  synonyms: { ru: [...synonyms], en: [] },
})

const categories = [
  category('pothole', 'Яма, выбоина на проезжей части', 'Pothole in the road', ['колдобина']),
  category('puddle', 'Лужа на дороге', 'Puddle on the road'),
  category('lamp', 'Не горит фонарь на улице', 'Street light is out', ['темно', 'освещение']),
  category('ice', 'Гололёд, не посыпан тротуар', 'Icy pavement', ['скользко', 'лёд']),
  category('waste', 'Не вывозят мусор', 'Waste is not collected', ['помойка']),
  category('trench', 'Траншея не ограждена', 'Open trench'),
  category('lift', 'Не работает лифт', 'The lift does not work'),
]

const found = (typed: string) => searchCategories(categories, typed).map(({ code }) => code)

test.each([
  ['яма', ['pothole']],
  ['ЯМА', ['pothole']],
  ['вы', ['pothole', 'waste']], // two letters are a beginning too
  ['ямы', ['pothole']], // another ending
  ['фонари', ['lamp']],
  ['мусора', ['waste']],
  ['лед', ['ice']], // «ё» is «е»
  ['гололед', ['ice']],
  ['фонрь', ['lamp']], // a letter too few
  ['фоннарь', ['lamp']], // a letter too many
  ['фанарь', ['lamp']], // another letter
  ['фноарь', ['lamp']], // two letters swapped
  ['не вывозят мусор', ['waste']], // «не» alone would find three
  ['мусор вывозят', ['waste']], // in any order
  ['скользко', ['ice']], // a synonym
  ['pothole', ['pothole']], // English beside Russian
  ['мусор лифт', []], // every word has to fit
  ['трава', []], // a trench only begins like grass
  ['самолёт', []],
  ['', []],
  [' , ', []],
])('«%s» finds %j', (typed, expected) => {
  expect(found(typed)).toEqual(expected)
})

test('a word in the name goes before a word in a synonym', () => {
  const both = [
    category('a', 'Разное', 'Other', ['дорога']),
    category('b', 'Дорога не убрана', 'The road is not cleaned'),
  ]
  expect(searchCategories(both, 'дорога').map(({ code }) => code)).toEqual(['b', 'a'])
})
