import { expect, test } from 'vitest'
import type { Db, Tx } from './database.ts'
import { together } from './together.ts'

/** Stands for a pool; nothing of it is used but that it is one. */
const newPool = () => ({ $client: {} }) as Db

/** Runs groups that end when the test says so, and remembers them. */
function held(answer: (input: number) => string = String) {
  const groups: number[][] = []
  const ends: (() => void)[] = []
  const call = together<number, string>(async (_, inputs) => {
    groups.push([...inputs])
    await new Promise<void>((resolve) => ends.push(resolve))
    return inputs.map(answer)
  })
  const endAll = () => {
    for (const end of ends.splice(0)) end()
  }
  return { groups, call, endAll }
}

/** Lets everything that waits for nothing outside run to its end. */
const settle = () => new Promise(setImmediate)

test('calls that come while a group is under way go together, each with its own answer', async () => {
  const { groups, call, endAll } = held()
  const pool = newPool()
  const answers = Promise.all([1, 2, 3, 4, 5].map((input) => call(pool, input)))
  expect(groups).toEqual([[1]])
  endAll()
  await settle()
  expect(groups).toEqual([[1], [2, 3, 4, 5]])
  endAll()
  expect(await answers).toEqual(['1', '2', '3', '4', '5'])
})

test('a group is bounded, the rest follows', async () => {
  const { groups, call, endAll } = held()
  const pool = newPool()
  const answers = Promise.all(Array.from({ length: 70 }, (_, input) => call(pool, input)))
  for (let round = 0; round < 4; round++) {
    endAll()
    await settle()
  }
  expect((await answers).at(-1)).toBe('69')
  expect(groups.map(({ length }) => length)).toEqual([1, 32, 32, 5])
})

test('databases never share a group, and a transaction goes by itself', async () => {
  const { groups, call, endAll } = held()
  const [one, other] = [newPool(), newPool()]
  const inTransaction = {} as Tx
  const answers = Promise.all([
    ...[1, 2].map((input) => call(one, input)),
    ...[3, 4].map((input) => call(other, input)),
    ...[5, 6].map((input) => call(inTransaction, input)),
  ])
  expect(groups).toEqual([[1], [3], [5], [6]])
  endAll()
  await settle()
  expect(groups.slice(4)).toEqual([[2], [4]])
  endAll()
  await answers
})

test('one that fails answers for itself only', async () => {
  const tries: number[][] = []
  const call = together<number, number>(async (_, inputs) => {
    tries.push([...inputs])
    await settle()
    if (inputs.includes(4)) throw new Error('four is refused')
    return inputs
  })
  const pool = newPool()
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map((input) => call(pool, input)))
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(tries).toEqual([[1], [2, 3, 4, 5], [2], [3], [4], [5]])
})

test('after a lost connection nothing is tried twice: it may have been saved', async () => {
  const tries: number[][] = []
  const call = together<number, number>(async (_, inputs) => {
    tries.push([...inputs])
    await settle()
    throw Object.assign(new Error('terminating connection'), { code: '57P01' })
  })
  const pool = newPool()
  const results = await Promise.allSettled([1, 2, 3, 4].map((input) => call(pool, input)))
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']))
  expect(tries).toEqual([[1], [2, 3, 4]])
})

test('an answer that is missing is an error, not another one’s answer', async () => {
  const call = together<number, number>(async () => [])
  await expect(call(newPool(), 1)).rejects.toThrow('0 answers for 1 inputs')
})
