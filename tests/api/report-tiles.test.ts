import { buildApp } from '@gorozhanin/server/main/app'
import { dropOldMapChanges } from '@gorozhanin/server/map/shown-store'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emptied, openCity, type TestCity } from '../support/city.ts'
import { ask, fileOne, move, signInAs } from '../support/people.ts'
import { type Drawn, type Layers, readTile, tileAt } from '../support/tiles.ts'

type Place = { readonly lon: number; readonly lat: number }

const MOST_BYTES = 150 * 1024

let city: TestCity
/** Beside `city.app`, which follows the database from its first tile on, one that begins to read later. */
let late: FastifyInstance

beforeAll(async () => {
  city = await openCity()
  await readTile(city, 'reports/0/0/0.mvt')
})
afterAll(async () => {
  await late?.close()
  await city.close()
})
beforeEach(() => city.ctx.redis.flushdb())

/**
 * Puts reports of a former year into the database past all doors; columns that are not named are those of a published
 * one at work.
 */
async function put(rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const first = await city.ctx.db.$client.query(
    'select coalesce(max(sequence), 0)::int as last from reports where year = 2025',
  )
  const { last } = first.rows[0]
  const all = rows.map((row, index) => ({
    sequence: last + index + 1,
    category: 'street-light-out',
    group: 'lighting',
    status: 'in_work',
    agency: 'edds',
    shown: true,
    hidden: false,
    public: true,
    registered: '2026-11-10T10:00:00Z',
    due: null,
    answered: null,
    lon: null,
    lat: null,
    ...row,
  }))
  await city.ctx.db.$client.query(
    `insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text, language,
       source, is_public, without_photo, details, route, registered_at, published_at, hidden_at, due_at, answered_at, place)
     select gen_random_uuid(), 2025, sequence, category, "group", false, status, agency, 'Не горит фонарь', 'ru', 'web',
            public, true, '{}', '{}', registered, case when shown then registered end,
            case when hidden then registered end, due, answered, ST_SetSRID(ST_MakePoint(lon, lat), 4326)
       from jsonb_to_recordset($1) as row (sequence int, category text, "group" text, status text, agency text,
              shown boolean, hidden boolean, public boolean, registered timestamptz, due timestamptz,
              answered timestamptz, lon float8, lat float8)`,
    [JSON.stringify(all)],
  )
}

/** A published report alone in a far country, as the database numbers it. */
async function putAt(place: Place, row: Readonly<Record<string, unknown>> = {}): Promise<string> {
  await put([{ ...place, ...row }])
  const { rows } = await city.ctx.db.$client.query(
    'select max(sequence) as last from reports where year = 2025',
  )
  return `2025-${rows[0].last}`
}

const change = (number: string, set: string) =>
  city.asOwner(`update reports set ${set} where year || '-' || sequence = '${number}'`)

async function drawn(place: Place, number: string, query = ''): Promise<Drawn | undefined> {
  const { report = [] } = await readTile(city, `reports/${tileAt(17, place)}${query}`)
  return report.find((one) => one.number === number)
}

