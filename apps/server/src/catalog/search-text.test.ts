import { expect, test } from 'vitest'
import { plainText, plateInEnglish, plateText, searchText, streetText } from './search-text.ts'

test.each([
  ['улица Садовая', 'садовая'],
  ['Академическая ул.', 'академическая'],
  ['пр-т Ленина', 'ленина'],
  ['б-р Свердлова', 'свердлова'],
  ['Тёплая улица', 'теплая'],
  ['50-летия Октября', '50 летия октября'],
  ['улица № 9', '9'],
  ['Набережная улица', 'набережная улица'], // nothing is its own but the words for kinds
  ['Sadovaya Street', 'sadovaya'],
])('the street %s is looked for as «%s»', (name, text) => {
  expect(streetText(name)).toBe(text)
})

test('a street is found by either of its names', () => {
  expect(searchText({ ru: 'улица Мира', en: 'Mira Street' }, streetText)).toBe('мира mira')
  expect(searchText({ ru: 'улица Мира', en: '' }, streetText)).toBe('мира')
})

test.each([
  ['12А', '12а'],
  ['12 а', '12а'],
  ['12A', '12а'], // a Latin letter
  ['12/3', '12/3'],
  ['12, корпус 3', '12к3'],
  ['12 к.3', '12к3'],
  ['7 стр. 1', '7с1'],
  ['12 лит. А', '12а'],
  ['54-2', '54/2'],
  ['участок 7', 'уч7'],
])('the plate %s is «%s»', (number, plate) => {
  expect(plateText(number)).toBe(plate)
})

test('a house number is written in Latin letters for English readers', () => {
  expect(plateInEnglish('12Б')).toBe('12B')
  expect(plateInEnglish('12к3')).toBe('12k3')
})

test.each(['', '   ', '…', '%_"', '🏚'])('%j gives nothing to look for', (text) => {
  expect(plainText(text)).toBe('')
})
