import { expect, test } from 'vitest'
import { type GivenAnswer, tallyAnswers, typicalDays } from './figures.ts'

test('each answer counts once by what stands of it, and an agreement across them', () => {
  const answers: readonly GivenAnswer[] = [
    { stands: 'fixed', confirmed: true },
    { stands: 'fixed', confirmed: false },
    { stands: 'explained', confirmed: true },
    { stands: 'not_confirmed', confirmed: false },
    { stands: null, confirmed: false },
  ]
  expect(tallyAnswers(answers)).toEqual({
    answered: 5,
    fixed: 2,
    explained: 1,
    notConfirmed: 1,
    returned: 1,
    confirmed: 2,
  })
})

test.each<[readonly number[], number | null]>([
  [[3, 1, 9, 1, 4], 3],
  [[10, 2, 2, 30, 4, 5], 4], // of two in the middle the smaller
  [[0, 0, 0, 0, 100], 0],
  [[1, 2, 3, 4], null], // so few say nothing
  [[], null],
])('%j is usually %s', (days, typical) => {
  expect(typicalDays(days)).toBe(typical)
})
