import { expect, test } from 'vitest'
import {
  addressGuesses,
  plainText,
  plateInEnglish,
  plateText,
  searchText,
  streetText,
} from './search-text.ts'

test.each([
  ['улица Садовая', 'садовая'],
  ['Академическая ул.', 'академическая'],
  ['пр-т Ленина', 'ленина'],
  ['б-р Свердлова', 'свердлова'],
  ['Тёплая улица', 'теплая'],
  ['50-летия Октября', '50 летия октября'],
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
])('the plate %s is «%s»', (number, plate) => {
  expect(plateText(number)).toBe(plate)
})

test('a house number is written in Latin letters for English readers', () => {
  expect(plateInEnglish('12Б')).toBe('12B')
  expect(plateInEnglish('12к3')).toBe('12k3')
})

test.each([
  ['ул. Ломинского, д. 39', 'ломинского', '39'],
  ['39 Ломинского', 'ломинского', '39'],
  ['Ломинского 39а кв 5', 'ломинского', '39а'],
  ['Садовая 12 корпус 3', 'садовая', '12к3'],
  ['улица 40 лет Октября 12', '40 лет октября', '12'],
  ['9 Мая 4/2', '9 мая', '4/2'],
])('%s is first read as house %3$s of %2$s', (text, street, plate) => {
  expect(addressGuesses(text)[0]).toMatchObject({ street, plate })
})

test('a number may belong to the street, so the text without a house is a guess too', () => {
  expect(addressGuesses('40 лет Октября').at(-1)).toEqual({
    street: '40 лет октября',
    whole: '40 лет октября',
    plate: null,
  })
})

test.each(['', '   ', '…', '%_"', '🏚'])('%j gives nothing to look for', (text) => {
  expect(plainText(text)).toBe('')
  expect(addressGuesses(text)).toEqual([])
})
