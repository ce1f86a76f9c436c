import type { ReportPromise } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, picture, tryFile } from '../support/people.ts'

type Point = { readonly lon: number; readonly lat: number }

let city: TestCity
let house: Point
let rails: Point

beforeAll(async () => {
  city = await openCity()
  const { lon, lat } = await aHouse(city)
  house = { lon, lat }
  rails = await groundOfRailway()
})
afterAll(() => city.close())

async function groundOfRailway(): Promise<Point> {
  const { rows } = await city.ctx.db.$client.query<Point>(`
    select ST_X(at) as lon, ST_Y(at) as lat
      from (select ST_PointOnSurface(shape) as at from other_bodies where code = 'railway') ground`)
  const [at] = rows
  if (!at) throw new Error('the town has no railway')
  return at
}

const promise = (category: string, { lon, lat }: Point) =>
  ask<ReportPromise>(
    city,
    'GET',
    `/promise?${new URLSearchParams({ category, lon: String(lon), lat: String(lat) })}`,
  )

test('on the ground of another body the promise says who it is, how to turn to it and that the city does not', async () => {
  const { body } = await promise('litter-public', rails)
  expect(body.otherBody).toEqual({
    name: { ru: 'Железная дорога, дистанция пути', en: 'Railway, track department' },
    phone: '+7 (000) 300-20-01',
    url: 'https://railway.example/appeal',
    cityTakes: false,
  })
})

test('a step off that ground the matter is the city’s own', async () => {
  const { body } = await promise('litter-public', house)
  expect(body.otherBody).toBeNull()
})

test('a category may be the matter of another body all over the city', async () => {
  const { body } = await promise('noise-night', house)
  expect(body.otherBody).toMatchObject({ phone: '102', url: null, cityTakes: true })
})

const litter = { category: 'litter-public', text: 'Мусор у путей' }

test('filing on such ground is refused with the reason; beside it, and where the city passes on, it is taken', async () => {
  const photos = [await picture()]
  const refused = await tryFile(city, { ...litter, ...rails }, photos)
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [{ field: 'category', code: 'report.other_body' }],
  ])
  const beside = await tryFile(city, { ...litter, ...house }, photos)
  const details = { noise_source: 'flat', event_at: '2026-11-20T01:00' }
  const passedOn = await tryFile(city, { category: 'noise-night', text: 'Шумят ночью', details, ...house })
  expect([beside.status, passedOn.status]).toEqual([201, 201])
})

test('an emergency is taken on any ground', async () => {
  const { body } = await promise('road-collapse', rails)
  expect(body.otherBody).toMatchObject({ phone: '+7 (000) 300-20-01', cityTakes: true })
  const details = { is_dangerous: true }
  const filed = await tryFile(city, { category: 'road-collapse', text: 'Провал у путей', details, ...rails })
  expect(filed.status).toBe(201)
})
