import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import type { Hint, Support } from '@gorozhanin/domain/reports/support-api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterAs } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, type Filed, fileOne, follow, move, signInAs, tryFile } from '../support/people.ts'

let city: TestCity
let moderator: string
/** Where the next test has its lamp: far from those of the others. */
let spot: { lon: number; lat: number }
let turn = 0

beforeAll(async () => {
  city = await openCity()
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city?.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
  const { lon, lat } = (await city.ctx.catalog()).city.center
  spot = {
    lon: lon + 0.006 * ((turn % ROW) - ROW / 2),
    lat: lat + 0.0035 * (Math.floor(turn / ROW) - ROW / 2),
  }
  turn += 1
})

const ROW = 6

const METERS_PER_DEGREE = 111_195
const metersNorth = (meters: number) => ({ lon: spot.lon, lat: spot.lat + meters / METERS_PER_DEGREE })

const lamp = (meters: number, more: object = {}) => ({
  category: 'street-light-out',
  text: 'Не горит фонарь на углу',
  details: { lamps_count: 'one' },
  ...metersNorth(meters),
  ...more,
})

async function publishedLamp(meters = 0, more: object = {}): Promise<Filed> {
  const filed = await fileOne(city, lamp(meters, more))
  expect((await move(city, moderator, filed.number, { move: 'publish' })).status).toBe(200)
  return filed
}

type Refused = { readonly code: string; readonly errors: readonly { field: string; code: string }[] }

const similar = (more: object = {}, cookie = '') =>
  ask<{ reports: readonly Hint[] } & Refused>(city, 'POST', '/reports/similar', {
    cookie,
    body: { category: 'street-light-out', ...metersNorth(0), ...more },
  })
const numbersNear = async (more: object = {}) =>
  (await similar(more)).body.reports.map(({ number }) => number)

const say = (number: string, cookie = '', body: object = {}) =>
  ask<Support & Refused>(city, 'POST', `/reports/${number}/support`, { cookie, body })
const takeBack = (number: string, cookie = '') =>
  ask<Support & Refused>(city, 'DELETE', `/reports/${number}/support`, { cookie })
const card = async (number: string, cookie = '') =>
  (await ask<ReportCard>(city, 'GET', `/reports/${number}`, { cookie })).body

/** The cookie of the device that said it. */
const deviceOf = ({ headers }: { headers: Record<string, unknown> }) =>
  String(headers['set-cookie'] ?? '').split(';')[0] ?? ''

