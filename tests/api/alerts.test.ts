import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bellOf, changeMine, deliverAll } from '../support/alerts.ts'
import {
  ask,
  darkEntrance,
  fileOne,
  houseOfAnother,
  move,
  openStaffed,
  type Staffed,
  signInAs,
} from '../support/people.ts'
import { until } from '../support/until.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['moderator', 'curator', 'dispatcher', 'head', 'gorsvet']))
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  await city.asOwner('truncate alerts, escalations, staff_letters, deliveries')
  city.setTime('2026-11-20T10:00')
})

const bell = (name: string, query = '') => bellOf(city, as(name), query)
/** What a person's bell says of one report. */
const toldOf = async (name: string, number: string) =>
  (await bell(name)).alerts.flatMap((alert) =>
    alert.about === 'report' && alert.number === number ? [alert] : [],
  )

/** A report that nobody has read for a working day: moderators and dispatcher are told. */
async function fileUnread(): Promise<string> {
  const { number } = await fileOne(city, darkEntrance(house))
  city.setTime('2026-11-24T00:01')
  await sweepClocks(city.ctx)
  return number
}

describe('the bell', () => {
  test('says which report, where, whose term and how late, and nothing of its author', async () => {
    city.setTime('2026-11-20T10:00')
    const { number } = await fileOne(city, { ...darkEntrance(house), contactEmail: 'secret@mail.example' })
    city.setTime('2026-11-24T00:01')
    await sweepClocks(city.ctx)
    city.setTime('2026-11-25T10:00')
    const list = await bell('moderator')
    expect(list).toMatchObject({
      unread: 1,
      next: null,
      alerts: [
        {
          number,
          reason: 'breach',
          clock: 'moderation',
          category: { code: 'entrance-light' },
          late: { value: 2, unit: 'working_days' },
          settled: false,
          insteadOf: [],
          readAt: null,
        },
      ],
    })
    expect(list.alerts[0]).toHaveProperty('address', expect.stringContaining(' '))
    expect(JSON.stringify(list)).not.toContain('secret')
  })

  test('says when nobody waits any more', async () => {
    const number = await fileUnread()
    await move(city, as('moderator'), number, { move: 'publish' })
    expect((await bell('moderator')).alerts[0]).toMatchObject({ settled: true, late: null })
  })

  test('is read one by one, again without a change, or all that was seen', async () => {
    await fileUnread()
    city.setTime('2026-11-20T10:00')
    await fileUnread()
    const { alerts } = await bell('moderator')
    expect(alerts).toHaveLength(2)
    const [first] = alerts
    const read = () => ask(city, 'POST', `/alerts/${first?.id}/read`, { cookie: as('moderator') })
    expect((await read()).status).toBe(204)
    const readAt = (await bell('moderator')).alerts[0]?.readAt
    city.setTime('2026-11-24T08:00')
    expect((await read()).status).toBe(204)
    expect((await bell('moderator')).alerts[0]?.readAt).toBe(readAt)
    expect((await bell('moderator')).unread).toBe(1)

    const through = '2026-11-20T10:00:00Z'
    await ask(city, 'POST', '/alerts/read', { cookie: as('moderator'), body: { through } })
    expect((await bell('moderator')).unread).toBe(1)
    const { body, status } = await ask(city, 'POST', '/alerts/read', {
      cookie: as('moderator'),
      body: { through: alerts[0]?.createdAt },
    })
    expect([status, body]).toEqual([204, ''])
    expect((await ask(city, 'GET', '/alerts/unread', { cookie: as('moderator') })).body).toEqual({
      unread: 0,
    })
    // What one person has read is news to another.
    expect((await bell('dispatcher')).unread).toBe(2)
  })

  test('is turned over by pages, newest first, each alert once', async () => {
    for (let count = 0; count < 5; count++) {
      city.setTime('2026-11-20T10:00')
      await fileUnread()
    }
    const first = await bell('moderator', '?limit=2')
    const second = await bell('moderator', `?limit=2&cursor=${first.next}`)
    const third = await bell('moderator', `?limit=2&cursor=${second.next}`)
    const pages = [first, second, third].map(({ alerts }) => alerts.map(({ id }) => id))
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1])
    expect(pages.flat()).toEqual((await bell('moderator')).alerts.map(({ id }) => id))
    expect(third.next).toBeNull()
  })

  test.each(['nonsense', '2026-99-20T10:00:00.000Z_00000000-0000-4000-8000-000000000000'])(
    'refuses the cursor %s',
    async (cursor) => {
      const { status } = await ask(city, 'GET', `/alerts?cursor=${cursor}`, { cookie: as('moderator') })
      expect(status).toBe(422)
    },
  )

  test('of another person is closed, and so is that of nobody', async () => {
    await fileUnread()
    const [alert] = (await bell('moderator')).alerts
    const foreign = await ask(city, 'POST', `/alerts/${alert?.id}/read`, { cookie: as('curator') })
    expect(foreign).toMatchObject({ status: 404, body: { code: 'alert.not_found' } })
    expect((await bell('moderator')).unread).toBe(1)
    const doors = [
      ['GET', '/alerts'],
      ['GET', '/alerts/unread'],
      ['POST', '/alerts/read'],
      ['GET', '/session/settings'],
    ] as const
    for (const [method, url] of doors) expect((await ask(city, method, url)).status).toBe(401)
  })
})

