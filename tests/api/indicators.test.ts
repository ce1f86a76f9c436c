import type { Reply } from '@gorozhanin/domain/endpoint'
import type { headToday, Indicators } from '@gorozhanin/domain/summary/api'
import { readIndicators } from '@gorozhanin/server/summary/indicators'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Measured, openMeasured } from '../support/measured-city.ts'
import { ask, darkEntrance, type Filed, fileOne, follow, type move, ownMove } from '../support/people.ts'

let city: Measured['city']
let house: Measured['house']
let as: Measured['as']
let step: Measured['step']
let inWork: Measured['inWork']
let own: Measured['own']

beforeEach(async () => {
  ;({ city, house, as, step, inWork, own } = await openMeasured())
})
afterEach(() => city.close())

const words = 'Лампу заменили, на лестнице снова светло'
const money = { move: 'propose_deferral', reason: 'money', until: '2026-12-15', text: 'Закупаем' } as const

async function hand(filed: Filed): Promise<void> {
  const answer = { move: 'answer', outcome: 'explained', reason: 'not_required', text: words, photos: [] }
  await step(filed, answer as Parameters<typeof move>[3], filed.agency.code)
}

async function answered(filed: Filed): Promise<Filed> {
  await hand(filed)
  await step(filed, { move: 'publish_answer' })
  return filed
}

const returned = (filed: Filed) => own(filed, { move: 'return', text: 'Снова темно', photos: [] })

async function shown(time: string): Promise<Indicators> {
  city.setTime(time)
  const { body } = await ask<Reply<typeof headToday>>(city, 'GET', '/head/today', { cookie: as('head') })
  return body.indicators
}

/** Two houses down the street nobody thinks of the same trouble. */
async function another(offset: number): Promise<object> {
  const { rows } = await city.ctx.db.$client.query(
    `select code as "objectId", ST_X(place) as lon, ST_Y(place) as lat from houses where uk = $1
      order by code limit 1 offset $2`,
    [house.uk, offset],
  )
  return rows[0]
}

test('the late share counts what was due, by when it was handed in, and tells the same of a past moment', async () => {
  const [inTime, late, silent, sentBack, waiting, deferred] = [
    await inWork(),
    await inWork(),
    await inWork(),
    await inWork(),
    await inWork(),
    await inWork(),
  ]
  const refused = await fileOne(city, darkEntrance(house))
  await step(refused, { move: 'reject', reason: 'no_facts', text: 'Не видно где' })
  const asked = await fileOne(city, darkEntrance(house))
  await step(asked, { move: 'ask', text: 'Какой подъезд?' })
  city.setTime('2026-09-03T12:00')
  for (const filed of [inTime, sentBack, waiting]) await hand(filed)
  await step(deferred, money, house.uk)
  await step(sentBack, { move: 'send_back', text: 'Фото другого подъезда' })
  expect((await shown('2026-09-03T13:00')).late).toEqual({ count: 0, of: 0 })

  city.setTime('2026-09-04T12:00')
  await step(inTime, { move: 'publish_answer' })
  await step(deferred, { move: 'approve_deferral' })
  for (const filed of [late, sentBack]) await hand(filed)
  expect((await shown('2026-09-04T13:00')).late).toEqual({ count: 3, of: 6 })

  city.setTime('2026-09-05T12:00')
  await step(waiting, { move: 'send_back', text: 'Мало слов' })
  expect((await shown('2026-09-05T13:00')).late).toEqual({ count: 4, of: 6 })
  city.setTime('2026-09-06T12:00')
  await step(silent, {
    move: 'pass_outside',
    body: 'Полиция',
    base: 'Закон',
    outgoingNumber: '1',
    outgoingDate: '2026-09-06',
  })
  // A category of eight working days moves the due time of what was put off, though another promise runs by now.
  await step(deferred, { move: 'resume' }, house.uk)
  await step(deferred, { move: 'correct', category: 'curb-damage' })
  expect((await shown('2026-09-06T13:00')).late).toEqual({ count: 4, of: 5 })

  expect((await shown('2026-09-04T13:00')).late).toEqual({ count: 3, of: 6 })
  expect((await shown('2026-09-05T13:00')).late).toEqual({ count: 4, of: 6 })
  expect((await shown('2026-10-03T23:00')).late).toEqual({ count: 4, of: 6 })
  expect((await shown('2026-10-04T00:00')).late).toEqual({ count: 0, of: 1 })
})

