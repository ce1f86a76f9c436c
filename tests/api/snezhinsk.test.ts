import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { City } from '@gorozhanin/domain/catalog/api'
import type { Catalogue } from '@gorozhanin/domain/catalog/pack-categories'
import type { Found } from '@gorozhanin/domain/map/api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countDays, readExceptions } from '../fixtures/days.ts'
import { type Ground, holds } from '../fixtures/ray.ts'
import { describeReal, readReal } from '../fixtures/real-data.ts'
import type { TestCity } from '../support/city.ts'
import { ask, fileOne, picture, tryFile } from '../support/people.ts'
import { openSnezhinsk, type Snezhinsk } from '../support/snezhinsk.ts'
import { readTile, tileAt } from '../support/tiles.ts'

type Area = {
  readonly properties: { readonly code: string; readonly serviceType: string; readonly agency: string }
  readonly geometry: Ground
}

describeReal('Снежинск, imported from a map', () => {
  let snezhinsk: Snezhinsk
  let city: TestCity
  let folder: string
  let areas: readonly Area[]
  let boundary: Ground

  beforeAll(async () => {
    snezhinsk = await openSnezhinsk('2026-11-02T10:00')
    city = snezhinsk.city
    folder = snezhinsk.folder
    areas = JSON.parse(await readFile(join(folder, 'areas.geojson'), 'utf8')).features
    const { features } = JSON.parse(readReal('geo-districts/ru_city_boundaries.geojson').toString())
    boundary = features.find(
      (one: { properties: { name: string } }) => one.properties.name === 'Снежинский',
    ).geometry
  }, 180_000)
  afterAll(() => snezhinsk?.close())
  beforeEach(() => city.ctx.redis.flushdb())

  /** Agencies of a type whose area in the pack's file holds a point: no database, no library. */
  const agenciesAt = (type: string, lon: number, lat: number) =>
    areas
      .filter(({ properties, geometry }) => properties.serviceType === type && holds(geometry, [lon, lat]))
      .map(({ properties }) => properties.agency)

  async function find(q: string): Promise<{ label: string; lon: number; lat: number }> {
    const { body } = await ask<{ found: Found[] }>(city, 'GET', `/search?q=${encodeURIComponent(q)}`)
    const { label = '', lon, lat } = body.found[0] ?? {}
    return { label, lon: lon ?? 0, lat: lat ?? 0 }
  }

  test('says who it is and names the source of its map', async () => {
    const { body } = await ask<City>(city, 'GET', '/city')
    expect(body).toMatchObject({
      name: { ru: 'Снежинск', en: 'Snezhinsk' },
      timeZone: 'Asia/Yekaterinburg',
      attribution: expect.stringContaining('© OpenStreetMap contributors'),
      demo: false,
    })
    const { lon, lat } = body.center
    expect(holds(boundary, [lon, lat])).toBe(true)
    expect(holds(body.boundary as Ground, [lon, lat])).toBe(true)
  })

  test.each(['Ломинского 39', 'ломинского, 39', 'улица Ломинского дом 39', 'Ломинсково 39'])(
    '«%s» finds улица Ломинского, 39 where the map has it',
    async (q) => {
      const { label, lon, lat } = await find(q)
      expect(label).toBe('улица Ломинского, 39')
      expect([lon, lat]).toEqual([expect.closeTo(60.744661, 5), expect.closeTo(56.0718346, 5)])
    },
  )

  test('its streets, houses and lakes are the ground of the map', async () => {
    const near = await readTile(city, `city/${tileAt(14, await find('улица Ломинского'))}`)
    expect(near.building?.length).toBeGreaterThan(100)
    expect(near.road?.map(({ name_ru }) => name_ru)).toContain('улица Ломинского')
    const far = await readTile(city, `city/${tileAt(12, { lon: 60.73, lat: 56.085 })}`)
    expect(far.water?.some(({ kind }) => kind === 'lake')).toBe(true)
  })

  describe('a report at улица Ломинского, 39', () => {
    const exceptions = readExceptions(readReal('calendar/ru_production_calendar_2020_2026.csv').toString())
    const wishes = [
      {
        category: 'pothole-road',
        type: 'road',
        days: 4,
        details: { pothole_size: 'under-15cm', is_dangerous: false },
      },
      { category: 'yard-cleaning', type: 'uk', days: 2, details: {} },
    ]
    // Before the day of unity; before the New Year's Eve that was made a day off; before a Saturday that was worked.
    const dates = ['2026-11-02', '2026-12-24', '2025-10-31']
    const cases = dates.flatMap((date) =>
      wishes.map((wish) => ({ ...wish, date, ...countDays(date, wish.days, exceptions) })),
    )

    for (const { category, type, details, date, days, last, fingers } of cases)
      test(`${category} of ${date}, ${days} working days: ${fingers}. Due then, from whom the area says`, async () => {
        city.setTime(`${date}T10:00`)
        const { label, ...house } = await find('Ломинского 39')
        const covering = agenciesAt(type, house.lon, house.lat)
        expect(covering).toHaveLength(1)

        const report = { category, text: 'Проверка настоящего города', ...house, details }
        const filed = await fileOne(city, report, [await picture()])
        expect([filed.agency.code]).toEqual(covering)
        // Снежинск is five hours ahead of UTC all the year.
        expect(filed.dueAt).toBe(`${last}T18:59:59.000Z`)
      })
  })

  test('a place outside the city is refused with the name of its neighbour', async () => {
    const { features } = JSON.parse(readReal('geo-districts/ru_city_boundaries.geojson').toString())
    const kasli = features.find(
      (one: { properties: { name: string } }) => one.properties.name === 'Каслинский район',
    )
    const spot = { lon: 60.74, lat: 55.89 }
    expect([holds(boundary, [spot.lon, spot.lat]), holds(kasli.geometry, [spot.lon, spot.lat])]).toEqual([
      false,
      true,
    ])
    const { status, body } = await tryFile(city, { category: 'street-light-out', text: 'Темно', ...spot })
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'report.outside_city', neighbour: 'Каслинский район' },
    })
  })

  test('every address of the extract inside the boundary is a house with exactly one УК, by polygon and by row', async () => {
    const lines = readReal('geo-snezhinsk/addresses.csv').toString().trim().split('\n').slice(1)
    const addresses = new Map<string, readonly [number, number]>()
    for (const line of lines) {
      const [street = '', number = '', lat, lon] = line.split(',')
      const key = `${street.trim()}, ${number.trim()}`.toLowerCase()
      const spot = [Number(lon), Number(lat)] as const
      if (!addresses.has(key) && holds(boundary, spot)) addresses.set(key, spot)
    }
    expect(addresses.size).toBeGreaterThan(1500)

    const { rows } = await city.ctx.db.$client.query(
      `select lower(label->>'ru') as key, uk, ST_X(place) as lon, ST_Y(place) as lat from houses`,
    )
    expect(rows.map(({ key }) => key).toSorted()).toEqual([...addresses.keys()].toSorted())
    for (const { key, uk, lon, lat } of rows) {
      expect([lon, lat], key).toEqual(addresses.get(key))
      expect(agenciesAt('uk', lon, lat), key).toEqual([uk])
    }
  })

  test('every service type has an agency, by its areas or for the whole city', async () => {
    const catalogue: Catalogue = JSON.parse(await readFile(join(folder, 'categories.json'), 'utf8'))
    const agencies: { cityWide: string[]; serviceTypes: string[] }[] = JSON.parse(
      await readFile(join(folder, 'agencies.json'), 'utf8'),
    ).agencies
    const wide = new Set(agencies.flatMap(({ cityWide }) => cityWide))
    const able = new Set(agencies.flatMap(({ serviceTypes }) => serviceTypes))
    for (const { code } of catalogue.serviceTypes)
      expect({ code, wide: wide.has(code), able: able.has(code) }).toEqual({ code, wide: true, able: true })
    expect(new Set(areas.map(({ properties }) => properties.serviceType)).size).toBeGreaterThanOrEqual(8)
  })
})