describe('news', () => {
  test('of a report come to its agency when it is handed over, once for each hand-over', async () => {
    const { number } = await fileOne(city, darkEntrance(house))
    await deliverAll(city)
    expect((await bell(house.uk)).alerts).toEqual([])
    await move(city, as('moderator'), number, { move: 'publish' })
    await deliverAll(city)
    await deliverAll(city)
    expect((await bell(house.uk)).alerts).toMatchObject([
      { number, reason: 'handed_over', clock: null, dueAt: null, late: null, settled: false },
    ])
    await move(city, as('moderator'), number, { move: 'redirect', agency: 'gorsvet', text: 'Фонарь' })
    await move(city, as('moderator'), number, { move: 'redirect', agency: house.uk, text: 'Подъезд' })
    await deliverAll(city)
    const told = (await bell(house.uk)).alerts.map(({ reason }) => reason)
    expect(told.toSorted()).toEqual(['handed_over', 'handed_over', 'taken_away'])
    await move(city, as(house.uk), number, { move: 'accept' })
    expect((await bell(house.uk)).alerts[0]).toMatchObject({ settled: true })
  })

  test('of an emergency come to the dispatcher too', async () => {
    const { number, agency } = await fileOne(city, {
      category: 'manhole-open',
      text: 'Открытый люк',
      details: { is_dangerous: true },
      lon: house.lon,
      lat: house.lat,
    })
    await deliverAll(city)
    const own = await bellOf(city, await signInAs(city, agency.code))
    expect(own.alerts).toMatchObject([{ number, reason: 'emergency' }])
    expect((await bell('dispatcher')).alerts).toMatchObject([{ number, reason: 'emergency' }])
  })
})

test('the stream tells a person of the own bell, and nobody else', async () => {
  const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
  const stream = new AbortController()
  const listen = async (cookie: string) => {
    const heard = { open: false, alerts: 0 }
    const response = await fetch(`${address}/api/live`, { headers: { cookie }, signal: stream.signal })
    const read = async () => {
      for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        if (text.includes('event: report')) heard.open = true
        heard.alerts += text.split('event: alerts').length - 1
      }
    }
    read().catch(() => {})
    return heard
  }
  const [moderator, head] = await Promise.all([listen(as('moderator')), listen(as('head'))])
  // Both hear of reports by now: whatever comes after is told.
  await until(async () => {
    city.setTime('2026-11-20T10:00')
    await fileOne(city, darkEntrance(house))
    await city.ctx.redis.flushdb()
    return moderator.open && head.open
  })
  await fileUnread()
  await until(() => moderator.alerts > 0)
  const before = moderator.alerts
  const [alert] = (await bell('moderator')).alerts
  await ask(city, 'POST', `/alerts/${alert?.id}/read`, { cookie: as('moderator') })
  await until(() => moderator.alerts > before)
  expect(head.alerts).toBe(0)
  stream.abort()
})

