import { expect, test } from 'vitest'
import { formsOf } from './word-forms.ts'

test.each([
  ['лавок', 'лавка'],
  ['веток', 'ветка'],
  ['ветки', 'веток'],
  ['щенок', 'щенка'],
  ['окон', 'окна'],
  ['сосны', undefined],
  ['яма', undefined],
  ['окно', 'окон'],
])('a form of «%s» is «%s»', (word, form) => {
  expect(form === undefined ? formsOf(word) : formsOf(word).includes(form)).toEqual(
    form === undefined ? [] : true,
  )
})
