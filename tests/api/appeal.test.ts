import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, darkEntrance, fileOne, follow, move, openStaffed, type Staffed } from '../support/people.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['moderator', 'curator']))
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-04-09T10:00')
})

const register = (number: string, more = {}) =>
  move(city, as('moderator'), number, {
    move: 'register_appeal',
    appealNumber: '01-15/123',
    receivedOn: '2026-04-09',
    ...more,
  })
const clockOf = ({ clocks }: ConsoleCard, wanted: string) => clocks.findLast(({ kind }) => kind === wanted)

test('an appeal is answered in thirty days, leaves by the working day before, and strangers see it no more', async () => {
  const filed = await fileOne(city, darkEntrance(house))
  await move(city, as('moderator'), filed.number, { move: 'publish' })
  const { status, body } = await register(filed.number)
  expect([status, body.appeal]).toEqual([
    200,
    { number: '01-15/123', receivedOn: '2026-04-09', extended: false },
  ])
  expect(clockOf(body, 'fz59_answer')).toMatchObject({
    dueAt: '2026-05-09T18:59:59.000Z',
    controlDate: '2026-05-08',
    stoppedAt: null,
  })
  expect(clockOf(body, 'fz59_forward')?.dueAt).toBe('2026-04-16T18:59:59.000Z')
  expect((await ask(city, 'GET', `/reports/${filed.number}`)).status).toBe(404)
  const own = await ask<ReportCard>(city, 'GET', `/reports/${filed.number}`, {
    cookie: await follow(city, filed),
  })
  expect(own.body.timeline.at(-1)).toMatchObject({
    name: 'register_appeal',
    appealNumber: '01-15/123',
    until: '2026-05-09',
  })
  expect((await register(filed.number)).body.code).toBe('report.appeal_already')
})

test('its term is extended once, by a curator, before it is over', async () => {
  const { number } = await fileOne(city, darkEntrance(house))
  const extend = (who: string, days: number) =>
    move(city, as(who), number, { move: 'extend_appeal', days, text: 'Запросили документы' })
  expect((await extend('curator', 30)).body.code).toBe('report.not_an_appeal')
  await register(number)
  expect((await extend('moderator', 30)).status).toBe(403)
  expect((await extend('curator', 31)).status).toBe(422)
  const { body } = await extend('curator', 30)
  expect(clockOf(body, 'fz59_answer')?.dueAt).toBe('2026-06-08T18:59:59.000Z')
  expect((await extend('curator', 1)).body.code).toBe('report.appeal_extended')

  const late = await fileOne(city, darkEntrance(house))
  await register(late.number)
  city.setTime('2026-05-10T00:01')
  const refused = await move(city, as('curator'), late.number, {
    move: 'extend_appeal',
    days: 1,
    text: 'Поздно',
  })
  expect(refused.body.code).toBe('report.too_late')
})

test('passed to another body it was forwarded; late in registration is found by the sweep', async () => {
  const { number } = await fileOne(city, darkEntrance(house))
  city.setTime('2026-04-14T10:00')
  await register(number)
  await sweepClocks(city.ctx)
  await move(city, as('moderator'), number, { move: 'publish' })
  const { body } = await move(city, as('moderator'), number, {
    move: 'pass_outside',
    body: 'Жилищная инспекция',
    base: 'часть 3 статьи 8',
    outgoingNumber: '7',
    outgoingDate: '2026-04-14',
  })
  expect(clockOf(body, 'fz59_forward')).toMatchObject({
    stoppedAt: '2026-04-14T05:00:00.000Z',
    breached: false,
  })
  expect(clockOf(body, 'fz59_register')?.breached).toBe(true)
  const told = body.history.filter(({ name }) => name === 'breached').map(({ clock }) => clock)
  expect(told.filter((clock) => clock === 'fz59_register')).toEqual(['fz59_register'])
})

test.each([
  ['2026-04-10', 'report.received_in_future'],
  ['2026-04-08', 'report.received_before_filing'],
])('a receipt on %s is refused', async (receivedOn, code) => {
  const { number } = await fileOne(city, darkEntrance(house))
  const { status, body } = await register(number, { receivedOn })
  expect([status, JSON.stringify(body).includes(code)]).toEqual([422, true])
})