describe('what the memory says is what the database says', () => {
  const seed = { value: 7 }
  const random = () => {
    seed.value = (seed.value * 48271) % 2147483647
    return seed.value / 2147483647
  }
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const statuses = [
    'moderation',
    'routed',
    'in_work',
    'answer_review',
    'deferred',
    'answered',
    'closed',
    'merged',
  ]
  const topics = [
    ['street-light-out', 'lighting'],
    ['pothole-road', 'roads'],
    ['sewer-blockage', 'housing'],
  ] as const
  let agencies: readonly string[]

  beforeAll(async () => {
    const { rows } = await city.ctx.db.$client.query('select code from agencies order by code limit 4')
    agencies = rows.map(({ code }) => code)
    const instant = (days: number) =>
      new Date(Date.UTC(2026, 10, 20) + days * 86_400_000 * random()).toISOString()
    const at = () => ({ lon: 61 + 0.2 * random() ** 3, lat: 56 + 0.1 * random() ** 3 })
    const crowded = Array.from({ length: 40 }, at)
    await put(
      Array.from({ length: 3000 }, () => {
        const [category, group] = oneOf(topics)
        const place = random() < 0.02 ? {} : random() < 0.4 ? oneOf(crowded) : at()
        return {
          ...place,
          category,
          group,
          status: oneOf(statuses),
          agency: oneOf(agencies),
          shown: random() < 0.9,
          hidden: random() < 0.1,
          public: random() < 0.9,
          registered: instant(-300),
          due: random() < 0.8 ? instant(random() < 0.5 ? -40 : 40) : null,
          answered: random() < 0.3 ? instant(-20) : null,
        }
      }),
    )
    late = await buildApp(city.ctx)
  })

  /** The same question to the database, without any of the code under test. */
  async function counted([z = 0, x = 0, y = 0]: readonly number[], query: URLSearchParams) {
    const list = (name: string) => query.get(name)?.split(',') ?? null
    const { rows } = await city.ctx.db.$client.query(
      `with shown as (
         select *, floor(ST_X(place) * 1e5::float8 + 0.5) / 1e5::float8 as lon,
                floor(ST_Y(place) * 1e5::float8 + 0.5) / 1e5::float8 as lat,
                coalesce(due_at < $1 and answered_at is null
                  and status not in ('rejected', 'merged', 'withdrawn', 'closed', 'external'), false) as late,
                case when status in ('moderation', 'needs_info') then 'checking'
                     when status in ('routed', 'in_work', 'answer_review', 'reopened') then 'at_agency'
                     when status in ('deferred', 'answered') then status else 'closed' end as status_group
           from reports where published_at is not null and hidden_at is null and is_public and place is not null)
       select sequence, status_group, category_group, late from shown
        where floor((lon + 180) / 360 * 2 ^ $2::int) = $3
          and floor((0.5 - ln(tan(pi() / 4 + radians(lat) / 2)) / (2 * pi())) * 2 ^ $2::int) = $4
          and ($5::text[] is null or status_group = any($5))
          and ($6::text[] is null or category_group = any($6)) and ($7::text[] is null or category = any($7))
          and ($8::text[] is null or agency = any($8))
          and ($9::date is null or (registered_at at time zone 'Asia/Yekaterinburg')::date >= $9)
          and ($10::date is null or (registered_at at time zone 'Asia/Yekaterinburg')::date <= $10)
          and (not $11 or late)`,
      [
        city.ctx.now().toString(),
        z,
        x,
        y,
        ...['status', 'group', 'category', 'agency'].map(list),
        query.get('from'),
        query.get('to'),
        query.get('overdue') === 'true',
      ],
    )
    const tally: Record<string, number> = {}
    for (const { status_group, category_group, late } of rows) {
      count(tally, 'count', 1)
      count(tally, `c_${status_group}`, 1)
      count(tally, `g_${category_group}`, 1)
      count(tally, 'overdue', Number(late))
    }
    return { tally, numbers: new Set(rows.map(({ sequence }) => `2025-${sequence}`)) }
  }

  function count(tally: Record<string, number>, name: string, by: number): void {
    if (by > 0) tally[name] = (tally[name] ?? 0) + by
  }

  function tallied({ cluster = [], report = [] }: Layers) {
    const tally: Record<string, number> = {}
    for (const { lon: _, lat: __, bounds: ___, ...counts } of cluster)
      for (const [name, by] of Object.entries(counts)) count(tally, name, Number(by))
    for (const { group5, categoryGroup, overdue } of report) {
      count(tally, 'count', 1)
      count(tally, `c_${group5}`, 1)
      count(tally, `g_${categoryGroup}`, 1)
      count(tally, 'overdue', Number(overdue))
    }
    return tally
  }

  test('for any tile under any filter, whether it was followed or read at once', async () => {
    const parts = () => [
      `status=${oneOf(['at_agency', 'closed', 'checking,answered'])}`,
      `group=${oneOf(['lighting', 'roads,housing'])}`,
      `category=${oneOf(['pothole-road', 'street-light-out,sewer-blockage'])}`,
      `agency=${oneOf(agencies)},${oneOf(agencies)}`,
      `from=2026-0${2 + Math.floor(random() * 7)}-15`,
      `to=2026-${oneOf(['10', '11'])}-0${1 + Math.floor(random() * 9)}`,
      'overdue=true',
    ]
    let seen = 0
    for (let turn = 0; turn < 120; turn++) {
      const z = turn % 19
      const place = { lon: 61 + 0.2 * random() ** 3, lat: 56 + 0.1 * random() ** 3 }
      const tile = tileAt(z, place)
      const filter = parts().filter(() => random() < (turn % 3) / 4)
      const query = filter.length > 0 ? `?${filter.join('&')}` : ''
      const expected = await counted((tile.match(/\d+/g) ?? []).map(Number), new URLSearchParams(query))
      for (const app of [city.app, late]) {
        const layers = await readTile({ ...city, app }, `reports/${tile}${query}`)
        expect([tile, query, tallied(layers)]).toEqual([tile, query, expected.tally])
        for (const { number } of layers.report ?? []) expect(expected.numbers).toContain(number)
      }
      seen += expected.numbers.size
    }
    expect(seen).toBeGreaterThan(10_000)
  })

  test('a cluster says where its reports lie, and its mark is among them', async () => {
    for (const z of [4, 9, 12, 15]) {
      const { cluster = [] } = await readTile(city, `reports/${tileAt(z, { lon: 61.01, lat: 56.01 })}`)
      expect(cluster.length).toBeGreaterThan(0)
      for (const { bounds } of cluster) {
        const [west = 0, south = 0, east = 0, north = 0] = String(bounds).split(',').map(Number)
        expect(west).toBeLessThanOrEqual(east)
        expect(south).toBeLessThanOrEqual(north)
        for (const corner of [
          { lon: west, lat: south },
          { lon: east, lat: north },
        ])
          expect(tileAt(z, corner)).toBe(tileAt(z, { lon: 61.01, lat: 56.01 }))
      }
    }
  })
})

