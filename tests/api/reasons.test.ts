import type { listReasons } from '@gorozhanin/domain/catalog/api'
import type { Reply } from '@gorozhanin/domain/endpoint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, darkEntrance, fileOne, move, signInAs } from '../support/people.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
let agency: string

/** What a pack’s `reasons.json` says, before anyone has read the catalogue. */
const own = {
  deferral: [
    { code: 'flood', name: { ru: 'Паводок', en: 'Flood' } },
    { code: 'strike', name: { ru: 'Забастовка', en: 'Strike' }, retired: true },
  ],
}

beforeAll(async () => {
  city = await openCity()
  await city.ctx.db.$client.query('update city set reasons = $1', [own])
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
  agency = await signInAs(city, house.uk)
})
afterAll(() => city.close())

test('a city’s own list takes the place of the product’s, and everyone may read it', async () => {
  const { body } = await ask<Reply<typeof listReasons>>(city, 'GET', '/reasons')
  expect(body.deferral).toEqual(own.deferral)
  expect(body.rejection.map(({ code }) => code)).toContain('spam')
})

test('a reason that the city does not offer is refused, a retired one too', async () => {
  const { number } = await fileOne(city, darkEntrance(house))
  const unknown = { errors: [{ field: 'reason', code: 'report.reason_unknown' }] }
  const rejected = await move(city, moderator, number, { move: 'reject', reason: 'mood', text: 'Нет' })
  expect(rejected).toMatchObject({ status: 422, body: unknown })
  await move(city, moderator, number, { move: 'publish' })
  await move(city, agency, number, { move: 'accept' })
  const defer = (reason: string) =>
    move(city, agency, number, { move: 'propose_deferral', reason, until: '2026-12-14', text: 'Вода' })
  expect(await defer('weather')).toMatchObject({ status: 422, body: unknown })
  expect(await defer('strike')).toMatchObject({ status: 422, body: unknown })
  const explained = await move(city, agency, number, {
    move: 'answer',
    outcome: 'explained',
    reason: 'flood',
    text: 'Это не наша работа, а работа соседей по двору',
    photos: [],
  })
  expect(explained).toMatchObject({ status: 422, body: unknown })
  expect((await defer('flood')).body.deferral).toMatchObject({ reason: 'flood' })
})
