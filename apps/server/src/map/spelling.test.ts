import { expect, test } from 'vitest'
import { distanceOf, inRussianLayout, toCyrillic } from './spelling.ts'

test.each([
  ['ломинского', 'ломинского', 0],
  ['ломиского', 'ломинского', 1], // a letter dropped
  ['ломиннского', 'ломинского', 0.3], // a letter doubled
  ['лмоинского', 'ломинского', 1], // two swapped
  ['ломинсково', 'ломинского', 0.3], // as it is heard
  ['ломинскпго', 'ломинского', 1], // the key beside it
  ['щелкина', 'щелькина', 0.3],
  ['мира', 'лира', 1],
])('«%s» is as far from «%s» as %d', (typed, word, distance) => {
  expect(distanceOf(typed, word).whole).toBeCloseTo(distance)
})

test('what begins a word is near its beginning and far from the whole', () => {
  expect(distanceOf('ломи', 'ломинского')).toEqual({ whole: 6, beginning: 0 })
  expect(distanceOf('лоим', 'ломинского').beginning).toBe(1)
})

test.each([
  ['lominskogo', 'ломинского'],
  ['shchelkina', 'щелкина'],
  ['schelkina', 'щелкина'],
  ['zelenaja', 'зеленая'],
  ['yuzhnaya', 'южная'],
  ['hlebnaya', 'хлебная'],
  ['мира', 'мира'],
])('%s is read as «%s»', (latin, russian) => {
  expect(toCyrillic(latin)).toBe(russian)
})

test('words typed with the other layout of the keys are read in Russian', () => {
  expect(inRussianLayout('kjvbycrjuj 39')).toBe('ломинского 39')
  expect(inRussianLayout('.;yfz')).toBe('южная')
})