describe('a change is on the map with the next question', () => {
  const place = { lon: 40.001, lat: 50.001 }

  test.each([
    ['hidden', 'hidden_at = now()', 'hidden_at = null'],
    ['kept private by its author', 'is_public = false', 'is_public = true'],
    ['unpublished', 'published_at = null', 'published_at = registered_at'],
    ['without a place', 'place = null', `place = ST_SetSRID(ST_MakePoint(40.001, 50.001), 4326)`],
  ])('a report that is %s is gone, and comes back', async (_, away, back) => {
    const number = await putAt(place)
    expect(await drawn(place, number)).toBeDefined()
    await change(number, away)
    expect(await drawn(place, number)).toBeUndefined()
    await change(number, back)
    expect(await drawn(place, number)).toBeDefined()
    await city.asOwner(`delete from reports where year || '-' || sequence = '${number}'`)
    expect(await drawn(place, number)).toBeUndefined()
  })

  test('another status, category, agency and term are drawn, and filtered by', async () => {
    const own = { lon: 40.1, lat: 50.1 }
    const number = await putAt(own)
    await change(number, `status = 'merged', category = 'pothole-road', category_group = 'roads'`)
    expect(await drawn(own, number)).toMatchObject({
      group5: 'closed',
      category: 'pothole-road',
      categoryGroup: 'roads',
    })
    expect(await drawn(own, number, '?group=lighting')).toBeUndefined()

    const { rows } = await city.ctx.db.$client.query(`select code from agencies where code <> 'edds' limit 1`)
    await change(number, `status = 'in_work', agency = '${rows[0].code}', due_at = '2026-11-19T10:00:00Z'`)
    expect(await drawn(own, number, `?agency=${rows[0].code}`)).toMatchObject({ overdue: true })
    expect(await drawn(own, number, '?agency=edds')).toBeUndefined()
    await change(number, 'answered_at = due_at')
    expect(await drawn(own, number)).toMatchObject({ overdue: false })
  })

  test('a report that has moved is at its new place alone, however often', async () => {
    const here = { lon: 40.2, lat: 50.2 }
    const there = { lon: 41.7, lat: 50.9 }
    const number = await putAt(here)
    for (const [from, to] of [
      [here, there],
      [there, here],
      [here, there],
    ] as const) {
      await drawn(to, number)
      await change(number, `place = ST_SetSRID(ST_MakePoint(${to.lon}, ${to.lat}), 4326)`)
      expect(await drawn(from, number)).toBeUndefined()
      expect(await drawn(to, number)).toBeDefined()
    }
  })

  test('tiles of every zoom forget a hidden report', async () => {
    const alone = { lon: -70.5, lat: -30.5 }
    const number = await putAt(alone)
    const zooms = Array.from({ length: 16 }, (_, at) => at + 3)
    for (const z of zooms)
      expect((await readTile(city, `reports/${tileAt(z, alone)}`)).report).toHaveLength(1)
    await change(number, 'hidden_at = now()')
    for (const z of zooms) expect(await readTile(city, `reports/${tileAt(z, alone)}`)).toEqual({})
  })

  test('a change that a slow transaction commits late is not missed', async () => {
    const [slowPlace, quickPlace] = [
      { lon: 42.5, lat: 50.5 },
      { lon: 43.5, lat: 50.5 },
    ]
    const [slow, quick] = [await putAt(slowPlace), await putAt(quickPlace)]
    const client = await city.ctx.db.$client.connect()
    try {
      await client.query('begin')
      await client.query(`update reports set hidden_at = now() where year || '-' || sequence = $1`, [slow])
      await change(quick, 'hidden_at = now()')
      expect(await drawn(quickPlace, quick)).toBeUndefined()
      expect(await drawn(slowPlace, slow)).toBeDefined()
      await client.query('commit')
    } finally {
      client.release()
    }
    expect(await drawn(slowPlace, slow)).toBeUndefined()
    expect(await drawn(quickPlace, quick)).toBeUndefined()
  })

  test('more new reports than are kept apart are put in order, and stay changeable', async () => {
    const spot = { lon: 45.5, lat: 50.5 }
    const region = tileAt(6, { lon: 44.3, lat: 51.2 })
    const number = await putAt(spot)
    for (const lat of [51.1, 51.2, 51.3, 51.4]) {
      await put(Array.from({ length: 2500 }, (_, at) => ({ lon: 44 + at / 5000, lat })))
      await readTile(city, `reports/${region}`)
    }
    expect(await drawn(spot, number)).toBeDefined()
    await change(number, 'hidden_at = now()')
    expect(await drawn(spot, number)).toBeUndefined()
    const { cluster = [] } = await readTile(city, `reports/${region}`)
    expect(cluster.reduce((sum, { count }) => sum + Number(count), 0)).toBeGreaterThanOrEqual(10_000)
  })

  test('a repair that switches triggers off is seen too', async () => {
    const own = { lon: 40.6, lat: 50.6 }
    const number = await putAt(own)
    expect(await drawn(own, number)).toBeDefined()
    await city.asOwner(`set session_replication_role = replica;
      update reports set hidden_at = now() where year || '-' || sequence = '${number}'`)
    expect(await drawn(own, number)).toBeUndefined()
  })

  test('words that strangers do not read change nothing of the map', async () => {
    const own = { lon: 40.3, lat: 50.3 }
    const number = await putAt(own)
    const url = `/api/tiles/reports/${tileAt(17, own)}`
    const { etag } = (await city.app.inject({ url })).headers
    await change(number, `masks = '[]', public_text = '—', supporters = 5`)
    const again = await city.app.inject({ url, headers: { 'if-none-match': String(etag) } })
    expect(again).toMatchObject({ statusCode: 304, body: '' })
  })
})

