import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { parseFeed } from '../support/feed.ts'
import {
  aHouse,
  ask,
  darkEntrance,
  darkLamp,
  fileOne,
  filePublished,
  follow,
  move,
  ownMove,
  signInAs,
} from '../support/people.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
/** Far from where others look. */
let spot: { lon: number; lat: number }

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
  const { lon, lat } = (await city.ctx.catalog()).city.center
  spot = { lon: lon + 0.011, lat: lat + 0.004 }
})
afterAll(() => city?.close())

const feedAt = async (url: string) => {
  const { status, body, headers } = await ask<string>(city, 'GET', url)
  expect([status, body.slice(0, 5)]).toEqual([200, '<?xml'])
  expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  return parseFeed(body)
}
const news = (query = '') => feedAt(`/news.atom${query}`)
const numbers = async (query = '') => [
  ...new Set((await news(query)).entries.map(({ link }) => link.split('/').at(-1))),
]
const lamp = (more: object = {}) => ({ ...darkLamp(spot), ...more })
const published = (fields: Parameters<typeof fileOne>[1]) => filePublished(city, moderator, fields)

describe('a feed of a report', () => {
  test('tells what strangers may know of it, the latest first, each under an id of its own for ever', async () => {
    const filed = await published(
      lamp({ text: 'Темно, мой телефон 8 912 345-67-89', address: 'у входа в парк' }),
    )
    const agency = await signInAs(city, filed.agency.code)
    city.setTime('2026-11-20T11:00')
    await move(city, agency, filed.number, { move: 'accept' })
    const feed = await feedAt(`/reports/${filed.number}/news.atom`)
    expect(feed.entries).toMatchObject([
      {
        title: `Не горит уличный фонарь: принято в работу: ${filed.agency.name.ru}`,
        updated: '2026-11-20T06:00:00.000Z',
        link: `${city.config.publicUrl}/reports/${filed.number}`,
      },
      {
        title: 'Не горит уличный фонарь: новое сообщение',
        updated: '2026-11-20T05:00:00.000Z',
        content: expect.stringContaining('Темно, мой телефон'),
      },
    ])
    expect(feed.updated).toBe('2026-11-20T06:00:00.000Z')
    expect(feed.self).toBe(`${city.config.publicUrl}/api/reports/${filed.number}/news.atom`)
    expect(feed.id).toMatch(/^tag:[^,/]+,2026:/)
    expect(JSON.stringify(feed)).not.toContain('345-67-89')

    city.setTime('2026-11-20T12:00')
    const later = await feedAt(`/reports/${filed.number}/news.atom`)
    expect(later).toEqual(feed)
    const english = await feedAt(`/reports/${filed.number}/news.atom?language=en`)
    expect(english.entries.map(({ id }) => id)).toEqual(feed.entries.map(({ id }) => id))
    expect(english.entries[1]?.title).toContain('a new report')
  })

  test('is there for nobody before strangers see the report, and no more once they do not', async () => {
    const filed = await fileOne(city, lamp())
    const at = `/reports/${filed.number}/news.atom`
    const absent = (await ask(city, 'GET', '/reports/2026-999999/news.atom')).body
    const cookie = await follow(city, filed)
    expect(await ask(city, 'GET', at, { cookie })).toMatchObject({ status: 404, body: absent })
    await move(city, moderator, filed.number, { move: 'publish' })
    expect((await feedAt(at)).entries).toHaveLength(1)
    await move(city, moderator, filed.number, { move: 'hide', text: 'Видно лицо' })
    expect(await ask(city, 'GET', at)).toMatchObject({ status: 404, body: absent })
    expect((await ask<string>(city, 'GET', '/news.atom')).body).not.toContain(filed.number)
    city.setTime('2026-11-20T12:30')
    await move(city, moderator, filed.number, { move: 'show' })
    const entries = (await feedAt(at)).entries
    expect(entries.map(({ title }) => title)).toEqual(['Не горит уличный фонарь: новое сообщение'])
  })

  test('says nothing of what happened before strangers saw it, and does not say twice that it is new', async () => {
    const filed = await fileOne(city, {
      category: 'sewer-blockage',
      text: 'Вода в подвале',
      details: { entrance: 1 },
      lon: house.lon,
      lat: house.lat,
      objectId: house.code,
    })
    expect(filed.status).toBe('routed')
    const agency = await signInAs(city, filed.agency.code)
    await move(city, agency, filed.number, { move: 'accept' })
    city.setTime('2026-11-20T13:00')
    await move(city, moderator, filed.number, { move: 'show' })
    const entries = (await feedAt(`/reports/${filed.number}/news.atom`)).entries
    expect(entries.map(({ title }) => title.split(': ')[1])).toEqual(['новое сообщение'])
  })
})

