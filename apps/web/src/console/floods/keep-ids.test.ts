import { expect, test } from 'vitest'
import { keepIds } from './keep-ids.ts'
import type { Flood } from './use-floods.ts'

const flood = (...numbers: string[]) =>
  ({ reports: numbers.map((number) => ({ number })) }) as unknown as Flood
const idsOf = (floods: readonly Flood[]) => floods.map(({ id }) => id)

test('a flood keeps its id while new reports come and the first ones go', () => {
  const first = keepIds([], [flood('1', '2', '3')])
  expect(idsOf(first)).toEqual(['flood-1'])
  const second = keepIds(first, [flood('2', '3', '4')])
  expect(idsOf(second)).toEqual(['flood-1'])
  expect(idsOf(keepIds(second, [flood('4', '5')]))).toEqual(['flood-1'])
})

test('two that have come together are one, and two that have come apart are two', () => {
  const two = keepIds([], [flood('1', '2'), flood('3', '4')])
  const one = keepIds(two, [flood('1', '2', '3', '4')])
  expect(idsOf(one)).toEqual(['flood-1'])
  expect(idsOf(keepIds(one, [flood('1', '2'), flood('3', '4')]))).toEqual(['flood-1', 'flood-3'])
})
