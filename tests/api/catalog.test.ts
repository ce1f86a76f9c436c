import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CategoryPage, City, PublicCategory } from '@gorozhanin/domain/catalog/api'
import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { generateDemo } from '@gorozhanin/infra/city/demo/generate'
import { readPack } from '@gorozhanin/infra/city/validate'
import { loadPack, PackDiffers } from '@gorozhanin/server/catalog/commands'
import { catalogCache } from '@gorozhanin/server/catalog/snapshot'
import { findWebhook } from '@gorozhanin/server/dispatch/store'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { emptied, openCity, type TestCity } from '../support/city.ts'
import { ask } from '../support/people.ts'

let city: TestCity
let pack: CityPack

beforeAll(async () => {
  city = await openCity()
  const folder = await mkdtemp(join(tmpdir(), 'demo-town-'))
  await generateDemo(folder, 'small')
  const read = await readPack(folder)
  await rm(folder, { recursive: true })
  if (!read.pack) throw new Error('the demo town has faults')
  pack = read.pack
})
afterAll(() => city.close())

const query = async <Row>(text: string): Promise<Row[]> => (await city.ctx.db.$client.query(text)).rows

describe('the doors', () => {
  test('the city says its name, zone, middle and boundary, and whose data it is', async () => {
    const { body } = await ask<City>(city, 'GET', '/city')
    expect(body).toMatchObject({
      name: pack.city.name,
      timeZone: 'Asia/Yekaterinburg',
      center: pack.city.center,
      boundary: { type: pack.city.boundary.type },
      languages: ['ru', 'en'],
      packVersion: pack.version,
      demo: true,
    })
  })

  test('the page of a category says what it is for, what lies beside it and who answers', async () => {
    const { body } = await ask<CategoryPage>(city, 'GET', '/categories/pothole-road')
    const known = pack.catalogue.categories.find(({ code }) => code === 'pothole-road')
    expect(body.about).toEqual(known?.about)
    expect(body.agencies.map(({ code }) => code).toSorted()).toEqual(['dorservis', 'trassa'])
    expect(body.otherBodies).toEqual([])
    const police = await ask<CategoryPage>(city, 'GET', '/categories/noise-night')
    expect(police.body.otherBodies).toMatchObject([{ phone: '102' }])
    const none = await ask<{ code: string }>(city, 'GET', '/categories/moon')
    expect([none.status, none.body.code]).toEqual([404, 'category.not_found'])
  })

  test('a category is in season by the day in the city', async () => {
    const { city: data } = await city.ctx.catalog()
    expect(data.zone).toBe('Asia/Yekaterinburg')
    const inSeason = async (code: string) => {
      const { body } = await ask<{ categories: PublicCategory[] }>(city, 'GET', '/categories')
      return body.categories.find((one) => one.code === code)?.inSeason
    }
    city.setTime('2026-04-15T23:59')
    expect(await inSeason('road-marking')).toBe(false)
    city.setTime('2026-04-16T00:00') // still the 15th in UTC
    expect(await inSeason('road-marking')).toBe(true)
  })

  test('the catalogue speaks of all categories and of layers that hold something', async () => {
    const { body } = await ask<{ groups: object[]; categories: PublicCategory[] }>(city, 'GET', '/categories')
    expect(body.categories.map(({ code }) => code)).toEqual(pack.catalogue.categories.map(({ code }) => code))
    expect(body.groups).toHaveLength(pack.catalogue.groups.length)
    const [question] = body.categories.find(({ code }) => code === 'container-overflow')?.questions ?? []
    expect(question).toMatchObject({ type: 'ref', layer: 'container_site', layerEmpty: false })
  })

  test('a browser that has the catalogue is not sent it again', async () => {
    const first = await ask(city, 'GET', '/categories')
    const headers = { 'if-none-match': String(first.headers.etag) }
    expect((await ask(city, 'GET', '/categories', { headers })).status).toBe(304)
    city.setTime('2026-11-21T10:00')
    expect((await ask(city, 'GET', '/categories', { headers })).status).toBe(200)
  })

  test('agencies are told by their names alone', async () => {
    const { body } = await ask<{ agencies: object[] }>(city, 'GET', '/agencies')
    expect(body.agencies).toHaveLength(pack.agencies.agencies.length)
    for (const agency of body.agencies) expect(Object.keys(agency)).toEqual(['code', 'name', 'shortName'])
  })
})