test('never one that its author or the city keeps from strangers', async () => {
  const kept = await published(lamp({ public: false, text: 'слово-тайна' }))
  const withdrawn = await published(lamp({ text: 'слово-тайна' }))
  const cookie = await follow(city, withdrawn)
  await ownMove(city, cookie, withdrawn.number, { move: 'withdraw' })
  const waiting = await fileOne(city, lamp({ text: 'слово-тайна' }))
  const { body } = await ask<string>(city, 'GET', `/news.atom?bbox=${around(spot, 0.001)}`)
  for (const { number } of [kept, withdrawn, waiting]) expect(body).not.toContain(number)
  expect(body).not.toContain('слово-тайна')
})

describe('a feed of a subject', () => {
  test('of a house has what is told of there, not of the house beside it', async () => {
    const { rows } = await city.ctx.db.$client.query(
      `select b.code, b.street, ST_X(b.place) as lon, ST_Y(b.place) as lat
         from houses a join houses b on b.code <> a.code and b.uk is not null
        where a.code = $1 order by b.place <-> a.place limit 1`,
      [house.code],
    )
    const beside = rows[0]
    const here = await published(darkEntrance(house))
    const there = await published(darkEntrance({ ...house, ...beside }))
    const yard = await published(lamp({ lon: house.lon, lat: house.lat + 0.0001 }))
    const found = await numbers(`?house=${house.code}`)
    expect(found).toEqual(expect.arrayContaining([here.number, yard.number]))
    expect(found).not.toContain(there.number)
    expect((await news(`?house=${house.code}`)).title).toContain(house.label)

    const [street] = (
      await city.ctx.db.$client.query('select street from houses where code = $1', [house.code])
    ).rows
    const onStreet = await numbers(`?street=${street.street}`)
    expect(onStreet).toContain(here.number)
    expect(onStreet.includes(there.number)).toBe(beside.street === street.street)
  })

  test('of a street has what lies on it, and not far from it', async () => {
    const { rows } = await city.ctx.db.$client.query(
      `select code, ST_X(p) as lon, ST_Y(p) as lat
         from (select code, ST_StartPoint(ST_GeometryN(shape, 1)) as p from streets order by code limit 1) s`,
    )
    const { code, lon, lat } = rows[0]
    const on = await published(lamp({ lon, lat }))
    const off = await published(lamp({ lon: spot.lon, lat: spot.lat }))
    const found = await numbers(`?street=${code}`)
    expect(found).toContain(on.number)
    expect(found).not.toContain(off.number)
  })

  test('of an area and of topics, both narrowing', async () => {
    const light = await published(lamp())
    const box = `bbox=${around(spot, 0.0005)}`
    expect(await numbers(`?${box}`)).toContain(light.number)
    expect(await numbers(`?${box}&category=street-light-out`)).toContain(light.number)
    expect(await numbers(`?${box}&category=pothole-road`)).toEqual([])
    expect(await numbers(`?${box}&group=lighting`)).toEqual(
      await numbers(`?${box}&category=street-light-out`),
    )
    expect(await numbers(`?bbox=${around({ lon: spot.lon + 0.01, lat: spot.lat }, 0.0005)}`)).not.toContain(
      light.number,
    )
  })

  test('of a drawn area, a corner pushed in, leaves out what lies in its box alone', async () => {
    const at = { lon: spot.lon + 0.004, lat: spot.lat - 0.008 }
    const inside = await published(lamp({ lon: at.lon - 0.0008, lat: at.lat - 0.0002 }))
    const inTheNotch = await published(lamp({ lon: at.lon, lat: at.lat + 0.0005 }))
    const area = ringAt(at, [-1, -1], [1, -1], [1, 1], [0, 0], [-1, 1])
    const feed = await news(`?area=${area}`)
    expect(await numbers(`?area=${area}`)).toEqual([inside.number])
    expect(await numbers(`?bbox=${around(at, 0.001)}`)).toContain(inTheNotch.number)
    expect(await numbers(`?area=${area}&category=pothole-road`)).toEqual([])
    expect(feed.title).toMatch(/область на карте, около 1,9 га$/)
    expect(feed.self).toContain(encodeURIComponent(area))
  })

  test.each([
    [
      'two corners',
      [
        [0, 0],
        [1, 0],
      ],
      'following.area_few',
    ],
    ['thirty-one corners', Array.from({ length: 31 }, (_, i) => [i, i * i]), 'following.area_many'],
    [
      'sides that cross',
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      'following.area_crosses',
    ],
    [
      'half a region',
      [
        [0, 0],
        [400, 0],
        [400, 400],
        [0, 400],
      ],
      'following.area_large',
    ],
    [
      'another city',
      [
        [3000, 0],
        [3001, 0],
        [3001, 1],
      ],
      'following.area_outside',
    ],
  ] as const)('an area with %s is refused', async (_, corners, code) => {
    const area = ringAt(spot, ...corners)
    const refused = { status: 422, body: { errors: [{ field: 'area', code }] } }
    expect(await ask(city, 'GET', `/news.atom?area=${area}`)).toMatchObject(refused)
    const body = {
      subject: { area },
      tells: ['new'],
      pace: 'daily',
      contactEmail: 'area@mail.example',
      consents: ['contact'],
    }
    expect(await ask(city, 'POST', '/following', { body })).toMatchObject(refused)
  })

  test('tells new reports or changes alone where that is chosen', async () => {
    const at = { lon: spot.lon - 0.004, lat: spot.lat }
    const filed = await published(lamp(at))
    const agency = await signInAs(city, filed.agency.code)
    await move(city, agency, filed.number, { move: 'accept' })
    const box = `?bbox=${around(at, 0.0005)}`
    const said = async (more: string) =>
      (await news(box + more)).entries.map(({ title }) => title.split(': ')[1])
    expect(await said('')).toEqual(['принято в работу', 'новое сообщение'])
    expect(await said('&news=new')).toEqual(['новое сообщение'])
    expect(await said('&news=changes')).toEqual(['принято в работу'])
  })

  test.each([
    ['?house=nobody', 'house', 'following.house_unknown'],
    ['?street=nobody', 'street', 'following.street_unknown'],
    ['?group=nobody', 'group', 'report.group_unknown'],
    ['?category=nobody', 'category', 'report.category_unknown'],
    ['?bbox=61,55,60,56', 'bbox', 'following.area_wrong'],
    ['?bbox=1,2,3,99', 'bbox', 'following.area_wrong'],
    ['?bbox=1,2,3', 'bbox', 'field.pattern'],
    ['?area=1,2,3', 'area', 'following.area_few'],
    ['?area=1,2;3,4;5,6', 'area', 'field.pattern'],
    ['?area=60.123456,55,60,56,61,56', 'area', 'field.pattern'],
    ['?news=all', 'news', 'field.enum'],
    ['?house=HOUSE&bbox=1,2,3,4', 'bbox', 'following.one_place'],
  ])('%s is refused, naming the field', async (query, field, code) => {
    const answer = await ask(city, 'GET', `/news.atom${query.replace('HOUSE', house.code)}`)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
  })
})

