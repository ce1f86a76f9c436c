import { expect, test } from 'vitest'
import { emergencyPhones } from './emergency-phones.ts'

test.each([
  ['Выйдите на улицу и звоните 104 или 112.', ['104', '112']],
  ['Если есть угроза жизни — 112. Ещё раз: 112.', ['112']],
  ['Не подходите ближе 8 метров.', ['112']],
  ['Дом 1042, телефон 51120.', ['112']], // a number inside another is none
])('«%s» leads to %j', (hint, expected) => {
  expect(emergencyPhones(hint, '112')).toEqual(expected)
})