describe('the snapshot', () => {
  test('an agency round the clock has no hours, others have their own or those of the city', async () => {
    const { agencyCalendar, calendar, agencies } = await city.ctx.catalog()
    const withHours = (kind: (hours: unknown) => boolean) =>
      [...agencies.values()].find(({ hours }) => kind(hours))?.code ?? 'none'
    expect(agencyCalendar(withHours((hours) => hours === 'round_the_clock')).hours).toBe('round_the_clock')
    expect(agencyCalendar(withHours((hours) => hours === 'city'))).toBe(calendar)
    expect(agencyCalendar('nobody')).toBe(calendar)
    expect(calendar.years.has(2026)).toBe(true)
    expect(calendar.days.get('2026-11-04')).toBe('day_off')
  })

  test('callers who come together share one read, and later ones share what it gave', async () => {
    const catalog = catalogCache(city.ctx.db)
    const [first, second] = await Promise.all([catalog(), catalog()])
    expect(second).toBe(first)
    expect(await catalog()).toBe(first)
  })
})

describe('loading', () => {
  /** The demo town with something else in it. */
  const changed = (version: string, change: (copy: CityPack) => CityPack): CityPack => ({
    ...change(structuredClone(pack)),
    version,
  })
  const areas = (code: string) =>
    query(
      `select version, agency, valid_from::text as from, valid_to::text as to
         from service_areas where code = '${code}' order by id`,
    )
  const revision = async () => (await query<{ revision: number }>('select revision from city'))[0]?.revision

  afterEach(() => loadPack(city.ctx, { ...pack, version: `${pack.version}-again` }, { overwrite: true }))

  test('the same pack again changes nothing', async () => {
    await loadPack(city.ctx, pack, { overwrite: true })
    const before = await revision()
    expect(await loadPack(city.ctx, pack, { overwrite: true })).toEqual({
      changed: false,
      differences: {},
      webhooks: new Map(),
    })
    expect(await revision()).toBe(before)
  })

  test('a new version of the same content touches no row but the city itself', async () => {
    const before = (await revision()) ?? 0
    const { differences } = await loadPack(
      city.ctx,
      { ...pack, version: 'same-content' },
      { overwrite: true },
    )
    for (const [table, difference] of Object.entries(differences))
      expect([table, difference]).toEqual([table, { added: 0, changed: 0, removed: 0 }])
    expect(await revision()).toBe(before + 1)
  })

  test('an area that changes hands is closed the day before and goes on as its next version', async () => {
    city.setTime('2026-11-20T10:00')
    const [area] = pack.areas.features
    const code = area?.properties.code ?? ''
    const next = changed('other-hands', (copy) => ({
      ...copy,
      areas: {
        ...copy.areas,
        features: copy.areas.features.map((one) =>
          one.properties.code === code ? { ...one, properties: { ...one.properties, agency: 'edds' } } : one,
        ),
      },
    }))
    const versions = (await areas(code)).length
    const { differences } = await loadPack(city.ctx, next, { overwrite: true })
    expect(differences.service_areas).toEqual({ added: 0, changed: 1, removed: 0 })
    expect((await areas(code)).slice(-2)).toEqual([
      {
        version: versions,
        agency: area?.properties.agency,
        from: area?.properties.validFrom,
        to: '2026-11-19',
      },
      { version: versions + 1, agency: 'edds', from: area?.properties.validFrom, to: null },
    ])
  })

  test('an area that left the pack is closed, and its history stays', async () => {
    city.setTime('2026-11-20T10:00')
    const code = pack.areas.features[0]?.properties.code ?? ''
    const without = changed('without-area', (copy) => ({
      ...copy,
      areas: { ...copy.areas, features: copy.areas.features.slice(1) },
    }))
    const { differences } = await loadPack(city.ctx, without, { overwrite: true })
    expect(differences.service_areas).toEqual({ added: 0, changed: 0, removed: 1 })
    expect((await areas(code)).at(-1)).toMatchObject({ to: '2026-11-19' })
  })

  test('a category and an agency that left the pack are retired, and reports can still name them', async () => {
    const without = changed('without-some', (copy) => ({
      ...copy,
      catalogue: {
        ...copy.catalogue,
        categories: copy.catalogue.categories.filter(({ code }) => code !== 'road-marking'),
      },
      agencies: { agencies: copy.agencies.agencies.filter(({ code }) => code !== 'policiya') },
    }))
    await loadPack(city.ctx, without, { overwrite: true })
    const catalog = await catalogCache(city.ctx.db)()
    expect(catalog.retiredCategories).toEqual(new Set(['road-marking']))
    expect(catalog.categories.get('road-marking')?.name.ru).toBeTruthy()
    expect(catalog.retiredAgencies).toEqual(new Set(['policiya']))
    expect(Object.values(catalog.cityWide)).not.toContain('policiya')
  })

  test('a house that names no УК gets that of the ground it stands on', async () => {
    const named = await query<{ code: string; uk: string }>(
      'select code, uk from houses where uk is not null',
    )
    const nameless = changed('nameless-houses', (copy) => ({
      ...copy,
      houses: {
        ...copy.houses,
        features: copy.houses.features.map((one) => ({
          ...one,
          properties: { ...one.properties, uk: null },
        })),
      },
    }))
    await loadPack(city.ctx, nameless, { overwrite: true })
    const found = await query<{ code: string; uk: string }>('select code, uk from houses')
    const byCode = new Map(found.map(({ code, uk }) => [code, uk]))
    expect(named.length).toBeGreaterThan(10)
    for (const { code, uk } of named) expect([code, byCode.get(code)]).toEqual([code, uk])
  })

  test('a webhook gets a secret of its own, keeps it while its address stays, and ends when the pack says so', async () => {
    const hooked = (version: string, webhook?: { url: string; used: boolean }) =>
      changed(version, ({ agencies, ...copy }) => ({
        ...copy,
        agencies: {
          agencies: agencies.agencies.map((one) =>
            one.code === 'kumi' && webhook ? { ...one, webhook } : one,
          ),
        },
      }))
    const load = async (next: CityPack) => (await loadPack(city.ctx, next, { overwrite: true })).webhooks
    const hook = async () => {
      const found = await findWebhook(city.ctx.db, 'kumi')
      return found && [found.url, found.secret]
    }
    const url = 'https://kumi.example/hook'

    const first = await load(hooked('hooked', { url, used: true }))
    const secret = first.get('kumi')
    expect(secret).toHaveLength(43)
    expect(await hook()).toEqual([url, secret])
    expect(await load(hooked('hooked-again', { url, used: true }))).toEqual(new Map())
    expect(await load(hooked('says-nothing'))).toEqual(new Map())
    expect(await hook()).toEqual([url, secret])

    const moved = await load(hooked('moved', { url: `${url}/2`, used: true }))
    expect(await hook()).toEqual([`${url}/2`, moved.get('kumi')])
    expect(moved.get('kumi')).not.toBe(secret)
    expect(await load(hooked('not-used', { url, used: false }))).toEqual(new Map([['kumi', null]]))
    expect(await hook()).toBeUndefined()
  })

  test('what was not allowed to be overwritten stays as it was, and the difference is told', async () => {
    const before = await revision()
    const other = changed('other', (copy) => ({
      ...copy,
      houses: { ...copy.houses, features: copy.houses.features.slice(1) },
    }))
    const refused = await loadPack(city.ctx, other, { overwrite: false }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(PackDiffers)
    expect((refused as PackDiffers).differences.houses).toEqual({ added: 0, changed: 0, removed: 1 })
    expect(await revision()).toBe(before)
    expect(await query('select code from houses')).toHaveLength(pack.houses.features.length)
  })
})

describe('an installation without a city', () => {
  test('answers that the service is not available, and works as soon as one is loaded', async () => {
    const empty = await openCity()
    try {
      await emptied(empty)
      await empty.ctx.db.$client.query('delete from city')
      for (const door of [
        '/city',
        '/categories',
        '/agencies',
        '/place?lon=1&lat=1',
        '/tiles/city/1/1/1.mvt',
      ]) {
        const { status, body, headers } = await ask<{ code: string }>(empty, 'GET', door)
        expect([door, status, body.code]).toEqual([door, 503, 'server.unavailable'])
        expect(headers['retry-after']).toBe('30')
      }
      await loadPack(empty.ctx, pack, { overwrite: false })
      expect((await ask(empty, 'GET', '/city')).status).toBe(200)
    } finally {
      await empty.close()
    }
  })
})
