import { expect, test } from 'vitest'
import { codeFrom, streetInEnglish, transliterate } from './transliterate.ts'

test.each([
  ['Щёлкина', 'Shchyolkina'],
  ['Ясноозёрск', 'Yasnoozyorsk'],
  ['Енисейская', 'Yeniseyskaya'],
  ['Ленинградский', 'Leningradsky'],
  ['Подъездная', 'Podyezdnaya'],
])('%s is spelled %s', (russian, latin) => {
  expect(transliterate(russian)).toBe(latin)
})

test.each([
  ['улица Мира', 'Mira Street'],
  ['Береговая набережная', 'Beregovaya Embankment'],
  ['проспект Победы', 'Pobedy Avenue'],
  ['2', '2'],
])('the street «%s» is «%s» in English', (russian, english) => {
  expect(streetInEnglish(russian)).toBe(english)
})

test('a code keeps to small Latin letters, digits and hyphens', () => {
  expect(codeFrom('улица 8 Марта')).toBe('ulitsa-8-marta')
  expect(codeFrom('«Щит»')).toBe('shchit')
  expect(codeFrom('…')).toBe('x')
})
