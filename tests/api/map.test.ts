import type { Found } from '@gorozhanin/domain/map/api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, fileOne, move, picture, signInAs } from '../support/people.ts'
import { type Drawn, readTile, tileAt } from '../support/tiles.ts'

type House = { readonly code: string; readonly label: string; readonly lon: number; readonly lat: number }

let city: TestCity
let moderator: string
let houses: readonly House[]

beforeAll(async () => {
  city = await openCity()
  moderator = await signInAs(city, 'moderator')
  const { rows } = await city.ctx.db.$client.query(
    `select code, label->>'ru' as label, ST_X(place) as lon, ST_Y(place) as lat from houses order by code`,
  )
  houses = rows
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

function house(index: number): House {
  const found = houses.at(index)
  if (!found) throw new Error(`the demo town has no house ${index}`)
  return found
}

async function filed(place: { lon: number; lat: number }, text = 'Не горит фонарь у дома'): Promise<string> {
  const { number } = await fileOne(city, {
    category: 'street-light-out',
    text,
    lon: place.lon,
    lat: place.lat,
    details: { lamps_count: 'one' },
  })
  return number
}

async function published(place: { lon: number; lat: number }, text?: string): Promise<string> {
  const number = await filed(place, text)
  const { status } = await move(city, moderator, number, { move: 'publish' })
  if (status !== 200) throw new Error(`publishing ${number} answered ${status}`)
  return number
}

describe('tiles of reports', () => {
  const drawn = async (path: string, number: string): Promise<Drawn | undefined> => {
    const { report = [] } = await readTile(city, `reports/${path}`)
    return report.find((one) => one.number === number)
  }

  test('a report is drawn once it is published, and no longer from the moment it is hidden', async () => {
    const place = house(0)
    const number = await filed(place)
    expect(await drawn(tileAt(16, place), number)).toBeUndefined()

    await move(city, moderator, number, { move: 'publish' })
    expect(await drawn(tileAt(16, place), number)).toMatchObject({
      group5: 'at_agency',
      status: 'routed',
      category: 'street-light-out',
      categoryGroup: 'lighting',
      overdue: false,
    })

    const { status } = await move(city, moderator, number, { move: 'hide', text: 'Ошибка' })
    expect(status).toBe(200)
    expect(await drawn(tileAt(16, place), number)).toBeUndefined()
  })

  test('far away, reports of one cell are one cluster that says how many, of which states, and where', async () => {
    const place = house(1)
    await published(place)
    await published({ lon: place.lon + 0.0001, lat: place.lat })
    const { cluster = [], report = [] } = await readTile(city, `reports/${tileAt(5, place)}`)
    expect(report).toEqual([])
    expect(cluster).toHaveLength(1)
    const [all] = cluster
    const { rows } = await city.ctx.db.$client.query(
      'select count(*)::int as shown from reports where published_at is not null and hidden_at is null and is_public',
    )
    expect(all).toMatchObject({ count: rows[0].shown, c_at_agency: rows[0].shown, c_closed: 0, overdue: 0 })
    const [west, south, east, north] = String(all?.bounds).split(',').map(Number)
    expect(west).toBeLessThanOrEqual(place.lon)
    expect(east).toBeGreaterThanOrEqual(place.lon + 0.00009)
    expect(south).toBeLessThanOrEqual(place.lat + 0.00001)
    expect(north).toBeGreaterThanOrEqual(place.lat - 0.00001)
  })

  test('a cluster stands well inside its cell: two neighbours do not cover each other', async () => {
    const cellsRound = 2 ** 13 * 8
    const { lon, lat } = house(5)
    const corner = ((Math.floor(((lon + 180) / 360) * cellsRound) + 0.02) / cellsRound) * 360 - 180
    for (const place of [corner, corner + 0.0001]) await published({ lon: place, lat })
    const { cluster = [] } = await readTile(city, `reports/${tileAt(13, { lon: corner, lat })}`)
    const shares = cluster.map((one) => (((one.lon + 180) / 360) * cellsRound) % 1)
    expect(shares.length).toBeGreaterThan(0)
    // As exact as the units of a tile.
    expect(Math.min(...shares)).toBeGreaterThan(0.298)
    expect(Math.max(...shares)).toBeLessThan(0.702)
  })

  test('a report on the edge of two tiles is in exactly one of them', async () => {
    const { lon, lat } = house(2)
    const edge = (Math.round(((lon + 180) / 360) * 2 ** 17) / 2 ** 17) * 360 - 180
    const number = await published({ lon: edge + 0.000002, lat })
    const west = await drawn(tileAt(17, { lon: edge - 0.0001, lat }), number)
    const east = await drawn(tileAt(17, { lon: edge + 0.0001, lat }), number)
    expect([west, east].filter(Boolean)).toHaveLength(1)
  })

  test('a place is drawn as coarsely as it is told elsewhere: five decimals', async () => {
    const place = {
      lon: Number(house(3).lon.toFixed(5)) + 0.000004,
      lat: Number(house(3).lat.toFixed(5)) + 0.000004,
    }
    const number = await published(place)
    const at = await drawn(tileAt(22, { lon: place.lon - 0.000004, lat: place.lat - 0.000004 }), number)
    expect(at?.lon).toBeCloseTo(place.lon - 0.000004, 7)
    expect(at?.lat).toBeCloseTo(place.lat - 0.000004, 7)
  })

  test('filters leave out what the list would leave out', async () => {
    const place = house(4)
    const number = await published(place)
    const tile = tileAt(17, place)
    expect(await drawn(`${tile}?status=at_agency&group=lighting`, number)).toBeDefined()
    for (const other of ['status=answered', 'group=roads', 'category=pothole-road', 'overdue=true'])
      expect(await drawn(`${tile}?${other}`, number)).toBeUndefined()
  })

  test('a tile that did not change is not sent twice', async () => {
    const url = `/api/tiles/reports/${tileAt(16, house(0))}`
    const first = await city.app.inject({ url })
    const headers = { 'if-none-match': String(first.headers.etag) }
    expect(await city.app.inject({ url, headers })).toMatchObject({ statusCode: 304, body: '' })

    await published(house(0))
    expect((await city.app.inject({ url, headers })).statusCode).toBe(200)
  })
})

describe('tiles of the city', () => {
  test('near by there are streets with names, houses with numbers and the ground', async () => {
    const layers = await readTile(city, `city/${tileAt(16, house(0))}`)
    expect(layers.road?.some(({ name_ru, name_en }) => name_ru && name_en)).toBe(true)
    expect(layers.label?.some(({ number }) => number)).toBe(true)
    expect(layers.land?.length).toBeGreaterThan(0)
  })

  test('a house that lies in several tiles has its number in one of them', async () => {
    const { rows } = await city.ctx.db.$client.query(
      `select data->>'number' as number, ST_XMin(shape) as west, ST_XMax(shape) as east,
              ST_YMin(shape) as south, ST_YMax(shape) as north
         from basemap where layer = 'building' and data ? 'number'`,
    )
    const tilesOf = ({ west, east, south, north }: Record<string, number>) =>
      new Set([west, east].flatMap((lon = 0) => [south, north].map((lat = 0) => tileAt(16, { lon, lat }))))
    const split = rows.find((one) => tilesOf(one).size > 1)
    const tiles = await Promise.all([...tilesOf(split)].map((tile) => readTile(city, `city/${tile}`)))
    const numbers = tiles
      .flatMap(({ label = [] }) => label)
      .filter(
        ({ number, lon, lat }) =>
          number === split.number &&
          lon > split.west &&
          lon < split.east &&
          lat > split.south &&
          lat < split.north,
      )
    expect(numbers).toHaveLength(1)
  })

  test('far away houses and paths are left out, the boundary and the water stay', async () => {
    const layers = await readTile(city, `city/${tileAt(11, house(0))}`)
    expect(layers.building).toBeUndefined()
    expect(layers.road?.every(({ kind }) => kind !== 'path' && kind !== 'yard')).toBe(true)
    expect(layers.boundary).toHaveLength(1)
    expect(layers.water?.length).toBeGreaterThan(0)
  })

  test('a tile is packed for those who can unpack it', async () => {
    const url = `/api/tiles/city/${tileAt(14, house(0))}`
    const plain = await city.app.inject({ url })
    const packed = await city.app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.headers.etag).toBe(plain.headers.etag)
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length)
  })

  test('where nothing is, a tile is empty; where no tile is, nothing is found', async () => {
    expect(await city.app.inject({ url: '/api/tiles/city/10/0/0.mvt' })).toMatchObject({
      statusCode: 200,
      body: '',
    })
    for (const tile of ['3/8/0', '3/0/8', '0/1/0', '22/0/99999999999999999999', '5/1e300/1']) {
      const { statusCode, body } = await city.app.inject({ url: `/api/tiles/city/${tile}.mvt` })
      expect([tile, statusCode, JSON.parse(body).code]).toEqual([tile, 404, 'tile.not_found'])
    }
    for (const tile of ['99/0/0.mvt', '3/0/-1.mvt', '3/0/a.mvt', '3/0/1.png', 'x/0/0.mvt'])
      expect((await city.app.inject({ url: `/api/tiles/city/${tile}` })).statusCode).toBe(422)
  })
})

