import type { AmendmentPreview, ConsoleCard } from '@gorozhanin/domain/reports/api'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import {
  aHouse,
  ask,
  darkEntrance,
  type Filed,
  fileOne,
  follow,
  move,
  ownMove,
  signInAs,
} from '../support/people.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

const entrance = () => darkEntrance(house)
const look = async (number: string) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })).body
const running = ({ clocks }: ConsoleCard) =>
  clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ kind }) => kind)

/** A report whose author is asked a question. */
async function asked(): Promise<{ filed: Filed; own: string }> {
  const filed = await fileOne(city, entrance())
  await move(city, moderator, filed.number, { move: 'ask', text: 'Что именно случилось?' })
  return { filed, own: await follow(city, filed) }
}

describe('what an amendment would promise', () => {
  const preview = (number: string, cookie: string, query: Record<string, string> = {}) =>
    ask<AmendmentPreview & { code: string; errors: { field: string; code: string }[] }>(
      city,
      'GET',
      `/reports/${number}/amendment?${new URLSearchParams(query)}`,
      { cookie },
    )

  test('is what saving it then gives, by the day of the registration, and nothing is saved', async () => {
    const filed = await fileOne(city, entrance())
    const own = await follow(city, filed)
    city.setTime('2026-11-23T12:00')
    const details = { lamps_count: 'one' }
    const wanted = { category: 'street-light-out', details: JSON.stringify(details) }
    const { status, body } = await preview(filed.number, own, wanted)
    expect(status).toBe(200)
    expect(body.agency.code).toBe('gorsvet')
    expect(await look(filed.number)).toMatchObject({ version: 1, category: { code: 'entrance-light' } })

    const saved = await ownMove(city, own, filed.number, {
      move: 'amend',
      category: 'street-light-out',
      details,
    })
    expect(saved.body).toMatchObject({ agency: { code: 'gorsvet' }, dueAt: body.dueAt })
  })

  test('is told of another place and of half the answers too, and of nothing changed as it stands', async () => {
    const filed = await fileOne(city, entrance())
    const own = await follow(city, filed)
    expect((await preview(filed.number, own)).body).toEqual({
      agency: expect.objectContaining({ code: house.uk }),
      dueAt: new Date(filed.dueAt ?? '').toISOString(),
      dueProvisional: false,
    })
    const { rows } = await city.ctx.db.$client.query(
      `select uk, ST_X(place)::text as lon, ST_Y(place)::text as lat from houses
        where uk is not null and uk <> $1 order by code limit 1`,
      [house.uk],
    )
    const { uk, lon, lat } = rows[0]
    expect((await preview(filed.number, own, { lon, lat })).body.agency.code).toBe(uk)
    expect((await preview(filed.number, own, { category: 'street-light-out' })).status).toBe(200)
  })

  test('has no date while the author is asked: the term goes on with the reply', async () => {
    const { filed, own } = await asked()
    const { body } = await preview(filed.number, own, { category: 'street-light-out' })
    expect(body).toMatchObject({ agency: { code: 'gorsvet' }, dueAt: null })
    const { body: urgent } = await preview(filed.number, own, { category: 'manhole-open' })
    expect(urgent.dueAt).not.toBeNull()
  })

  test('is refused as the amendment would be: to strangers, once it is public, for what there is not', async () => {
    const filed = await fileOne(city, entrance())
    const own = await follow(city, filed)
    expect((await preview(filed.number, '')).body.code).toBe('report.not_found')
    expect((await preview('2026-99999', own)).body.code).toBe('report.not_found')
    expect((await preview(filed.number, own, { category: 'teapot' })).body.errors).toEqual([
      { field: 'category', code: 'report.category_unknown' },
    ])
    expect((await preview(filed.number, own, { lon: '30', lat: '60' })).body.code).toBe('report.outside_city')
    expect((await preview(filed.number, own, { lat: '56' })).body.errors).toEqual([
      { field: 'lon', code: 'field.required' },
    ])
    const garbled = await preview(filed.number, own, { category: 'street-light-out', details: '{' })
    expect(garbled.body.errors).toEqual([{ field: 'details', code: 'field.type' }])
    await move(city, moderator, filed.number, { move: 'publish' })
    expect(await preview(filed.number, own)).toMatchObject({
      status: 409,
      body: { code: 'report.move_not_from_status' },
    })
  })
})

describe('an author who amends the report into an emergency', () => {
  const toManhole = {
    move: 'amend',
    category: 'manhole-open',
    details: { is_dangerous: true },
    text: 'У подъезда открыт люк',
  } as const

  const handedOver = async (number: string) => {
    const { rows } = await city.ctx.db.$client.query(
      `select i.agency from inbox i join reports r on r.id = i.report where r.year || '-' || r.sequence = $1`,
      [number],
    )
    return rows.map(({ agency }) => agency)
  }

  test('sends it to its agency at once, though a question stands: the city answers, and somebody is to read it', async () => {
    const { filed, own } = await asked()
    city.setTime('2026-11-20T11:00')
    const { status, body } = await ownMove(city, own, filed.number, toManhole)
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'routed', emergency: true, published: false, waitsUntil: null })
    const card = await look(filed.number)
    expect(running(card).toSorted()).toEqual(['accept', 'answer', 'elimination', 'moderation'])
    expect(card.clocks.find(({ kind }) => kind === 'answer')?.pausedAt).toBeNull()
    expect(card.clocks.findLast(({ kind }) => kind === 'accept')?.dueAt).toBe('2026-11-20T06:15:00.000Z')
    expect(card.clocks.findLast(({ kind }) => kind === 'moderation')?.dueAt).toBe('2026-11-20T06:15:00.000Z')
    expect(await handedOver(filed.number)).toEqual([card.agency.code])

    city.setTime('2026-11-25T10:00')
    await sweepClocks(city.ctx)
    expect((await look(filed.number)).status).toBe('routed')
  })

  test('counts its term as an emergency filed at the same moment, longer by the time of the question alone', async () => {
    const { filed, own } = await asked()
    const direct = await fileOne(city, {
      category: 'manhole-open',
      text: 'Люк',
      details: { is_dangerous: true },
      lon: house.lon,
      lat: house.lat,
    })
    city.setTime('2026-11-20T10:20')
    const { body } = await ownMove(city, own, filed.number, toManhole)
    const minutesLonger = (Date.parse(body.dueAt ?? '') - Date.parse(direct.dueAt ?? '')) / 60_000
    expect(minutesLonger).toBe(20)
  })

  test('twice at the same moment sends it once', async () => {
    const { filed, own } = await asked()
    const { version } = await look(filed.number)
    const amend = () =>
      ask<{ code: string }>(city, 'POST', `/reports/${filed.number}/moves`, {
        cookie: own,
        body: { ...toManhole, version },
      })
    const answers = await Promise.all([amend(), amend()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await handedOver(filed.number)).toHaveLength(1)
    const card = await look(filed.number)
    expect(card.history.filter(({ name }) => name === 'amend')).toHaveLength(1)
    expect(card.clocks.filter(({ kind }) => kind === 'accept')).toHaveLength(1)
  })

  test('before anyone asked anything sends it too, and so does a moderator who puts the category right', async () => {
    const filed = await fileOne(city, entrance())
    const { body } = await ownMove(city, await follow(city, filed), filed.number, toManhole)
    expect(body.status).toBe('routed')

    const { filed: other } = await asked()
    const corrected = await move(city, moderator, other.number, { move: 'correct', category: 'manhole-open' })
    expect(corrected.body).toMatchObject({ status: 'routed', emergency: true })
    expect(running(corrected.body)).not.toContain('info')
  })
})
