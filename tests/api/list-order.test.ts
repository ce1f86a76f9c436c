import type { Reply } from '@gorozhanin/domain/endpoint'
import type { listReports } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, darkEntrance, fileOne, move, signInAs } from '../support/people.ts'

type List = Reply<typeof listReports>
type Refused = { readonly errors: readonly { field: string; code: string }[] }

let city: TestCity

/** By their order of filing, how many said «у меня тоже»; the last is hidden. */
const supporters = [0, 3, 3, 0, 3, 9, 0, 12]
const hidden = 7
const numbers: string[] = []

beforeAll(async () => {
  city = await openCity()
  const house = await aHouse(city)
  const moderator = await signInAs(city, 'moderator')
  for (const [at, count] of supporters.entries()) {
    await city.ctx.redis.flushdb()
    city.setTime(`2026-11-20T10:0${at}`)
    const { number } = await fileOne(city, darkEntrance(house))
    await move(city, moderator, number, { move: 'publish' })
    if (at === hidden) await move(city, moderator, number, { move: 'hide', text: 'Персональные данные' })
    const [year, sequence] = number.split('-')
    await city.asOwner(
      `update reports set supporters = ${count} where year = ${year} and sequence = ${sequence}`,
    )
    numbers.push(number)
  }
})
afterAll(() => city.close())

const list = (query: string) => ask<List & Refused>(city, 'GET', `/reports?${query}`)

async function walked(query: string, from = ''): Promise<readonly string[]> {
  const seen: string[] = []
  for (let next: string | null = from; next !== null; ) {
    const url: string = `${query}${next && `&cursor=${next}`}`
    const { body } = await list(url)
    seen.push(...body.reports.map(({ number }) => number))
    next = body.next
  }
  return seen
}

const filed = (...order: readonly number[]) => order.map((at) => numbers[at])

test.each([1, 2, 3, 100])(
  'most supported first, equals by number, none lost or doubled in pages of %i',
  async (limit) => {
    expect(await walked(`order=supporters&limit=${limit}`)).toEqual(filed(5, 4, 2, 1, 6, 3, 0))
  },
)

test('a supporter who comes between two pages loses no report behind', async () => {
  const first = await list('order=supporters&limit=2')
  const at = async (count: number) =>
    city.asOwner(`update reports set supporters = ${count} where sequence = ${numbers[4]?.split('-')[1]}`)
  await at(4)
  const rest = await walked('order=supporters&limit=2', first.body.next ?? '')
  await at(3)
  expect([...first.body.reports.map(({ number }) => number), ...rest]).toEqual(filed(5, 4, 2, 1, 6, 3, 0))
})

test('the order holds under filters', async () => {
  expect(await walked('order=supporters&supported=true&limit=2')).toEqual(filed(5, 4, 2, 1))
})

test('without a word the newest come first', async () => {
  expect(await walked('limit=3')).toEqual(filed(6, 5, 4, 3, 2, 1, 0))
})

test.each([
  ['order=worst', 'order'],
  ['order=supporters&cursor=nonsense', 'cursor'],
  ['order=supporters&cursor=1_2026-0', 'cursor'],
  ['order=supporters&cursor=99999999999_2026-1', 'cursor'],
  ['order=supporters&cursor=3_2026-999999999', null],
  ['cursor=3_2026-1', 'cursor'],
])('%s is refused by its field, or read: %s', async (query, field) => {
  const { status, body } = await list(query)
  expect({ status, fields: body.errors?.map((error) => error.field) }).toEqual(
    field ? { status: 422, fields: [field] } : { status: 200, fields: undefined },
  )
})

test('a cursor of one order is none of the other', async () => {
  const { body } = await list('limit=2')
  expect((await list(`order=supporters&cursor=${body.next}`)).status).toBe(422)
})