describe('search', () => {
  const search = async (q: string, more = ''): Promise<readonly Found[]> => {
    const { status, body } = await ask<{ found: Found[] }>(
      city,
      'GET',
      `/search?q=${encodeURIComponent(q)}${more}`,
    )
    expect(status).toBe(200)
    return body.found
  }

  test('an address is found however it is typed', async () => {
    const wanted = house(0)
    const [street = '', plate = ''] = wanted.label.split(', ')
    const own = street.replace(/улица|проспект|переулок|бульвар|набережная|площадь/, '').trim()
    const typed = [
      wanted.label,
      `${own} ${plate}`,
      `${plate} ${own}`,
      `${own.toUpperCase()}, д. ${plate}`,
      `ул. ${own} ${plate} кв. 7`,
    ]
    for (const q of typed) expect([q, (await search(q))[0]?.id]).toEqual([q, wanted.code])
  })

  test('English readers get English labels', async () => {
    const [first] = await search(house(0).label, '&language=en')
    expect(first).toMatchObject({
      kind: 'address',
      id: house(0).code,
      label: expect.stringMatching(/^[\w ,./-]+$/),
    })
  })

  test('a street is found by the beginning of its name and with a letter wrong', async () => {
    const { rows } = await city.ctx.db.$client.query(
      `select code, search from streets where search ~ '^[а-я]{8,} ' order by code limit 1`,
    )
    const { code, search: text } = rows[0]
    const name = text.split(' ')[0]
    for (const q of [name.slice(0, 5), `${name.slice(0, 3)}ъ${name.slice(4)}`])
      expect([q, (await search(q)).some(({ kind, id }) => kind === 'street' && id === code)]).toEqual([
        q,
        true,
      ])
  })

  test('the beginning of a street gives the street, then its houses in their order', async () => {
    const { rows } = await city.ctx.db.$client.query(
      `select s.code, split_part(s.search, ' ', 1) as name from streets s join houses h on h.street = s.code
        where s.search ~ '^[а-я]{8,} ' group by s.code order by count(*) desc, s.code limit 1`,
    )
    const { code, name } = rows[0]
    const houses = await city.ctx.db.$client.query(
      `select code, plate from houses where street = $1 order by substring(plate from '\\d+')::int, plate`,
      [code],
    )
    const [street, ...others] = await search(name, '&kinds=address,street&limit=20')
    expect(street).toMatchObject({ kind: 'street', id: code })
    const known = new Set(houses.rows.map((one) => one.code))
    const own = others.filter(({ kind, id }) => kind === 'address' && known.has(id))
    expect(own.map(({ id }) => id)).toEqual(houses.rows.map((one) => one.code).slice(0, own.length))
    expect(own.length).toBeGreaterThan(3)

    const digit = houses.rows.map((one) => one.plate[0]).at(-1)
    const begun = await search(`${name.slice(0, -2)} ${digit}`, '&kinds=address')
    expect(begun.length).toBeGreaterThan(0)
    for (const { label } of begun) expect(label).toMatch(new RegExp(`, ${digit}`))
  })

  test('a street that was renamed is found by its new name and no more by the old one', async () => {
    const db = city.ctx.db.$client
    await db.query(
      `insert into streets (code, name, search, shape)
       select 'of-shells', '{"ru": "улица Ракушечная", "en": ""}', 'ракушечная', shape from streets order by code limit 1`,
    )
    const rename = (name: string, text: string) =>
      db.query(
        `update streets set name = jsonb_build_object('ru', $1::text, 'en', ''), search = $2 where code = 'of-shells'`,
        [name, text],
      )
    await rename('улица Перламутровая', 'перламутровая')
    expect(await search('перламутовая')).toContainEqual(
      expect.objectContaining({ label: 'улица Перламутровая' }),
    )
    await rename('улица Бирюзовая', 'бирюзовая')
    expect(await search('перламутровая', '&kinds=street')).toEqual([])
    expect(await search('берюзовая')).toContainEqual(expect.objectContaining({ label: 'улица Бирюзовая' }))
    await db.query(`delete from streets where code = 'of-shells'`)
    expect(await search('бирюзовая', '&kinds=street')).toEqual([])
  })

  test('only the kinds that are asked for are looked among', async () => {
    const street = house(0).label.split(', ')[0] ?? ''
    await published(house(0), `Разбита ${street} у дома`)
    for (const kind of ['address', 'street', 'report']) {
      const kinds = new Set((await search(street, `&kinds=${kind}`)).map((one) => one.kind))
      expect([...kinds]).toEqual([kind])
    }
    for (const { kind } of await search(street, '&kinds=place')) expect(kind).toBe('place')
    const { status, body } = await ask(city, 'GET', '/search?q=a&kinds=address,spy')
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'request.invalid' } })
  })

  test('words typed with the other layout of the keys are found', async () => {
    const { rows } = await city.ctx.db.$client.query(
      `select code, split_part(search, ' ', 1) as name from streets where search ~ '^[а-я]{8,} ' order by code limit 1`,
    )
    const russian = 'йцукенгшщзхъфывапролджэячсмитьбю'
    const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
    const typed = [...rows[0].name].map((letter) => latin[russian.indexOf(letter)]).join('')
    expect(await search(typed)).toContainEqual(expect.objectContaining({ kind: 'street', id: rows[0].code }))
  })

  test('objects of the city are found by their labels', async () => {
    const { rows } = await city.ctx.db.$client.query(
      `select code, label->>'ru' as label from objects where layer = 'institution' order by code limit 1`,
    )
    expect(await search(rows[0].label)).toContainEqual(
      expect.objectContaining({ kind: 'place', id: rows[0].code }),
    )
  })

  test('a public report is found by its number and by any form of its words, a hidden one by neither', async () => {
    const number = await published(house(5), 'Сломанные качели скрипят на всю округу')
    expect(await search(number)).toEqual([expect.objectContaining({ kind: 'report', id: number })])
    expect((await search(`№ ${number.split('-')[1]}`))[0]).toMatchObject({ kind: 'report', id: number })
    expect(await search('сломанная качель скрипит')).toContainEqual(expect.objectContaining({ id: number }))

    await move(city, moderator, number, { move: 'hide', text: 'Ошибка' })
    expect(await search(number)).toEqual([])
    expect(await search('сломанная качель скрипит')).not.toContainEqual(
      expect.objectContaining({ id: number }),
    )
  })

  test('a report that nobody has published is not found', async () => {
    const number = await filed(house(6), 'Перегоревшие гирлянды над сквером')
    expect(await search(number)).toEqual([])
    expect(await search('гирлянды над сквером')).not.toContainEqual(expect.objectContaining({ id: number }))
  })

  test.each([
    '',
    ' ',
    '%',
    '_',
    '"',
    "'; drop table houses; --",
    '((((',
    '& | !',
    '2026-999999999',
    '0-0',
    '\u202e',
    '9'.repeat(200),
  ])('%j is answered calmly', async (q) => {
    expect(await search(q)).toEqual(expect.any(Array))
  })
})

