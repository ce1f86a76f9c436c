import { alone } from '@gorozhanin/server/platform/alone'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'

let city: TestCity

beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city?.close())

test('of two workers that sweep at the same moment one works and the other goes on', async () => {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const runs: string[] = []
  const first = alone(city.ctx.db, 'sweep', async () => {
    runs.push('first')
    begin()
    await finished
  })
  await begun

  await alone(city.ctx.db, 'sweep', async () => runs.push('second'))
  await alone(city.ctx.db, 'housekeeping', async () => runs.push('other work'))
  finish()
  await first
  await alone(city.ctx.db, 'sweep', async () => runs.push('third'))

  expect(runs).toEqual(['first', 'other work', 'third'])
})

test('work that failed leaves the lock to the next worker', async () => {
  const fail = alone(city.ctx.db, 'sweep', () => Promise.reject(new Error('fell over')))
  await expect(fail).rejects.toThrow('fell over')

  let swept = false
  await alone(city.ctx.db, 'sweep', async () => {
    swept = true
  })
  expect(swept).toBe(true)
})