describe('reports alike', () => {
  test('are the open public ones near by, the likeliest first, with what a hint shows', async () => {
    const far = await publishedLamp(40)
    const near = await publishedLamp(20, { text: 'Фонарь у магазина мигает, телефон 8 912 345-67-89' })
    const { status, body, headers } = await similar({ text: 'мигает фонарь' })
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body.reports.map(({ number }) => number)).toEqual([near.number, far.number])
    expect(body.reports[0]).toMatchObject({
      number: near.number,
      status: 'routed',
      overdue: false,
      category: { code: 'street-light-out', name: { ru: 'Не горит уличный фонарь' } },
      meters: 20,
      registeredAt: '2026-11-20T05:00:00.000Z',
      photo: null,
      supporters: 0,
      mine: false,
      supported: false,
    })
    expect(body.reports[0]?.excerpt).toContain('Фонарь у магазина мигает')
    expect(JSON.stringify(body)).not.toContain('345-67-89')
  })

  test('are never one that strangers do not see, is not open, lies far away or is of another group', async () => {
    await fileOne(city, lamp(0))
    const hidden = await publishedLamp(1)
    await move(city, moderator, hidden.number, { move: 'hide', text: 'Видно лицо' })
    const rejected = await fileOne(city, lamp(2))
    await move(city, moderator, rejected.number, {
      move: 'reject',
      reason: 'not_a_problem',
      text: 'Это не неисправность',
    })
    await publishedLamp(2, { public: false })
    await publishedLamp(260)
    const open = await publishedLamp(3)
    expect(await numbersNear()).toEqual([open.number])
    expect(await numbersNear({ category: 'pothole-road' })).toEqual([])
  })

  test('of a sister category come after those of the same', async () => {
    const sister = await publishedLamp(5, { category: 'light-needed', details: {} })
    const same = await publishedLamp(5)
    expect(await numbersNear()).toEqual([same.number, sister.number])
  })

  test('lead to the parent where they were merged, and are not shown twice', async () => {
    const parent = await publishedLamp(45)
    const child = await publishedLamp(1)
    await move(city, moderator, child.number, {
      move: 'merge',
      parent: parent.number,
      text: 'Тот же столб',
    })
    const { body } = await similar()
    expect(body.reports.map(({ number, meters }) => [number, meters])).toEqual([[parent.number, 1]])

    const hidden = await publishedLamp(0)
    await move(city, moderator, hidden.number, { move: 'hide', text: 'Видно лицо' })
    await move(city, moderator, hidden.number, { move: 'merge', parent: parent.number, text: 'Он же' })
    expect((await similar()).body.reports.map(({ meters }) => meters)).toEqual([1])
  })

  test('are three at most', async () => {
    for (const meters of [1, 2, 3, 4]) await publishedLamp(meters)
    expect(await numbersNear()).toHaveLength(3)
  })

  test('say which of them is mine and which I support', async () => {
    const own = await tryFile(city, lamp(1))
    await move(city, moderator, own.body.number, { move: 'publish' })
    const other = await publishedLamp(30)
    const device = deviceOf(own)
    await say(other.number, device)
    const { body } = await similar({}, device)
    expect(body.reports.map(({ number, mine, supported }) => [number, mine, supported])).toEqual([
      [own.body.number, true, false],
      [other.number, false, true],
    ])
  })

  test.each([
    [{ category: 'no-such' }, 'category', 'report.category_unknown'],
    [{ lon: 181 }, 'lon', 'field.maximum'],
    [{ text: 'а'.repeat(8001) }, 'text', 'field.maxLength'],
    [{ extra: 1 }, 'extra', 'field.additionalProperties'],
  ])('are refused for %j', async (more, field, code) => {
    const { status, body } = await similar(more)
    expect([status, body.code, body.errors]).toEqual([
      422,
      'request.invalid',
      [expect.objectContaining({ field, code })],
    ])
  })
})