test('a matter that came back from another body was not answered by passing it on', async () => {
  const filed = await inWork()
  const outside = { body: 'Полиция', base: 'Закон', outgoingNumber: '1', outgoingDate: '2026-09-01' }
  await step(filed, { move: 'pass_outside', ...outside })
  expect((await shown('2026-09-10T10:00')).late).toEqual({ count: 0, of: 1 })
  await step(filed, { move: 'take_back', text: 'Отказались' })
  expect((await shown('2026-09-10T11:00')).late).toEqual({ count: 1, of: 1 })
})

describe('the repeated share', () => {
  const say = (later: Filed, earlier: Filed, decision: string) =>
    ask(city, 'POST', `/console/reports/${later.number}/repeats`, {
      cookie: as('moderator'),
      body: { earlier: earlier.number, decision },
    })

  test('counts what was returned or reported again, once each, and tells the same of a past moment', async () => {
    const [first, second, third, quiet] = [
      await answered(await inWork()),
      await answered(await inWork(await another(1))),
      await answered(await inWork(await another(2))),
      await answered(await inWork(await another(3))),
    ]
    expect(quiet.number).toBeTruthy()
    expect(await shown('2026-09-02T10:00')).toMatchObject({
      repeated: { count: 0, of: 4 },
      repeatedPreliminary: true,
    })
    await returned(first)
    expect((await shown('2026-09-03T10:00')).repeated).toEqual({ count: 1, of: 4 })

    const again = await inWork(await another(1))
    expect((await shown('2026-09-04T10:00')).repeated).toEqual({ count: 1, of: 4 })
    expect((await say(again, second, 'confirmed')).status).toBe(200)
    expect((await shown('2026-09-05T10:00')).repeated).toEqual({ count: 2, of: 4 })
    const twice = await inWork(await another(1))
    await say(twice, second, 'confirmed')
    expect((await shown('2026-09-06T10:00')).repeated).toEqual({ count: 2, of: 4 })
    await say(again, second, 'open')
    await say(twice, second, 'dismissed')
    expect((await shown('2026-09-07T10:00')).repeated).toEqual({ count: 1, of: 4 })

    const own = await follow(city, third)
    await ownMove(city, own, third.number, { move: 'confirm' })
    const declared = await inWork({ ...(await another(2)), repeatOf: third.number })
    expect((await shown('2026-09-08T10:00')).repeated).toEqual({ count: 2, of: 4 })
    await say(declared, third, 'dismissed')
    expect((await shown('2026-09-09T10:00')).repeated).toEqual({ count: 1, of: 4 })

    const told = []
    for (let day = 2; day <= 9; day++) told.push((await shown(`2026-09-0${day}T09:59`)).repeated.count)
    expect(told).toEqual([0, 1, 1, 2, 2, 1, 2, 1])
  })

  test('is of the reports that were first answered in the period, however often they are answered then', async () => {
    const filed = await answered(await inWork())
    city.setTime('2026-09-03T10:00')
    await returned(filed)
    await step(filed, { move: 'accept' }, house.uk)
    city.setTime('2026-09-04T10:00')
    await answered(filed)
    expect((await shown('2026-10-01T10:00')).repeated).toEqual({ count: 1, of: 1 })
    expect((await shown('2026-10-02T10:00')).repeated).toEqual({ count: 0, of: 0 })
  })

  test('is of what was put off before the period too, if it is answered in it', async () => {
    const filed = await inWork()
    await step(filed, money, house.uk)
    await step(filed, { move: 'approve_deferral' })
    city.setTime('2026-10-05T10:00')
    await step(filed, { move: 'resume' }, house.uk)
    await answered(filed)
    expect(await shown('2026-10-06T10:00')).toMatchObject({
      repeated: { count: 0, of: 1 },
      deferredOfAll: { count: 0, of: 0 },
    })
  })

  test('of a past period takes in what came since, until the window is over', async () => {
    const earlier = await answered(await inWork())
    await ownMove(city, await follow(city, earlier), earlier.number, { move: 'confirm' })
    const september = { from: at('2026-09-01T00:00'), to: at('2026-10-01T00:00') }
    const known = async (asOf: string) =>
      readIndicators(city.ctx.db, await city.ctx.catalog(), september, at(asOf))
    city.setTime('2026-10-20T10:00')
    await inWork({ repeatOf: earlier.number })
    expect(await known('2026-10-20T09:00')).toMatchObject({
      repeated: { count: 0, of: 1 },
      repeatedPreliminary: true,
    })
    expect((await known('2026-10-20T11:00')).repeated).toEqual({ count: 1, of: 1 })
    expect((await known('2026-11-29T23:59')).repeatedPreliminary).toBe(true)
    expect((await known('2026-11-30T00:00')).repeatedPreliminary).toBe(false)
  })

  test('leaves out what came back after the window, though its author speaks of it', async () => {
    const earlier = await answered(await inWork())
    await ownMove(city, await follow(city, earlier), earlier.number, { move: 'confirm' })
    const september = { from: at('2026-09-01T00:00'), to: at('2026-10-01T00:00') }
    city.setTime('2026-11-01T10:00')
    await inWork({ repeatOf: earlier.number })
    city.setTime('2026-10-31T10:00')
    const known = async () =>
      readIndicators(city.ctx.db, await city.ctx.catalog(), september, at('2026-11-20T10:00'))
    expect((await known()).repeated).toEqual({ count: 0, of: 1 })
    await inWork({ repeatOf: earlier.number })
    expect((await known()).repeated).toEqual({ count: 1, of: 1 })
  })
})

