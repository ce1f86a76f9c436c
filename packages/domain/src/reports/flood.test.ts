import { expect, test } from 'vitest'
import { floodsOf } from './flood.ts'

/** `a1` is a report of author a from device 1; `-` stands for what is not known. */
const sent = (who: string, index: number) => ({
  id: `${index}`,
  author: who[0] === '-' ? null : (who[0] ?? null),
  device: who[1] === '-' ? null : (who[1] ?? null),
})
const sizes = (...who: string[]) => floodsOf(who.map(sent)).map((group) => group.map(({ id }) => Number(id)))

test.each([
  // [who sent, floods by the places of their reports]
  [['a1', 'a1', 'a1', 'a1', 'a1'], []],
  [['a1', 'a1', 'a1', 'a1', 'a1', 'a1'], [[0, 1, 2, 3, 4, 5]]],
  [['a1', 'a2', 'a3', 'a4', 'a5', 'a6'], [[0, 1, 2, 3, 4, 5]]], // one contact, many devices
  [['-1', 'b1', 'c1', '-1', 'd1', 'e1'], [[0, 1, 2, 3, 4, 5]]], // one device, many contacts
  [['--', '--', '--', '--', '--', '--', '--'], []], // nobody knows whose
  [['a-', 'a-', 'a-', '-1', '-1', '-1', 'a1'], [[0, 1, 2, 3, 4, 5, 6]]], // the last one joins them
  [['a1', 'b2', 'a1', 'b2', 'a1', 'a1', 'a1', 'a1'], [[0, 2, 4, 5, 6, 7]]],
  [
    ['a-', 'b-', 'b-', 'b-', 'b-', 'b-', 'b-', 'b-', 'a-', 'a-', 'a-', 'a-', 'a-'],
    [
      [1, 2, 3, 4, 5, 6, 7],
      [0, 8, 9, 10, 11, 12],
    ],
  ],
])('reports of %j are the floods %j', (who, floods) => {
  expect(sizes(...who)).toEqual(floods)
})
