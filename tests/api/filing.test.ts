import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, move, picture, signInAs, tryFile } from '../support/people.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

const lamp = () => ({
  category: 'street-light-out',
  text: 'Не горит фонарь у дома',
  lon: house.lon,
  lat: house.lat,
  details: { lamps_count: 'one' },
})

async function categories(): Promise<readonly PublicCategory[]> {
  const { body } = await ask<{ categories: PublicCategory[] }>(city, 'GET', '/categories')
  return body.categories
}

/** Answers to the questions that must be answered. */
async function answersFor({ questions }: PublicCategory): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const question of questions.filter(({ required }) => required)) {
    const { code, type, options, min } = question
    if (type === 'boolean') answers[code] = true
    if (type === 'select') answers[code] = options[0]?.code
    if (type === 'number') answers[code] = min ?? 1
    if (type === 'text') answers[code] = '12'
    if (type === 'datetime') answers[code] = '2026-11-20T08:00'
    if (type === 'ref') answers[code] = await anObject(question.layer ?? '')
  }
  return answers
}

async function anObject(layer: string): Promise<string> {
  const { rows } = await city.ctx.db.$client.query(
    'select code from objects where layer = $1 order by code limit 1',
    [layer],
  )
  return rows[0]?.code ?? 'в свободных словах'
}

test('a report can be filed in every category of the catalogue, each in its season', async () => {
  const photo = await picture()
  const all = await categories()
  expect(all).toHaveLength(100)
  for (const category of all) {
    city.setTime(category.season?.from === '04-16' ? '2026-06-11T10:00' : '2026-11-20T10:00')
    await city.ctx.redis.flushdb()
    const place = category.place === 'none' ? {} : { lon: house.lon, lat: house.lat }
    const { status, body } = await tryFile(
      city,
      { category: category.code, text: 'Проверка категории', details: await answersFor(category), ...place },
      category.photo === 'required' ? [photo] : [],
    )
    expect({ code: category.code, status, errors: body.errors }).toEqual({
      code: category.code,
      status: 201,
      errors: undefined,
    })
    expect(body.status).toBe(category.urgency === 'emergency' ? 'routed' : 'moderation')
    expect(body.agency.code).toMatch(/^[a-z]/)
    expect(Date.parse(body.dueAt ?? '')).toBeGreaterThan(city.ctx.now().epochMilliseconds)
  }
  city.setTime('2026-11-20T10:00')
}, 120_000)

test('the answer holds the number, the promise and the secret of the author', async () => {
  const filed = await fileOne(city, lamp())
  expect(filed).toMatchObject({ number: expect.stringMatching(/^2026-\d+$/), status: 'moderation' })
  // Four working days after Friday the 20th: the 23rd, 24th, 25th, 26th.
  expect(filed.dueAt).toBe('2026-11-26T18:59:59.000Z')
  expect(filed.url).toBe(`http://localhost:3000/reports/${filed.number}#${filed.follow}`)
})

