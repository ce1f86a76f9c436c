import { expect, test } from 'vitest'
import { shareNext } from './share-next.ts'

test('whoever comes while a run is under way gets the next one, and all of them the same', async () => {
  const ends: (() => void)[] = []
  let runs = 0
  const ask = shareNext(() => {
    const run = ++runs
    return new Promise<number>((resolve) => ends.push(() => resolve(run)))
  })
  const end = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    ends.shift()?.()
  }

  const first = ask()
  await new Promise((resolve) => setImmediate(resolve))
  const later = [ask(), ask(), ask()]
  await end()
  expect(await first).toBe(1)
  await end()
  expect(await Promise.all(later)).toEqual([2, 2, 2])
})

test('a run that fails is reported to those who shared it, and the next one goes on', async () => {
  let runs = 0
  const ask = shareNext(async () => {
    if (++runs === 1) throw new Error('lost')
    return runs
  })
  const [one, other] = await Promise.allSettled([ask(), ask()])
  expect([one?.status, other?.status]).toEqual(['rejected', 'rejected'])
  expect(await ask()).toBe(2)
})
