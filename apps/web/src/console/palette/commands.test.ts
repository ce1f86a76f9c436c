import { expect, test } from 'vitest'
import { readConsoleSearch } from '../search-params.ts'
import { fits, places } from './commands.ts'

test.each([
  ['Дорожная служба', 'дор', true],
  ['УК «Озёрная»', 'озер', true], // ё is typed as е, quotes are not typed
  ['УК «Озёрная»', 'ук оз', true],
  ['Дорожная служба', 'рожная', false],
  ['Дорожная служба', '', true],
])('%s is found by «%s»: %s', (label, typed, expected) => {
  expect(fits(label, typed)).toBe(expected)
})

test('every place is an address that the console understands', () => {
  for (const { search } of places) expect(readConsoleSearch(search)).toEqual(search)
})