test('the deferred share is of what was first put off in the long categories, and of all beside it', async () => {
  const long = { category: 'curb-damage', details: {}, text: 'Бордюр лежит на дороге' }
  const [short, longOff, longDone, returnedFirst] = [
    await inWork(),
    await inWork(long, true),
    await inWork(long, true),
    await inWork(long, true),
  ]
  city.setTime('2026-09-02T10:00')
  for (const filed of [short, longOff]) {
    await step(filed, money, filed.agency.code)
    await step(filed, { move: 'approve_deferral' })
  }
  await answered(longDone)
  await answered(returnedFirst)
  expect(await shown('2026-09-03T10:00')).toMatchObject({
    deferred: { count: 1, of: 3 },
    deferredOfAll: { count: 2, of: 4 },
  })
  // What was answered first is not put off by a later date, nor what was put off answered anew.
  await returned(returnedFirst)
  await step(returnedFirst, money, returnedFirst.agency.code)
  await step(returnedFirst, { move: 'approve_deferral' })
  await step(longOff, { move: 'resume' }, longOff.agency.code)
  await answered(longOff)
  await step(short, { move: 'resume' }, house.uk)
  await step(short, { move: 'correct', category: 'curb-damage' })
  expect(await shown('2026-09-04T10:00')).toMatchObject({
    deferred: { count: 2, of: 4 },
    deferredOfAll: { count: 2, of: 4 },
    repeated: { count: 1, of: 3 },
  })
  expect((await shown('2026-09-03T09:00')).deferred).toEqual({ count: 1, of: 3 })
})

const at = (local: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Yekaterinburg').toInstant()