test('changes of the map that everybody has read are dropped, fresh ones stay', async () => {
  const { rows } = await city.ctx.db.$client.query(
    `insert into map_changes (at, year, sequence) values (now() - interval '25 hours', 2025, 1), (now(), 2025, 2)
     returning at::text`,
  )
  await dropOldMapChanges(city.ctx.db)
  const left = await city.ctx.db.$client.query('select at::text from map_changes where at::text = any($1)', [
    rows.map(({ at }) => at),
  ])
  expect(left.rows).toEqual([rows[1]])
})

describe('time', () => {
  test('a report turns overdue on a tile that was kept, at its instant', async () => {
    const place = { lon: 40.4, lat: 50.4 }
    const number = await putAt(place, { due: '2026-11-20T12:00:00+05:00' })
    expect(await drawn(place, number)).toMatchObject({ overdue: false })
    expect(await drawn(place, number, '?overdue=true')).toBeUndefined()
    city.setTime('2026-11-20T12:00')
    expect(await drawn(place, number)).toMatchObject({ overdue: false })
    city.setTime('2026-11-20T12:00:01')
    expect(await drawn(place, number)).toMatchObject({ overdue: true })
    expect(await drawn(place, number, '?overdue=true')).toBeDefined()
    city.setTime('2026-11-20T10:00')
    expect(await drawn(place, number)).toMatchObject({ overdue: false })
  })

  test('days of a filter are those of the city', async () => {
    const place = { lon: 40.5, lat: 50.5 }
    // Half past midnight in the city, the evening before in Greenwich.
    const number = await putAt(place, { registered: '2026-11-11T19:30:00Z' })
    const seen = async (query: string) => (await drawn(place, number, `?${query}`)) !== undefined
    expect(await seen('from=2026-11-12&to=2026-11-12')).toBe(true)
    expect(await seen('to=2026-11-11')).toBe(false)
    expect(await seen('from=2026-11-13')).toBe(false)
  })
})

