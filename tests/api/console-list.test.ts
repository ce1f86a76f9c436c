import type { ConsoleCard, ConsoleRow } from '@gorozhanin/domain/reports/api'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, move, signInAs } from '../support/people.ts'

let city: TestCity
let moderator: string
let house: Awaited<ReturnType<typeof aHouse>>

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

type List = { readonly reports: readonly ConsoleRow[]; readonly total: number }

async function list(query: string): Promise<readonly ConsoleRow[]> {
  const { body } = await ask<List>(city, 'GET', `/console/reports?${query}`, { cookie: moderator })
  return body.reports
}
const numbers = (rows: readonly ConsoleRow[]) => rows.map(({ number }) => number)

const at = () => ({ lon: house.lon, lat: house.lat })
const lamp = () =>
  fileOne(city, {
    category: 'entrance-light',
    text: 'Третий день темно на втором этаже',
    details: { entrance: 2 },
    objectId: house.code,
    ...at(),
  })
const manhole = () =>
  fileOne(city, {
    category: 'manhole-open',
    text: 'Люк открыт, рядом школа',
    details: { is_dangerous: true },
    ...at(),
  })

test('single reports are asked for by their numbers, and only those that fit the filter come', async () => {
  const [one, two] = [await lamp(), await lamp()]
  await move(city, moderator, two.number, { move: 'publish' })

  const asked = `numbers=${one.number},${two.number}`
  expect(numbers(await list(asked))).toHaveLength(2)
  expect(numbers(await list(`${asked}&status=routed`))).toEqual([two.number])
})

test('an emergency is listed and counted as not taken until someone takes it', async () => {
  const { number } = await manhole()
  const counted = async () =>
    (await ask<{ emergencies: number }>(city, 'GET', '/console/counts', { cookie: moderator })).body
      .emergencies
  const before = await counted()
  expect(numbers(await list('unaccepted=true'))).toContain(number)

  const { agency } = (await list(`numbers=${number}`))[0] as ConsoleRow
  await move(city, await signInAs(city, agency.code), number, { move: 'accept' })
  expect(numbers(await list('unaccepted=true'))).not.toContain(number)
  expect(await counted()).toBe(before - 1)
})

test('a late report says how many working days have ended since its term', async () => {
  // A Friday: the term of checking ends with Monday.
  const { number } = await lamp()
  const over = async () => (await list(`numbers=${number}`))[0]?.next?.workDaysOver
  expect(await over()).toBe(0)
  city.setTime('2026-11-24T09:00')
  expect(await over()).toBe(1)
  city.setTime('2026-11-30T09:00')
  expect(await over()).toBe(5)
})

test('the term of the answer alone finds what is due today, tomorrow and late', async () => {
  const { number, dueAt } = await lamp()
  const found = async (answer: string) => numbers(await list(`numbers=${number}&answer=${answer}`))
  const day = dueAt?.slice(0, 10) ?? ''
  const shifted = (days: number) =>
    `${new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)}T10:00`

  city.setTime(shifted(-1))
  expect([await found('today'), await found('tomorrow'), await found('late')]).toEqual([[], [number], []])
  city.setTime(shifted(0))
  expect([await found('today'), await found('tomorrow'), await found('late')]).toEqual([[number], [], []])
  city.setTime(shifted(1))
  expect([await found('today'), await found('tomorrow'), await found('late')]).toEqual([[], [], [number]])
})

test('the history of a report names the clock that a mark is about', async () => {
  const { number } = await lamp()
  city.setTime('2026-11-24T09:00')
  await sweepClocks(city.ctx)
  const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })
  const marks = body.history.map(({ name, clock }) => [name, clock])
  expect(marks[0]).toEqual(['filed', null])
  expect(marks).toContainEqual(['breached', 'moderation'])
})
