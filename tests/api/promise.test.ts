import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, move, picture, signInAs } from '../support/people.ts'

type Promised = { readonly agency: { readonly code: string }; readonly dueAt: string }

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
})
afterAll(() => city.close())
beforeEach(() => city.setTime('2026-11-20T10:00'))

test.each(['road', 'sidewalk', 'yard'])(
  'ice on a %s is promised by the agency that then gets it, for the same day',
  async (spot) => {
    const { lon, lat } = house
    const details = { spot, is_dangerous: false }
    const query = new URLSearchParams({
      category: 'ice-slippery',
      lon: String(lon),
      lat: String(lat),
      details: JSON.stringify(details),
    })
    const promised = await ask<Promised>(city, 'GET', `/promise?${query}`)
    const photos = [await picture()]
    const filed = await fileOne(
      city,
      { category: 'ice-slippery', text: 'Скользко', details, lon, lat },
      photos,
    )
    expect(promised.body).toMatchObject({ agency: { code: filed.agency.code }, dueAt: filed.dueAt })
  },
)

test.each(['{', '[]', '{"spot":["yard"]}', '{"spot":"moon"}', '{"colour":"blue"}'])(
  'a promise for the answers %s is refused, not guessed',
  async (details) => {
    const query = new URLSearchParams({ category: 'ice-slippery', details })
    const { status, body } = await ask<{ code: string }>(city, 'GET', `/promise?${query}`)
    expect([status, body.code]).toEqual([422, 'request.invalid'])
  },
)

test('a broken promise says on the public card for how many working days', async () => {
  const { number } = await fileOne(city, {
    category: 'entrance-light',
    text: 'Темно на втором этаже',
    details: { entrance: 2 },
    lon: house.lon,
    lat: house.lat,
  })
  const published = await move(city, await signInAs(city, 'moderator'), number, { move: 'publish' })
  expect(published.body).toMatchObject({ published: true })
  const daysOver = async (day: string) => {
    city.setTime(`${day}T10:00`)
    const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
    return [body.overdue, body.workDaysOver]
  }
  const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(body.dueAt).toBe('2026-11-24T18:59:59.000Z') // the end of Tuesday the 24th in the city
  expect(await daysOver('2026-11-24')).toEqual([false, 0])
  expect(await daysOver('2026-11-25')).toEqual([true, 1])
  expect(await daysOver('2026-11-26')).toEqual([true, 2])
  expect(await daysOver('2026-12-01')).toEqual([true, 5]) // a weekend does not count
})