describe('places', () => {
  test('a pin beside a house has its address', async () => {
    const { lon, lat, code, label } = house(0)
    const { body } = await ask(city, 'GET', `/place?lon=${lon}&lat=${lat}`)
    expect(body).toEqual({ inside: true, neighbour: null, address: label, house: code, distanceMeters: 0 })
  })

  const spotAway = async (from: number, to: number) => {
    const { rows } = await city.ctx.db.$client.query(
      `select ST_X(p) as lon, ST_Y(p) as lat, near.*
         from city, generate_series(0, 400) x, generate_series(0, 400) y,
              lateral (select ST_SetSRID(ST_MakePoint(
                ST_XMin(boundary) + (ST_XMax(boundary) - ST_XMin(boundary)) * x / 400,
                ST_YMin(boundary) + (ST_YMax(boundary) - ST_YMin(boundary)) * y / 400), 4326) as p) as spot,
              lateral (select label, number, s.name as street, place::geography <-> p::geography as meters
                         from houses join streets s on s.code = street order by 4 limit 1) as near
        where ST_Covers(boundary, p) and near.meters between $1 and $2
          and ($1 < 200 or not exists (
            select from streets where ST_DWithin(shape::geography, p::geography, 150))) limit 1`,
      [from, to],
    )
    return rows[0]
  }
  const inWords = async ({ lon, lat }: { lon: number; lat: number }, language = 'ru') =>
    (
      await ask<{ address: string | null; house: string | null; distanceMeters: number | null }>(
        city,
        'GET',
        `/place?lon=${lon}&lat=${lat}&language=${language}`,
      )
    ).body

  test('a pin not far from a house says how far, and stands at no house', async () => {
    const spot = await spotAway(90, 150)
    const far = Math.round(spot.meters / 10) * 10
    expect(await inWords(spot)).toMatchObject({
      address: `около дома ${spot.number} (${spot.street.ru}), ${far} м`,
      house: null,
      distanceMeters: Math.round(spot.meters),
    })
    expect((await inWords(spot, 'en')).address).toMatch(
      new RegExp(`^near house [\\w/]+ \\(${spot.street.en}\\), ${far} m$`),
    )
  })

  test('a pin away from houses has the street beside it, or the village that the map names', async () => {
    const spot = await spotAway(260, 100_000)
    const db = city.ctx.db.$client
    await db.query(
      `insert into streets (code, name, search, shape) values ('of-fields', '{"ru": "Полевая дорога", "en": "Field Road"}',
         'полевая', ST_Multi(ST_SetSRID(ST_MakeLine(ST_MakePoint($1, $2), ST_MakePoint($1, $2 + 0.0002)), 4326)))`,
      [spot.lon, spot.lat],
    )
    const beside = { ru: await inWords(spot), en: await inWords(spot, 'en') }
    await db.query(`delete from streets where code = 'of-fields'`)
    expect(beside.ru).toMatchObject({ address: 'рядом: Полевая дорога', house: null, distanceMeters: 0 })
    expect(beside.en).toMatchObject({ address: 'near Field Road' })

    await db.query(
      `insert into basemap (code, layer, kind, name, data, extent, shape)
       values ('of-fields', 'place', 'village', '{"ru": "Лукошкино", "en": "Lukoshkino"}', '{}', 0,
               ST_SetSRID(ST_MakePoint($1, $2), 4326))`,
      [spot.lon, spot.lat],
    )
    const village = { ru: await inWords(spot), en: await inWords(spot, 'en') }
    const found = await ask<{ found: Found[] }>(city, 'GET', `/search?q=${encodeURIComponent('лукошк')}`)
    await db.query(`delete from basemap where code = 'of-fields'`)
    expect(village).toMatchObject({ ru: { address: 'рядом: Лукошкино' }, en: { address: 'near Lukoshkino' } })
    expect(found.body.found[0]).toMatchObject({ kind: 'place', label: 'Лукошкино' })
  })

  test('a pin away from everything has nothing', async () => {
    const { body } = await ask(city, 'GET', '/place?lon=0&lat=0')
    expect(body).toEqual({
      inside: false,
      neighbour: null,
      address: null,
      house: null,
      distanceMeters: null,
    })
  })

  test('a pin on the ground of a neighbour is told whose it is', async () => {
    const { city: data } = await city.ctx.catalog()
    const [neighbour] = data.neighbours
    const { rows } = await city.ctx.db.$client.query(
      `select ST_X(p) as lon, ST_Y(p) as lat from ST_PointOnSurface(ST_GeomFromGeoJSON($1)) p`,
      [JSON.stringify(neighbour?.area)],
    )
    const { body } = await ask(city, 'GET', `/place?lon=${rows[0].lon}&lat=${rows[0].lat}&language=en`)
    expect(body).toMatchObject({ inside: false, neighbour: neighbour?.name.en })
  })

  test.each(['house', 'container_site', 'stop', 'institution'])(
    'near %s come with the nearest first',
    async (layer) => {
      const { lon, lat } = house(0)
      const url = `/objects?layer=${layer}&lon=${lon}&lat=${lat}&radiusMeters=2000`
      const { body } = await ask<{ objects: { layer: string; distanceMeters: number }[] }>(city, 'GET', url)
      const meters = body.objects.map(({ distanceMeters }) => distanceMeters)
      expect(body.objects.length).toBeGreaterThan(0)
      expect(body.objects.length).toBeLessThanOrEqual(30)
      expect(body.objects.every((one) => one.layer === layer)).toBe(true)
      expect(meters).toEqual(meters.toSorted((a, b) => a - b))
    },
  )

  test('a container site that has an open report of the category says so, once strangers may read it', async () => {
    const { lon, lat } = house(0)
    type Near = { objects: { id: string; lon: number; lat: number; reported: string | null }[] }
    const near = async (category: string) => {
      const url = `/objects?layer=container_site&lon=${lon}&lat=${lat}&radiusMeters=2000&category=${category}`
      return (await ask<Near>(city, 'GET', url)).body.objects
    }
    const [site] = await near('container-overflow')
    if (!site) throw new Error('the town has no container sites')
    const reportedAt = async (category: string) =>
      (await near(category)).filter(({ reported }) => reported).map(({ id, reported }) => [id, reported])
    const { number } = await fileOne(
      city,
      {
        category: 'container-overflow',
        text: 'Баки полны',
        lon: site.lon,
        lat: site.lat,
        details: { container_site: site.id },
      },
      [await picture()],
    )
    expect(await reportedAt('container-overflow')).toEqual([])
    await move(city, await signInAs(city, 'moderator'), number, { move: 'publish' })
    expect(await reportedAt('container-overflow')).toEqual([[site.id, number]])
    expect(await reportedAt('container-broken')).toEqual([])
    expect((await ask(city, 'GET', `/objects?layer=house&lon=${lon}&lat=${lat}&category=moon`)).status).toBe(
      422,
    )
  })
})
