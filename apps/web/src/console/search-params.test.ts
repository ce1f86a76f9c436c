import { expect, test } from 'vitest'
import { isSameSearch, readConsoleSearch, readSignInSearch } from './search-params.ts'

test('an address keeps what can be understood and drops the rest', () => {
  expect(
    readConsoleSearch({
      status: 'routed,nothing,in_work',
      agency: 'uk-uyut,<script>',
      category: 5,
      overdue: true,
      answer: 'late',
      unpublished: 'yes',
      q: ' люк ',
      page: 2,
    }),
  ).toEqual({ status: 'routed,in_work', agency: 'uk-uyut', overdue: true, answer: 'late', q: 'люк' })
})

test('a search for digits alone is a search', () => {
  expect(readConsoleSearch({ q: 112 })).toEqual({ q: '112' })
})

test('two addresses are the same list whatever the order of their words', () => {
  expect(isSameSearch({ overdue: true, agency: 'a' }, { agency: 'a', overdue: true })).toBe(true)
  expect(isSameSearch({ overdue: true }, {})).toBe(false)
})

test.each([
  ['/console/2026-5?overdue=true', '/console/2026-5?overdue=true'],
  ['//evil.example', undefined],
  ['/\\evil.example', undefined],
  ['https://evil.example', undefined],
  [undefined, undefined],
])('after the sign-in %s leads to %s', (next, expected) => {
  expect(readSignInSearch({ next }).next).toBe(expected)
})
