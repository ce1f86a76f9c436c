import type { Reply } from '@gorozhanin/domain/endpoint'
import type { showResponsible } from '@gorozhanin/domain/reports/responsible-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask } from '../support/people.ts'

type Answer = Reply<typeof showResponsible> & { readonly code: string; readonly neighbour: string }

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
})
afterAll(() => city.close())

const at = ({ lon, lat }: { lon: number; lat: number }) =>
  ask<Answer>(city, 'GET', `/responsible?lon=${lon}&lat=${lat}`)

test('at a house its managing company answers for the house, and for every category who the promise names', async () => {
  const { status, body } = await at(house)
  expect(status).toBe(200)
  expect(body.address?.ru).toBe(house.label)
  const housing = body.groups.find(({ code }) => code === 'housing')
  expect(housing?.agencies[0]?.agency).toBe(house.uk)

  const answers = body.groups.flatMap(({ agencies }) =>
    agencies.flatMap(({ agency, categories }) => categories.map((category) => ({ category, agency }))),
  )
  expect(answers.length).toBeGreaterThan(60)
  expect(new Set(answers.map(({ category }) => category)).size).toBe(answers.length)
  const offered = await ask<{ categories: { code: string; inSeason: boolean }[] }>(city, 'GET', '/categories')
  const inSeason = new Set(
    offered.body.categories.filter((category) => category.inSeason).map(({ code }) => code),
  )
  for (const { category, agency } of answers.filter((answer) => inSeason.has(answer.category))) {
    const promise = await ask<{ agency?: { code: string } }>(
      city,
      'GET',
      `/promise?category=${category}&lon=${house.lon}&lat=${house.lat}`,
    )
    if (promise.status === 200)
      expect({ category, agency }).toEqual({ category, agency: promise.body.agency?.code })
  }
})

test('the agency of street lights is the one whose area lies under the place', async () => {
  const { rows } = await city.ctx.db.$client.query(
    `select agency from service_areas where service_type = 'lighting'
        and ST_Covers(shape, ST_SetSRID(ST_MakePoint($1, $2), 4326)) and valid_to is null
      order by area_square_meters limit 1`,
    [house.lon, house.lat],
  )
  const { body } = await at(house)
  const lights = body.groups.find(({ code }) => code === 'lighting')
  expect(lights?.agencies[0]?.agency).toBe(rows[0]?.agency)
})

test('every agency is told with its phone and hours, and is open by the working calendar', async () => {
  const { body } = await at(house)
  const named = new Set(body.groups.flatMap(({ agencies }) => agencies.map(({ agency }) => agency)))
  expect(body.agencies.map(({ code }) => code).toSorted()).toEqual([...named].toSorted())
  expect(body.agencies.every(({ hours, isOpen }) => hours !== null || isOpen)).toBe(true)

  const office = body.agencies.find(({ hours }) => hours !== null)
  expect(office).toMatchObject({ isOpen: true, phone: expect.any(String) })
  const openAt = async (time: string) => {
    city.setTime(time)
    return (await at(house)).body.agencies.find(({ code }) => code === office?.code)?.isOpen
  }
  // A Saturday; a working day before its beginning; the holiday of 4 November.
  for (const time of ['2026-11-21T12:00', '2026-11-23T05:00', '2026-11-04T12:00'])
    expect({ time, isOpen: await openAt(time) }).toEqual({ time, isOpen: false })
})

test('outside the city nobody is named', async () => {
  const { status, body } = await at({ lon: 30, lat: 60 })
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'report.outside_city' })
  expect((await ask(city, 'GET', '/responsible?lon=200&lat=60')).status).toBe(422)
})