describe('my settings', () => {
  test('are kept, and name those who can stand in for me', async () => {
    const deputies = async (name: string) => (await changeMine(city, as(name), {})).body.colleagues
    const names = (await deputies('curator')).map(({ name }) => name.ru)
    expect(names).toContain('Глава города')
    expect(names).not.toContain('Заместитель главы')
    expect(names.join()).not.toContain('Ответственный')

    const head = (await deputies('curator')).find(({ name }) => name.ru === 'Глава города')
    expect(head?.name).toEqual({ ru: 'Глава города', en: 'Head of the city' })
    const absence = { from: '2026-11-23', until: '2026-11-30', deputy: head?.id ?? '' }
    const saved = await changeMine(city, as('curator'), { letters: 'daily', language: 'en', absence })
    expect(saved).toMatchObject({ status: 200, body: { letters: 'daily', language: 'en', absence } })
    const again = await ask(city, 'GET', '/session/settings', { cookie: as('curator') })
    expect(again.body).toMatchObject({ letters: 'daily', language: 'en', absence, dailyLetterAt: '08:30' })
    expect((await changeMine(city, as('curator'), { absence: null })).body.absence).toBeNull()
  })

  test.each([
    [{ from: '2026-11-25', until: '2026-11-24', deputy: null }, 'absence.until', 'absence.backwards'],
    [{ from: '2026-11-02', until: '2026-11-19', deputy: null }, 'absence.until', 'absence.past'],
    [{ from: '2026-11-31', until: '2026-12-02', deputy: null }, 'absence.from', 'absence.no_such_day'],
    [{ from: 'завтра', until: '2026-12-02', deputy: null }, 'absence.from', 'field.pattern'],
    [
      { from: '2026-11-25', until: '2026-11-26', deputy: '00000000-0000-4000-8000-000000000000' },
      'absence.deputy',
      'absence.deputy_unknown',
    ],
  ])('refuse the absence %j', async (absence, field, code) => {
    const { status, body } = await changeMine(city, as('curator'), { absence })
    expect(status).toBe(422)
    expect(body.errors).toContainEqual(expect.objectContaining({ field, code }))
  })

  test('refuse a deputy who could not open what I am told of, and myself', async () => {
    const { rows } = await city.ctx.db.$client.query(
      `select id from staff where login in ('gorsvet@demo.local', 'curator@demo.local')`,
    )
    for (const { id } of rows) {
      const absence = { from: '2026-11-25', until: '2026-11-26', deputy: id }
      expect((await changeMine(city, as('curator'), { absence })).status).toBe(422)
    }
  })

  test('refuse a choice that there is none', async () => {
    expect((await changeMine(city, as('curator'), { letters: 'hourly' as 'none' })).status).toBe(422)
  })
})

test('an agency that loses a report to another one, by a redirect or a correction, is told so', async () => {
  for (const loss of [
    { move: 'redirect', agency: 'gorsvet', text: 'Это уличный фонарь' },
    { move: 'correct', category: 'street-light-out' },
  ] as const) {
    const { number } = await fileOne(city, darkEntrance(house))
    await move(city, as('moderator'), number, { move: 'publish' })
    await move(city, as('moderator'), number, loss)
    const told = await toldOf(house.uk, number)
    expect(told.map(({ reason }) => reason)).toEqual(['taken_away'])
  }
})

describe('an alert of a report that has gone to another agency', () => {
  const lost = async (...then: Parameters<typeof move>[3][]) => {
    const { number } = await fileOne(city, darkEntrance(house))
    await move(city, as('moderator'), number, { move: 'publish' })
    await deliverAll(city)
    const redirect = { move: 'redirect', agency: 'gorsvet', text: 'Это уличный фонарь' } as const
    for (const next of [redirect, ...then]) await move(city, as('moderator'), number, next)
    return number
  }
  const told = (number: string) => toldOf(house.uk, number)

  test('says who has it now, and that nobody waits for me', async () => {
    const number = await lost()
    const alerts = await told(number)
    expect(alerts.map(({ reason }) => reason).toSorted()).toEqual(['handed_over', 'taken_away'])
    for (const alert of alerts)
      expect(alert).toMatchObject({ gone: { to: { code: 'gorsvet' } }, settled: true, late: null })
    expect((await ask(city, 'GET', `/console/reports/${number}`, { cookie: as(house.uk) })).status).toBe(404)
  })

  test('tells nothing of what others made of the report since', async () => {
    const other = await houseOfAnother(city, house.uk)
    const number = await lost(
      { move: 'correct', lon: other.lon, lat: other.lat, objectId: other.code },
      { move: 'correct', category: 'litter-public' },
    )
    const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, {
      cookie: as('moderator'),
    })
    expect(body).toMatchObject({ category: { code: 'litter-public' }, address: other.label })
    const alerts = await told(number)
    expect(alerts.length).toBeGreaterThan(0)
    for (const alert of alerts)
      expect(alert).toMatchObject({ category: { code: 'entrance-light' }, address: house.label })
  })

  test('says only that it is gone while no agency has it', async () => {
    const number = await lost()
    await move(city, as('gorsvet'), number, { move: 'not_ours', text: 'Это подъезд' })
    expect((await told(number))[0]).toMatchObject({ gone: { to: null } })
  })

  test('is one of a report that came back once it is handed over again', async () => {
    const number = await lost({ move: 'redirect', agency: house.uk, text: 'Всё же подъезд' })
    for (const alert of await told(number)) expect(alert.gone).toBeNull()
  })
})
