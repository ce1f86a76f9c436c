import type { Endpoint, Reply } from '@gorozhanin/domain/endpoint'
import type { search as searchDoor } from '@gorozhanin/domain/map/api'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addressOf, doors } from '../fixtures/doors.ts'
import { openCity, type TestCity } from '../support/city.ts'
import {
  aHouse,
  ask,
  type Filed,
  fileOne,
  follow,
  move,
  multipart,
  picture,
  signInAs,
  uploadPhoto,
} from '../support/people.ts'
import { tileAt } from '../support/tiles.ts'

/** Words that no other report of the demo town holds. */
const word = 'клюквобрусничный'
const absent = '2026-999999'
const unseen = [
  'of a category that is not public',
  'kept back by its author',
  'hidden',
  'not published',
] as const

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
const filed: Record<string, Filed> = {}
const heard: string[] = []
/** What the lists, tiles, counts and searches said before any of the reports was filed. */
let before: readonly string[]

const shared = () => {
  const at = { lon: house.lon, lat: house.lat }
  return [
    '/api/reports?limit=100',
    `/api/reports?category=${['noise-night', 'entrance-light', 'thanks'].join()}`,
    `/api/reports?bbox=${at.lon - 0.01},${at.lat - 0.01},${at.lon + 0.01},${at.lat + 0.01}`,
    '/api/reports?overdue=true',
    ...[8, 12, 14, 15, 17].map((z) => `/api/tiles/reports/${tileAt(z, at)}`),
    `/api/search?q=${encodeURIComponent(word)}`,
    `/api/search?q=${encodeURIComponent('брусничный')}`,
    '/api/news.atom',
    `/api/news.atom?house=${house.code}`,
    '/api/categories',
    '/api/city',
  ]
}

/** What a stranger is answered, with nothing left out but the time. */
async function answerTo(options: InjectOptions): Promise<string> {
  const { statusCode, headers, rawPayload } = await city.app.inject(options)
  const { date: _, 'set-cookie': __, ...told } = headers
  const rest = Object.entries(told).filter(([name]) => !name.startsWith('x-ratelimit'))
  return JSON.stringify([statusCode, rest, rawPayload.toString('latin1')])
}

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
  before = await Promise.all(shared().map((url) => answerTo({ url })))

  const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
  const stream = await fetch(`${address}/api/live`)
  void (async () => {
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) heard.push(chunk)
  })().catch(() => {})

  const entrance = {
    category: 'entrance-light',
    text: `Темно, ${word} коврик`,
    details: { entrance: 2 },
    lon: house.lon,
    lat: house.lat,
    objectId: house.code,
  }
  const photos = [await picture()]
  filed['of a category that is not public'] = await fileOne(
    city,
    {
      category: 'noise-night',
      text: `Шум, ${word} сосед`,
      details: { noise_source: 'street', event_at: '2026-11-19T23:30' },
      lon: house.lon,
      lat: house.lat,
    },
    photos,
  )
  filed['kept back by its author'] = await fileOne(city, { ...entrance, public: false }, photos)
  filed.hidden = await fileOne(city, entrance, photos)
  filed['not published'] = await fileOne(city, entrance, photos)
  for (const name of unseen.slice(0, 3)) await move(city, moderator, numberOf(name), { move: 'publish' })
  await move(city, moderator, numberOf('hidden'), { move: 'hide', text: 'Чужие данные на фото' })
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

const numberOf = (name: string) => filed[name]?.number ?? ''

test('the reports live: their number, agency and term are told to whoever filed them, staff see them', async () => {
  for (const name of unseen) {
    const one = filed[name] as Filed
    const own = await ask(city, 'GET', `/reports/${one.number}`, { cookie: await follow(city, one) })
    expect({ name, status: own.status }).toEqual({ name, status: 200 })
    const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${one.number}`, {
      cookie: moderator,
    })
    expect(body).toMatchObject({ number: one.number, text: expect.stringContaining(word) })
  }
})

test('lists, tiles, searches and the catalogue say the same as before they were filed', async () => {
  const urls = shared()
  const now = await Promise.all(urls.map((url) => answerTo({ url })))
  for (const [index, url] of urls.entries())
    expect({ url, answer: now[index] }).toEqual({ url, answer: before[index] })
})

/** Public doors that take the number of a report, with a body that they would take. */
const bodies: Readonly<Record<string, object>> = {
  'POST /reports/:number/follow': { follow: 'A'.repeat(43) },
  'POST /reports/:number/moves': { move: 'withdraw', version: 1 },
}

describe.each(unseen)('a report %s', (name) => {
  const numbered = doors.filter(({ access, path }) => access === 'anyone' && path.includes(':number'))

  test.each(numbered.map((door) => [`${door.method} ${door.path}`, door] as const))(
    'is answered as one that was never filed: %s',
    async (title, door) => {
      const said = await answerAbout(door, title, numberOf(name))
      expect(said).toBe(await answerAbout(door, title, absent))
      expect(said).toMatch(/^\[404,/)
    },
  )

  test('is not found by its number, in any spelling', async () => {
    const number = numberOf(name)
    const search = (q: string) => `/api/search?q=${encodeURIComponent(q)}`
    for (const prefix of ['', '№ ', '#'])
      expect(await answerTo({ url: search(prefix + number) })).toBe(
        await answerTo({ url: search(prefix + absent) }),
      )
    const { body } = await ask<Reply<typeof searchDoor>>(city, 'GET', `/search?q=${number.slice(5)}`)
    expect(body.found.map(({ id }) => id)).not.toContain(number)
  })

  test('shows its photo no more than one that was never taken', async () => {
    const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${numberOf(name)}`, {
      cookie: moderator,
    })
    const { key = '' } = body.photos[0] ?? {}
    const url = (one: string) => `/api/photos/${one}/large`
    expect(await answerTo({ url: url(key) })).toBe(await answerTo({ url: url('A'.repeat(22)) }))
    // Nor does it say whether an earlier answer still holds.
    const headers = { 'if-none-match': `"${key}-large"` }
    expect(await answerTo({ url: url(key), headers })).toMatch(/^\[404,/)
  })

  test('is no report that another one may repeat', async () => {
    const repeat = async (repeatOf: string) => {
      const form = await multipart({ category: 'thanks', text: 'Опять то же самое', repeatOf })
      return answerTo({ method: 'POST', url: '/api/reports', payload: form.payload, headers: form.headers })
    }
    expect(await repeat(numberOf(name))).toBe(await repeat(absent))
  })
})

/** What a door says about a number, which is taken out of the answer. */
async function answerAbout(door: Endpoint, title: string, number: string): Promise<string> {
  const form = door.form && (await multipart({}, [await picture(64, 64)]))
  const said = await answerTo({
    method: door.method,
    url: addressOf(door, { number }),
    ...(bodies[title] && { payload: bodies[title] }),
    ...(form && { payload: form.payload, headers: form.headers }),
  })
  return said.replaceAll(number, '…')
}

test('the stream tells strangers of none of them but that one was hidden', () => {
  const said = heard.join('')
  for (const name of unseen.filter((one) => one !== 'hidden'))
    expect(said).not.toContain(`"${numberOf(name)}"`)
  expect(said).not.toContain(word)
})

test('a photo that waits for a move of its author is the author’s alone', async () => {
  const one = filed['not published'] as Filed
  const key = await uploadPhoto(city, `/reports/${one.number}/photos`, await follow(city, one))
  expect(await answerTo({ url: `/api/photos/${key}/large` })).toMatch(/^\[404,/)
})