describe('«у меня тоже»', () => {
  test('counts a device once, shows it, and is taken back', async () => {
    const { number } = await publishedLamp()
    const first = await say(number)
    expect([first.status, first.body]).toEqual([200, { supporters: 1, supported: true }])
    const device = deviceOf(first)
    expect((await say(number, device)).body.supporters).toBe(1)
    expect((await say(number)).body.supporters).toBe(2)
    expect(await card(number, device)).toMatchObject({ supporters: 2, supported: true, supportable: true })
    expect(await card(number)).toMatchObject({ supporters: 2, supported: false, supportable: true })

    expect((await takeBack(number, device)).body).toEqual({ supporters: 1, supported: false })
    expect((await takeBack(number, device)).body).toEqual({ supporters: 1, supported: false })
    expect(await card(number, device)).toMatchObject({ supporters: 1, supported: false })
  })

  test('counts an account once, on however many devices', async () => {
    const { number } = await publishedLamp()
    const session = await enterAs(city, 'many-devices@mail.example')
    expect((await say(number, session)).body.supporters).toBe(1)
    expect((await say(number, session)).body.supporters).toBe(1)
    expect(await card(number, session)).toMatchObject({ supported: true })
    expect((await takeBack(number, session)).body).toEqual({ supporters: 0, supported: false })
  })

  test('is found again by the device and by the account, as long as the report is public', async () => {
    const { number } = await publishedLamp()
    const device = deviceOf(await say(number))
    const session = await enterAs(city, 'finds-again@mail.example')
    await say(number, session)
    const numbers = async (cookie: string) => {
      const { body } = await ask<{ reports: { number: string }[] }>(city, 'GET', '/reports/supported', {
        cookie,
      })
      return body.reports.map((report) => report.number)
    }
    expect([await numbers(device), await numbers(session), await numbers('')]).toEqual([
      [number],
      [number],
      [],
    ])
    await move(city, moderator, number, { move: 'hide', text: 'Проверим ещё раз' })
    expect([await numbers(device), await numbers(session)]).toEqual([[], []])
  })

  test('is not for the author, by device or by secret', async () => {
    const own = await tryFile(city, lamp(0))
    const { number } = own.body
    await move(city, moderator, number, { move: 'publish' })
    for (const cookie of [deviceOf(own), await follow(city, own.body)]) {
      const { status, body } = await say(number, cookie)
      expect([status, body.code]).toEqual([409, 'report.support_own'])
      expect((await card(number, cookie)).supportable).toBe(false)
    }
    expect((await card(number)).supporters).toBe(0)
  })

  test('ends with the report, and is never said of one that strangers do not see', async () => {
    const unseen = await fileOne(city, lamp(0))
    expect((await say(unseen.number)).body.code).toBe('report.not_found')
    expect((await takeBack(unseen.number)).body.code).toBe('report.not_found')
    expect((await say('2026-999999')).body.code).toBe('report.not_found')

    const parent = await publishedLamp()
    const { number } = await publishedLamp()
    await move(city, moderator, number, { move: 'merge', parent: parent.number })
    const { status, body } = await say(number)
    expect([status, body.code]).toEqual([409, 'report.support_not_open'])
    expect((await card(number)).supportable).toBe(false)
  })

  test('goes with a report that is merged, and comes back from both', async () => {
    const parent = await publishedLamp()
    const child = await publishedLamp()
    const device = deviceOf(await say(child.number))
    await say(parent.number)
    await move(city, moderator, child.number, { move: 'merge', parent: parent.number })
    expect((await card(parent.number)).supporters).toBe(3)
    await takeBack(child.number, device)
    expect((await card(parent.number)).supporters).toBe(2)
    await move(city, moderator, child.number, { move: 'unmerge' })
    expect((await card(parent.number)).supporters).toBe(1)
    expect((await card(child.number)).supporters).toBe(0)
  })

  test('of many at once is counted to the last', async () => {
    const { number } = await publishedLamp()
    const device = deviceOf(await say(number))
    await Promise.all([
      ...Array.from({ length: 8 }, () => say(number)),
      say(number, device),
      say(number, device),
    ])
    expect((await card(number)).supporters).toBe(9)
  })

  test.each([
    [{ contactEmail: 'a@b.example' }, 'consents', 'consent.contact_required'],
    [{ contactEmail: 'a@b.example', consents: ['publication'] }, 'consents', 'consent.contact_required'],
    [{ contactEmail: 'a@b.example', consents: ['contact@1999-01'] }, 'consents.0', 'consent.text_unknown'],
    [{ contactEmail: 'nobody' }, 'contactEmail', 'field.format'],
  ])('with %j is refused and not counted', async (given, field, code) => {
    const { number } = await publishedLamp()
    const { status, body } = await say(number, '', given)
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ field, code })]])
    expect((await card(number)).supporters).toBe(0)
  })

  test('is limited as filing is, for each device', async () => {
    const { number } = await publishedLamp()
    const device = deviceOf(await say(number))
    const limit = (await city.ctx.catalog()).city.limits.perDeviceHour
    for (let count = 0; count < limit; count++) expect((await say(number, device)).status).toBe(200)
    const { status, headers } = await say(number, device)
    expect(status).toBe(429)
    expect(headers['retry-after']).toBeDefined()
  })

  test('is seen in the console', async () => {
    const { number } = await publishedLamp()
    await say(number)
    const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })
    expect(body.supporters).toBe(1)
  })

  test('filters the lists, and sorts that of the console', async () => {
    const [one, two, three] = [await publishedLamp(), await publishedLamp(), await publishedLamp()]
    await say(two.number)
    await say(three.number)
    await say(three.number)
    const mine = [one.number, two.number, three.number]
    type Lists = { readonly reports: readonly { readonly number: string }[] }
    const listed = async (path: string) =>
      (await ask<Lists>(city, 'GET', path, { cookie: moderator })).body.reports
        .map(({ number }) => number)
        .filter((number) => mine.includes(number))
    const { lon, lat } = spot
    const bbox = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001].join()

    expect(await listed(`/reports?bbox=${bbox}`)).toHaveLength(3)
    expect((await listed(`/reports?supported=true&bbox=${bbox}`)).toSorted()).toEqual([
      two.number,
      three.number,
    ])
    expect(await listed(`/console/reports?supported=true&bbox=${bbox}`)).toHaveLength(2)
    expect(await listed(`/console/reports?sort=supporters&bbox=${bbox}`)).toEqual([
      three.number,
      two.number,
      one.number,
    ])
  })
})
