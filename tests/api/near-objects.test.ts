import type { Reply } from '@gorozhanin/domain/endpoint'
import type { nearObjects } from '@gorozhanin/domain/map/api'
import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, move, picture, signInAs, tryFile } from '../support/people.ts'

type Thing = { readonly code: string; readonly label: { readonly ru: string }; lon: number; lat: number }

let city: TestCity
let moderator: string
let stops: readonly Thing[]
let sites: readonly Thing[]
beforeAll(async () => {
  city = await openCity()
  moderator = await signInAs(city, 'moderator')
  ;[stops, sites] = await Promise.all([thingsOf('stop'), thingsOf('container_site')])
})
afterAll(() => city?.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

async function thingsOf(layer: string): Promise<readonly Thing[]> {
  const { rows } = await city.ctx.db.$client.query(
    'select code, label, ST_X(place) as lon, ST_Y(place) as lat from objects where layer = $1 order by code',
    [layer],
  )
  return rows
}

const thing = (things: readonly Thing[], turn: number): Thing => {
  const found = things[turn]
  if (!found) throw new Error('the town has too few things')
  return found
}
const near = ({ lon, lat }: { lon: number; lat: number }, more: string) =>
  ask<Reply<typeof nearObjects> & { code: string }>(city, 'GET', `/objects?lon=${lon}&lat=${lat}&${more}`)
const openAt = async (at: Thing, id: string, more: string) =>
  (await near(at, `radiusMeters=500&${more}`)).body.objects.find((object) => object.id === id)?.reported
const publish = async (number: string) =>
  expect((await move(city, moderator, number, { move: 'publish' })).status).toBe(200)

const snowAt = ({ code, lon, lat }: Thing) =>
  ({ category: 'snow-bus-stop', text: 'Остановку занесло', objectId: code, lon, lat }) as const

describe('a thing that has an open report of the category says so', () => {
  test('a stop that is the place of the report: from its publication, to this category alone, while it is open', async () => {
    const stop = thing(stops, 0)
    const asked = 'layer=stop&category=snow-bus-stop'
    const { number } = await fileOne(city, snowAt(stop), [await picture()])
    expect(await openAt(stop, stop.code, asked)).toBeNull()

    await publish(number)
    expect(await openAt(stop, stop.code, asked)).toBe(number)
    expect(await openAt(stop, stop.code, 'layer=stop&category=stop-pavilion')).toBeNull()
    expect(await openAt(stop, stop.code, 'layer=stop')).toBeNull()
    const others = (await near(stop, `radiusMeters=2000&${asked}`)).body.objects
    expect(others.filter(({ reported }) => reported !== null)).toHaveLength(1)

    await move(city, moderator, number, { move: 'hide', text: 'Видно лицо' })
    expect(await openAt(stop, stop.code, asked)).toBeNull()
  })

  test('a container site that an answer names, wherever the pin stood; the newest of two', async () => {
    const site = thing(sites, 1)
    const about = {
      category: 'tko-not-collected',
      text: 'Мусор не вывозят третий день',
      details: { container_site: site.code },
    }
    const first = await fileOne(city, { ...about, lon: site.lon + 0.003, lat: site.lat }, [await picture()])
    await publish(first.number)
    city.setTime('2026-11-20T10:05')
    const second = await fileOne(city, { ...about, lon: site.lon, lat: site.lat }, [await picture()])
    await publish(second.number)
    const west = { ...site, lon: site.lon - 0.003 }
    const asked = 'layer=container_site&category=tko-not-collected'
    expect(await openAt(west, site.code, asked)).toBe(second.number)
    const merge = { move: 'merge', parent: first.number, text: 'О той же площадке' } as const
    expect((await move(city, moderator, second.number, merge)).status).toBe(200)
    expect(await openAt(west, site.code, asked)).toBe(first.number)
  })

  test('a house', async () => {
    const house = await aHouse(city)
    const light = { category: 'entrance-light', text: 'Темно в подъезде', details: { entrance: 2 } }
    const { number } = await fileOne(city, { ...light, objectId: house.code, lon: house.lon, lat: house.lat })
    await publish(number)
    const at = { ...house, label: { ru: '' } }
    expect(await openAt(at, house.code, 'layer=house&category=entrance-light')).toBe(number)
  })

  test('of no category that the city does not have', async () => {
    const { status, body } = await near(thing(stops, 0), 'layer=stop&category=nothing-such')
    expect([status, body.code]).toEqual([422, 'request.invalid'])
  })
})

test('the stop that was chosen is read by residents and in the console', async () => {
  const stop = thing(stops, 2)
  const { number } = await fileOne(city, snowAt(stop), [await picture()])
  await publish(number)
  const named = expect.objectContaining({ code: 'stop', value: stop.label })
  const card = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(card.body.details).toContainEqual(named)
  const own = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })
  expect(own.body.details).toContainEqual(named)
})

test('a stop that there is not is refused', async () => {
  const { status, body } = await tryFile(city, { ...snowAt(thing(stops, 3)), objectId: 'stop-of-nowhere' }, [
    await picture(),
  ])
  expect([status, body]).toMatchObject([422, { errors: [{ field: 'objectId', code: 'detail.object' }] }])
})
