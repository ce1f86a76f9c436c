import type { Exported } from '@gorozhanin/domain/accounts/api'
import type { ReportCard, ReportRow } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accountLetters, codeIn, enterAs } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, fileOne, move, signInAs } from '../support/people.ts'

let city: TestCity
let moderator: string
beforeAll(async () => {
  city = await openCity()
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city?.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

const someone = () => `${crypto.randomUUID()}@mail.example`

async function published(): Promise<string> {
  const { center } = (await city.ctx.catalog()).city
  const lamp = { category: 'street-light-out', text: 'Не горит фонарь', details: { lamps_count: 'one' } }
  const { number } = await fileOne(city, { ...lamp, ...center })
  expect((await move(city, moderator, number, { move: 'publish' })).status).toBe(200)
  return number
}

async function say(number: string, cookie = '', body: object = {}): Promise<string> {
  const { status, headers } = await ask(city, 'POST', `/reports/${number}/support`, { cookie, body })
  expect(status).toBe(200)
  return String(headers['set-cookie'] ?? '').split(';')[0] ?? ''
}

const supported = (cookie = '') =>
  ask<{ reports: readonly ReportRow[] }>(city, 'GET', '/reports/supported', { cookie })
const numbersOf = async (cookie = '') => (await supported(cookie)).body.reports.map(({ number }) => number)
const countOf = async (number: string) =>
  (await ask<ReportCard>(city, 'GET', `/reports/${number}`)).body.supporters
const exported = async (cookie: string) =>
  (await ask<Exported>(city, 'GET', '/account/export', { cookie })).body.supported
const rows = async (sql: string, values: unknown[] = []) =>
  (await city.ctx.db.$client.query(sql, values)).rows

test('a device lists what it supports, the last first, until it is taken back', async () => {
  const [first, second] = [await published(), await published()]
  const device = await say(first)
  city.setTime('2026-11-20T10:05')
  await say(second, device)
  expect(await numbersOf(device)).toEqual([second, first])
  expect(await numbersOf()).toEqual([])
  expect((await supported(device)).headers['cache-control']).toBe('no-store')

  await ask(city, 'DELETE', `/reports/${first}/support`, { cookie: device })
  expect(await numbersOf(device)).toEqual([second])
})

test('a report that others may not see any more is not listed', async () => {
  const number = await published()
  const device = await say(number)
  await move(city, moderator, number, { move: 'hide', text: 'По просьбе соседей' })
  expect(await numbersOf(device)).toEqual([])
})

test('an account lists it on any device, with what its address follows, and others on its device do not', async () => {
  const [email, own, byMail] = [someone(), await published(), await published()]
  await say(byMail, '', { contactEmail: email, consents: ['contact'] })
  const cookie = await enterAs(city, email)
  city.setTime('2026-11-20T10:05')
  const device = await say(own, cookie)

  expect(await numbersOf(cookie)).toEqual([own, byMail])
  expect(await numbersOf(await enterAs(city, email))).toEqual([own, byMail])
  expect(await numbersOf(device)).toEqual([])
  expect(await numbersOf(`${device}; ${await enterAs(city, someone())}`)).toEqual([])
  expect(await exported(cookie)).toEqual([
    { report: byMail, supportedAt: null, followedAt: '2026-11-20T05:00:00.000Z' },
    { report: own, supportedAt: '2026-11-20T05:05:00.000Z', followedAt: '2026-11-20T05:05:00.000Z' },
  ])
})

test('who is deleted stays counted, by nothing that leads to a person or a device, and follows nothing', async () => {
  const [email, number] = [someone(), await published()]
  const cookie = await enterAs(city, email)
  const device = await say(number, cookie)
  const marks =
    'select s.device, s.account from supporters s join reports r on r.id = s.report where sequence = $1'
  const sequence = number.split('-')[1]
  const [before] = await rows(marks, [sequence])
  expect((await ask(city, 'DELETE', '/account', { cookie })).status).toBe(204)

  expect(await countOf(number)).toBe(1)
  expect(await rows(marks, [sequence])).toEqual([
    { device: expect.not.stringMatching(before.device), account: null },
  ])
  expect(await numbersOf(device)).toEqual([])
  const followed = 'select from followers f join reports r on r.id = f.report where sequence = $1'
  expect(await rows(followed, [sequence])).toEqual([])
  expect(await exported(await enterAs(city, email))).toEqual([])
})

test('what two addresses of one person support is the account’s once they are joined, and counted as before', async () => {
  const [old, next, both, other] = [someone(), someone(), await published(), await published()]
  const second = await enterAs(city, next)
  const cookie = await enterAs(city, old)
  await say(both, cookie)
  await say(both, second)
  city.setTime('2026-11-20T10:05')
  await say(other, second)
  await ask(city, 'POST', '/account/contact/code', { cookie, body: { email: next, language: 'ru' } })
  const code = codeIn(await accountLetters(city), next)
  const changed = await ask(city, 'PUT', '/account/contact', {
    cookie,
    body: { email: next, code, language: 'ru' },
  })
  expect(changed.status).toBe(200)

  expect(await numbersOf(cookie)).toEqual([other, both])
  expect((await exported(cookie)).map(({ report, followedAt }) => [report, followedAt !== null])).toEqual([
    [both, true],
    [other, true],
  ])
  expect([await countOf(both), await countOf(other)]).toEqual([2, 1])
})
