import { expect, test } from 'vitest'
import { type Counts, mainQueues, statusQueues } from './queues.ts'
import { readConsoleSearch } from './search-params.ts'

const counts: Counts = {
  open: 21,
  overdue: 5,
  emergencies: 1,
  unpublished: 2,
  deadDeliveries: 0,
  decisions: 3,
  external: 0,
  remarks: 4,
  byStatus: { moderation: 2, in_work: 19 },
  byAgency: [],
}

test('every queue is an address that the console understands', () => {
  for (const { search } of [...mainQueues(counts), ...statusQueues(counts)])
    expect(readConsoleSearch(search)).toEqual(search)
})

test('queues tell the counts of the server, and none where it has none', () => {
  expect(mainQueues(counts).map(({ id, count }) => [id, count])).toEqual([
    ['open', 21],
    ['overdue', 5],
    ['decisions', 3],
    ['unaccepted', 1],
    ['unpublished', 2],
    ['remarks', 4],
    ['external', 0],
  ])
  const byStatus = Object.fromEntries(statusQueues(counts).map(({ status, count }) => [status, count]))
  expect(byStatus).toMatchObject({ moderation: 2, in_work: 19, answer_review: 0 })
})

test('who decides nothing, moderates nothing and watches no other bodies has no queues of them', () => {
  const ids = mainQueues({ ...counts, decisions: null, external: null, remarks: null }).map(({ id }) => id)
  expect(ids).toEqual(['open', 'overdue', 'unaccepted', 'unpublished'])
})

test('final statuses have no queue', () => {
  expect(statusQueues(counts).map(({ status }) => status)).not.toContain('closed')
})
