import { expect, test } from 'vitest'
import { inField, placeInText } from './place.ts'

test.each([
  // [the text, the words of the field]
  ['темно\r\nкв. 12\r\nждём', 'кв. 12'],
  ['темно\nкв. 12', 'кв. 12'],
  ['темно\rкв. 12', 'кв. 12'],
  ['\r\n\r\n12', '12'],
  ['12\r\n', '12'],
])('%j', (text, words) => {
  const from = inField(text).indexOf(words)
  const [start, end] = [placeInText(text, from), placeInText(text, from + words.length)]
  expect(text.slice(start, end)).toBe(words)
})

test('the end of the field is the end of the text', () => {
  const text = 'темно\r\nждём\r\n'
  expect(placeInText(text, inField(text).length)).toBe(text.length)
})