describe('a heap of reports', () => {
  test('at one place is one cluster at every zoom', async () => {
    const place = { lon: 30.12345, lat: 50.12345 }
    await put(Array.from({ length: 3000 }, () => place))
    for (const z of [5, 14, 15, 18, 22]) {
      const { cluster = [], report = [] } = await readTile(city, `reports/${tileAt(z, place)}`)
      expect(report).toEqual([])
      expect(cluster).toMatchObject([
        { count: 3000, bounds: '30.12345,50.12345,30.12345,50.12345', g_lighting: 3000 },
      ])
    }
  })

  test('side by side fits a tile of any zoom', async () => {
    const corner = { lon: 31.00005, lat: 50.00005 }
    await put(
      Array.from({ length: 4900 }, (_, at) => ({
        lon: corner.lon + Math.floor(at / 70) * 0.00002,
        lat: corner.lat + (at % 70) * 0.00001,
      })),
    )
    for (let z = 0; z <= 18; z++) {
      const answer = await city.app.inject({ url: `/api/tiles/reports/${tileAt(z, corner)}` })
      expect(answer.statusCode).toBe(200)
      expect([z, answer.rawPayload.length <= MOST_BYTES]).toEqual([z, true])
    }
    const far = await readTile(city, `reports/${tileAt(14, corner)}`)
    expect(far.report ?? []).toEqual([])
  })

  test('single reports are drawn where they fit', async () => {
    const place = { lon: 32, lat: 50 }
    await put(Array.from({ length: 5 }, (_, at) => ({ ...place, lon: place.lon + at * 0.00002 })))
    expect((await readTile(city, `reports/${tileAt(16, place)}`)).report).toHaveLength(5)
    expect((await readTile(city, `reports/${tileAt(14, place)}`)).report).toBeUndefined()
  })
})

describe('filters', () => {
  test.each([
    ['status=lost', 'status', 'report.status_unknown'],
    ['group=moon', 'group', 'report.group_unknown'],
    ['category=pothole-road,moon', 'category', 'report.category_unknown'],
    ['agency=moon', 'agency', 'agency.unknown'],
    ['from=2026-02-30', 'from', 'field.format'],
  ])('%s is refused, on the map as in the list', async (query, field, code) => {
    for (const path of [`/tiles/reports/0/0/0.mvt?${query}`, `/reports?${query}`]) {
      const { status, body } = await ask<{ errors: unknown }>(city, 'GET', path)
      expect([status, body.errors]).toEqual([422, [expect.objectContaining({ field, code })]])
    }
  })

  test('the list has the same reports as the map', async () => {
    const place = { lon: 33.5, lat: 50.5 }
    const number = await putAt(place, { registered: '2026-03-05T10:00:00Z' })
    const listed = async (query: string) => {
      const bbox = `${place.lon - 0.01},${place.lat - 0.01},${place.lon + 0.01},${place.lat + 0.01}`
      const { body } = await ask<{ reports: { number: string }[] }>(
        city,
        'GET',
        `/reports?bbox=${bbox}&${query}`,
      )
      return body.reports.map((one) => one.number)
    }
    expect(await listed('agency=edds&from=2026-03-05&to=2026-03-05&status=at_agency&group=lighting')).toEqual(
      [number],
    )
    for (const other of ['from=2026-03-06', 'to=2026-03-04', 'overdue=true', 'category=pothole-road'])
      expect(await listed(other)).toEqual([])
  })
})

test('through the doors: published it appears, hidden it is gone, whoever asks at the same moment', async () => {
  const { rows } = await city.ctx.db.$client.query(
    'select ST_X(place) as lon, ST_Y(place) as lat from houses order by code limit 1',
  )
  const [place] = rows
  const moderator = await signInAs(city, 'moderator')
  const { number } = await fileOne(city, {
    category: 'street-light-out',
    text: 'Не горит фонарь у дома',
    ...place,
    details: { lamps_count: 'one' },
  })
  expect(await drawn(place, number)).toBeUndefined()
  await move(city, moderator, number, { move: 'publish' })
  const seen = await Promise.all(Array.from({ length: 10 }, () => drawn(place, number)))
  expect(seen.filter(Boolean)).toHaveLength(10)
  await move(city, moderator, number, { move: 'hide', text: 'Ошибка' })
  const after = await Promise.all(Array.from({ length: 10 }, () => drawn(place, number)))
  expect(after.filter(Boolean)).toHaveLength(0)
})

test('a city that forgets everything has an empty map', async () => {
  expect(await readTile(city, 'reports/0/0/0.mvt')).not.toEqual({})
  await emptied(city)
  expect(await readTile(city, 'reports/0/0/0.mvt')).toEqual({})
})
