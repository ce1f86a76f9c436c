import { expect, test } from 'vitest'
import { performerNews } from './performers.ts'

const [early, late] = ['2026-11-24T18:59:59Z', '2026-12-01T18:59:59Z']

test.each([
  // [performer, due] before, after, returned, what is told to whom
  [[null, early], ['anna', early], false, [['anna', 'assigned', null]]],
  [['anna', early], [null, early], false, [['anna', 'unassigned', null]]],
  [
    ['anna', early],
    ['boris', late],
    false,
    [
      ['anna', 'unassigned', null],
      ['boris', 'assigned', null],
    ],
  ],
  [['anna', early], ['anna', late], false, [['anna', 'due_moved', late]]],
  [['anna', early], ['anna', late], true, [['anna', 'returned', late]]],
  [['anna', early], ['anna', early], true, [['anna', 'returned', early]]],
  [['anna', early], ['anna', early], false, []],
  [['anna', early], ['anna', null], false, []],
  [[null, early], [null, late], false, []],
  [[null, early], [null, late], true, []],
] as const)('from %j to %j, returned %j: %j', (before, after, isReturned, expected) => {
  const work = ([performer, dueAt]: readonly [string | null, string | null]) => ({ performer, dueAt })
  const news = performerNews(work(before), work(after), isReturned)
  expect(news.map(({ performer, reason, dueAt }) => [performer, reason, dueAt])).toEqual(expected)
})
