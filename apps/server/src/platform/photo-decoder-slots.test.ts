import { expect, test } from 'vitest'
import { decoderSlots } from './photo-decoder-slots.ts'

/** Work that ends when the test says so. */
function work(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const run = () => {
    log.push(name)
    return promise
  }
  return { run, end: () => resolve(name), fail: () => reject(new Error(name)) }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('two small ones run at once, the third when one ends', async () => {
  const log: string[] = []
  const inSlots = decoderSlots(2)
  const [a, b, c] = [work(log, 'a'), work(log, 'b'), work(log, 'c')]
  const first = inSlots(1, a.run)
  void inSlots(1, b.run)
  void inSlots(1, c.run)
  await settle()
  expect(log).toEqual(['a', 'b'])
  a.end()
  expect(await first).toBe('a')
  await settle()
  expect(log).toEqual(['a', 'b', 'c'])
})

test('a big one runs alone, and small ones that come later do not overtake it', async () => {
  const log: string[] = []
  const inSlots = decoderSlots(2)
  const [a, big, c] = [work(log, 'a'), work(log, 'big'), work(log, 'c')]
  void inSlots(1, a.run)
  const waiting = inSlots(2, big.run)
  void inSlots(1, c.run)
  await settle()
  expect(log).toEqual(['a'])
  a.end()
  await settle()
  expect(log).toEqual(['a', 'big'])
  big.end()
  await waiting
  await settle()
  expect(log).toEqual(['a', 'big', 'c'])
})

test('one that fails gives its slot back', async () => {
  const log: string[] = []
  const inSlots = decoderSlots(1)
  const [a, b] = [work(log, 'a'), work(log, 'b')]
  const first = inSlots(1, a.run)
  void inSlots(1, b.run)
  a.fail()
  await expect(first).rejects.toThrow('a')
  await settle()
  expect(log).toEqual(['a', 'b'])
})

test('when hundreds wait, the next one is asked to come later', async () => {
  const inSlots = decoderSlots(1)
  const never = () => new Promise<never>(() => {})
  for (let n = 0; n <= 200; n += 1) void inSlots(1, never)
  await expect(inSlots(1, never)).rejects.toMatchObject({ code: 'server.unavailable' })
})