test('before publication a report is absent for strangers and open to its author', async () => {
  const { number, follow } = await fileOne(city, lamp())
  expect((await ask(city, 'GET', `/reports/${number}`)).status).toBe(404)
  expect((await ask(city, 'POST', `/reports/${number}/follow`, { body: { follow: 'guessed' } })).status).toBe(
    404,
  )

  const followed = await city.app.inject({
    method: 'POST',
    url: `/api/reports/${number}/follow`,
    payload: { follow },
  })
  const cookie = followed.cookies.find(({ name }) => name === 'follows')
  const headers = { cookie: `follows=${encodeURIComponent(cookie?.value ?? '')}` }
  const { status, body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`, { headers })
  expect(status).toBe(200)
  expect(body).toMatchObject({ number, mine: true, published: false, status: 'moderation' })
  expect(body.timeline.map(({ name }) => name)).toEqual(['filed'])
})

test('a report in a category of houses stands at its house and goes to the house’s own agency', async () => {
  const filed = await fileOne(city, {
    category: 'entrance-light',
    text: 'Темно в подъезде',
    details: { entrance: 1 },
    lon: house.lon + 0.0001,
    lat: house.lat,
    objectId: house.code,
  })
  expect(filed.agency.code).toBe(house.uk)
  const { rows } = await city.ctx.db.$client.query(
    'select house, ST_X(place) as lon, ST_Y(place) as lat from reports where year = $1 and sequence = $2',
    filed.number.split('-'),
  )
  expect(rows[0]).toEqual({ house: house.code, lon: house.lon, lat: house.lat })
})

test('a thing of the city that an answer names is shown by its name, to residents and in the console', async () => {
  const { rows } = await city.ctx.db.$client.query(
    `select code, label, ST_X(place) as lon, ST_Y(place) as lat from objects where layer = 'container_site' limit 1`,
  )
  const [site] = rows
  const { number } = await fileOne(
    city,
    {
      category: 'tko-not-collected',
      text: 'Мусор не вывозят третий день',
      details: { container_site: site.code },
      lon: site.lon,
      lat: site.lat,
    },
    [await picture()],
  )
  const moderator = await signInAs(city, 'moderator')
  await move(city, moderator, number, { move: 'publish' })
  const named = expect.objectContaining({ code: 'container_site', value: site.label })
  const card = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(card.body.details).toContainEqual(named)
  const own = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })
  expect(own.body.details).toContainEqual(named)
})

describe('the key of the client', () => {
  const clientKey = () => crypto.randomUUID()

  test('gives the first answer again for the same body, and refuses another one', async () => {
    const fields = { ...lamp(), clientKey: clientKey() }
    const first = await tryFile(city, fields)
    const again = await tryFile(city, fields)
    const other = await tryFile(city, { ...fields, text: 'Совсем другие слова' })
    expect([first.status, again.status, other.status]).toEqual([201, 200, 409])
    expect(again.body).toEqual(first.body)
    expect(other.body.code).toBe('report.key_reused')
  })

  test('makes one report of ten that arrive at once', async () => {
    const fields = { ...lamp(), clientKey: clientKey() }
    const answers = await Promise.all(Array.from({ length: 10 }, () => tryFile(city, fields)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(9).fill(200), 201])
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
  })

  test('is free again after an attempt that failed', async () => {
    const key = clientKey()
    expect((await tryFile(city, { ...lamp(), text: '', clientKey: key })).status).toBe(422)
    expect((await tryFile(city, { ...lamp(), clientKey: key })).status).toBe(201)
  })

  test('covers the photos too', async () => {
    const fields = { ...lamp(), clientKey: clientKey() }
    expect((await tryFile(city, fields, [await picture(300, 200)])).status).toBe(201)
    expect((await tryFile(city, fields, [await picture(300, 200)])).status).toBe(200)
    expect((await tryFile(city, fields, [await picture(301, 200)])).status).toBe(409)
  })
})

describe('a report is refused', () => {
  test.each([
    // [what is wrong, the change, status, field, code]
    ['outside the city', { lon: 37.6, lat: 55.7 }, 422, 'lon', 'report.outside_city'],
    ['an unknown category', { category: 'no-such-thing' }, 422, 'category', 'report.category_unknown'],
    [
      'a category out of season',
      { category: 'lawn-mowing' },
      422,
      'category',
      'report.category_out_of_season',
    ],
    ['no words', { text: '  ' }, 422, 'text', 'report.text_required'],
    ['too many words', { text: 'я'.repeat(4001) }, 422, 'text', 'report.text_too_long'],
    ['a control character', { text: 'раз\u0000два' }, 422, 'text', 'text.control_characters'],
    ['an unknown field', { priority: 'high' }, 422, 'priority', expect.any(String)],
    [
      'an answer that is no option',
      { details: { lamps_count: 'many' } },
      422,
      'details.lamps_count',
      'detail.option',
    ],
    ['a missing answer', { details: {} }, 422, 'details.lamps_count', 'detail.required'],
    ['a missing photo', { category: 'curb-damage', details: {} }, 422, 'photos', 'report.photo_required'],
    ['a latitude of letters', { lat: 'north' }, 422, 'lat', expect.any(String)],
    ['a key that is no UUID', { clientKey: 'mine' }, 422, 'clientKey', expect.any(String)],
    ['an address that is no e-mail', { contactEmail: 'at home' }, 422, 'contactEmail', expect.any(String)],
  ])('for %s', async (_, change, status, field, code) => {
    const answer = await tryFile(city, { ...lamp(), ...change })
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field, code }))
  })

  test('without a place where the category needs one, and taken without where it does not', async () => {
    const { category, text, details } = lamp()
    const refused = await tryFile(city, { category, text, details })
    expect(refused.body.errors).toEqual([{ field: 'lon', code: 'report.place_required' }])
    expect((await tryFile(city, { category: 'thanks', text: 'Спасибо за каток' })).status).toBe(201)
  })

  test('by a body that is no form', async () => {
    const answer = await city.app.inject({
      method: 'POST',
      url: '/api/reports',
      payload: { category: 'thanks' },
    })
    expect(answer.statusCode).toBe(415)
    expect(answer.json()).toMatchObject({ code: 'request.unsupported' })
  })
})

test('a device that files without end is asked to wait, another one is not', async () => {
  const { perDeviceHour } = (await city.ctx.catalog()).city.limits
  const first = await tryFile(city, lamp())
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
  let last = first
  for (let count = 0; count < perDeviceHour + 1; count++) last = await tryFile(city, lamp(), [], { cookie })
  expect(last.status).toBe(429)
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect(last.body.code).toBe('request.too_many')
  expect((await tryFile(city, lamp())).status).toBe(201)
})

test('the promise before filing is the promise after it', async () => {
  const query = `category=street-light-out&lon=${house.lon}&lat=${house.lat}`
  const { body } = await ask<{ agency: { code: string }; dueAt: string }>(city, 'GET', `/promise?${query}`)
  const filed = await fileOne(city, lamp())
  expect(body).toMatchObject({ agency: filed.agency, dueAt: filed.dueAt })
})

test('many who file the first reports of a year at once get a number each', async () => {
  const { $client } = city.ctx.db
  for (const year of [2091, 2092, 2093]) {
    const given = await Promise.all(
      Array.from({ length: 20 }, () =>
        $client.query<{ sequence: number }>('select next_report_sequence($1) as sequence', [year]),
      ),
    )
    const numbers = given.map(({ rows }) => rows[0]?.sequence ?? 0).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  }
})
