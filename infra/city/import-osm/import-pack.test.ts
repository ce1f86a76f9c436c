import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isError } from '../faults.ts'
import { covers } from '../geometry.ts'
import { readPack } from '../validate.ts'
import { importPack } from './import-pack.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const data = resolve(import.meta.dirname, '../../..', process.env.CITY_DATA ?? '../shared/data')
const isThere = existsSync(join(data, 'geo-snezhinsk'))

if (!isThere) console.warn(`no real extract in ${data}: the importer is not tried on one`)
if (!isThere && process.env.CI === 'true')
  test('the real extract is there on CI', () => expect(existsSync(data)).toBe(true))

describe.runIf(isThere)('a real extract', () => {
  let out: string
  let pack: CityPack

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'city-'))
    const order = {
      extract: join(data, 'geo-snezhinsk'),
      boundary: join(data, 'geo-districts/ru_city_boundaries.geojson'),
      feature: 'Снежинский',
      name: { ru: 'Снежинск', en: 'Snezhinsk' },
      zone: 'Asia/Yekaterinburg',
    }
    await importPack(order, out)
    const read = await readPack(out)
    expect(read.faults.filter(isError)).toEqual([])
    pack = read.pack as CityPack
  })
  afterAll(() => rm(out, { recursive: true, force: true }))

  test('every house inside the boundary has exactly one manager, the one of its zone', () => {
    const zones = pack.areas.features.filter(({ properties }) => properties.serviceType === 'uk')
    expect(pack.houses.features.length).toBeGreaterThan(1500)
    for (const { properties, geometry } of pack.houses.features) {
      expect(covers(pack.city.boundary, geometry.coordinates)).toBe(true)
      const found = zones.filter((zone) => covers(zone.geometry, geometry.coordinates))
      expect(found.map((zone) => zone.properties.agency)).toEqual([properties.uk])
    }
  })

  test('улица Ломинского, 39 is a house of its street, and a street may be called «2»', () => {
    const street = pack.streets.features.find(({ properties }) => properties.name.ru === 'улица Ломинского')
    const houses = pack.houses.features.filter(
      ({ properties }) => properties.street === street?.properties.code,
    )
    expect(houses.filter(({ properties }) => properties.number === '39')).toHaveLength(1)
  })

  test('every service type has a city-wide agency, marked as a placeholder', () => {
    for (const { code } of pack.catalogue.serviceTypes) {
      const agency = pack.agencies.agencies.find(({ cityWide }) => cityWide.includes(code))
      expect(agency?.name.ru).toContain('(условная)')
    }
  })

  test('the map says whose data it shows', () => {
    expect(pack.city.attribution.map(({ text }) => text)).toContain('© OpenStreetMap contributors')
    expect(pack.city.demo).toBe(false)
  })
})
