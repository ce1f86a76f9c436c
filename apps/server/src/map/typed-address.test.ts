import { describe, expect, test } from 'vitest'
import { fitStreet } from './street-fit.ts'
import { platesOf, readAddress } from './typed-address.ts'

const city = { ru: 'Снежинск', en: 'Snezhinsk' }
const read = (typed: string) => readAddress(typed, city)

test.each([
  ['ул. Ломинского, д. 39', 'ломинского 39'],
  ['улЛоминского д39', 'ломинского 39'],
  ['г. Снежинск, Ломинского 39', 'ломинского 39'],
  ['Челябинская область, 456770, ул Ломинского 39 кв. 7', 'ломинского 39'],
  ['ul Lominskogo dom 39', 'ломинского 39'],
  ['улца Ломинского 39', 'ломинского 39'], // an error in the kind
  ['рядом с домом у Ломинского', 'домом ломинского'],
  ['Снежинск', 'снежинск'],
  ['12-а', '12 а'],
])('of «%s» remains «%s»', (typed, words) => {
  expect(
    read(typed)
      .tokens.map(({ russian }) => russian)
      .join(' '),
  ).toBe(words)
})

test.each(['', '   ', '…', '%_"', '🏚', '///', '№'])('%j is no address', (typed) => {
  expect(read(typed).tokens.filter(({ text }) => text !== '/')).toEqual([])
})

describe('the house', () => {
  const street = { ru: 'улица 40 лет Октября', en: '' }
  const plates = (typed: string) => {
    const address = read(typed)
    return platesOf(address, fitStreet(address, street)?.used ?? new Set())
  }

  test.each([
    ['40 лет Октября 7', '7'],
    ['7, 40 лет Октября', '7'],
    ['40 лет октября 12 корпус 3', '12к3'],
    ['40 лет октября 12к3', '12к3'],
    ['40 лет октября 5 стр 1', '5с1'],
    ['40 лет октября 12 А', '12а'],
    ['40 лет октября 12 корпус А', '12а'],
    ['40 лет октября 4/2', '4/2'],
    ['40 лет октября уч. 4', 'уч4'],
    ['40 лет октября 7 кв 12', '7'],
    ['дом 7 40 лет октября', '7'],
  ])('of «%s» is first %s', (typed, plate) => {
    expect(plates(typed)[0]).toBe(plate)
  })

  test('of «12/3» may be 12 корпус 3, or just 12', () => {
    expect(plates('40 лет Октября 12/3')).toEqual(['12/3', '12', '12к3', '12с3'])
  })
})

describe('of two streets', () => {
  const scoreOf = (typed: string, ru: string, en = '') => fitStreet(read(typed), { ru, en })?.score ?? 0

  test.each([
    ['Садовая 5', 'Садовая улица', 'Садовый переулок'],
    ['бульвар Свердлова', 'бульвар Свердлова', 'улица Свердлова'],
    ['Свердлова', 'улица Свердлова', 'бульвар Свердлова'],
    ['Забабахина 5', 'улица Забабахина', 'улица Академика Забабахина'],
    ['улица 9 дом 5', 'улица № 9', 'улица № 5'],
    ['9 5', 'улица № 9', 'улица № 5'],
    ['улица № 9, 5', 'улица № 9', 'улица 9'],
    ['Ламинского', 'улица Ломинского', 'улица Доминского'],
    ['лом', 'улица Ломинского', 'улица Хлопкова'],
    ['в доме по Садовой', 'Садовая улица', 'улица Домостроителей'],
  ])('«%s» is rather %s than %s', (typed, right, wrong) => {
    expect(scoreOf(typed, right)).toBeGreaterThan(scoreOf(typed, wrong))
  })

  test('words that lead nowhere speak against a street', () => {
    expect(scoreOf('не горит фонарь у садовой калитки', 'Садовая улица')).toBeLessThan(
      scoreOf('садовой калитки', 'Садовая улица'),
    )
    expect(fitStreet(read('горит фонарь'), { ru: 'Садовая улица', en: '' })).toBeNull()
  })

  test('its English name is known too', () => {
    expect(scoreOf('Lenin Avenue 5', 'проспект Ленина', 'Lenin Avenue')).toBeGreaterThan(1)
  })
})