test('hostile words make no other XML', async () => {
  const hostile = ']]><script>alert(1)</script> &amp; &#1; <!-- <?php " \' 𝄞'
  const filed = await published(lamp({ text: hostile, address: 'дом <б> & "в"' }))
  const odd = await published(lamp())
  // What an import or an older version may have let in.
  await city.asOwner(
    `update reports set text = E'ноль\\u0001\\u001b\\ufffe\\uffffслово', public_text = null
      where sequence = ${odd.number.split('-')[1]}`,
  )
  const [entry] = (await feedAt(`/reports/${filed.number}/news.atom`)).entries
  expect(entry?.content).toContain(hostile)
  const [other] = (await feedAt(`/reports/${odd.number}/news.atom`)).entries
  expect(other?.content).toContain('нольслово')
  expect((await news()).entries.some(({ content }) => content.includes(hostile))).toBe(true)
})

test('who has the feed already is told so until something happens', async () => {
  const at = { lon: spot.lon, lat: spot.lat - 0.004 }
  const url = `/news.atom?bbox=${around(at, 0.0005)}`
  const filed = await published(lamp(at))
  const { headers } = await ask(city, 'GET', url)
  expect(headers['cache-control']).toBe('no-cache')
  const known = { 'if-none-match': String(headers.etag) }
  expect(await ask(city, 'GET', url, { headers: known })).toMatchObject({ status: 304, body: '' })
  await move(city, await signInAs(city, filed.agency.code), filed.number, { move: 'accept' })
  expect((await ask(city, 'GET', url, { headers: known })).status).toBe(200)
})

function around({ lon, lat }: { lon: number; lat: number }, half: number): string {
  return [lon - half, lat - half, lon + half, lat + half].map((one) => one.toFixed(6)).join(',')
}

/** An area with its corners so many thousandths of a degree from a place. */
function ringAt(
  { lon, lat }: { lon: number; lat: number },
  ...corners: readonly (readonly number[])[]
): string {
  return corners
    .map(([x = 0, y = 0]) => `${(lon + x / 1000).toFixed(5)},${(lat + y / 1000).toFixed(5)}`)
    .join()
}
