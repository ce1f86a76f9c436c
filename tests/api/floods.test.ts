import type { Reply } from '@gorozhanin/domain/endpoint'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { type listFloods, MOST_IN_BATCH, type moveBatch } from '@gorozhanin/domain/reports/flood-api'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, move, signInAs, tryFile } from '../support/people.ts'
import { makeColleague } from '../support/staff.ts'

let city: TestCity
const cookies: Record<string, string> = {}
const as = (name: string) => cookies[name] ?? ''

beforeAll(async () => {
  city = await openCity()
  for (const name of ['moderator', 'dispatcher', 'admin']) cookies[name] = await signInAs(city, name)
})
afterAll(() => city?.close())
let day = Temporal.PlainDate.from('2026-09-01')
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  day = day.add({ days: 2 })
  city.setTime(`${day}T10:00`)
})

const thanks = { category: 'thanks', text: 'Спасибо за каток' }

async function fileSome(count: number, fields: Record<string, string> = {}, cookie = '') {
  const filed = []
  for (let index = 0; index < count; index++)
    filed.push(await tryFile(city, { ...thanks, ...fields }, [], cookie ? { cookie } : {}))
  return filed.map(({ body, headers }) => ({
    number: body.number,
    device: String(headers['set-cookie'] ?? '').split(';')[0] ?? '',
  }))
}

const floods = async () =>
  (await ask<Reply<typeof listFloods>>(city, 'GET', '/console/floods', { cookie: as('moderator') })).body
    .floods
const numbersOf = async () => (await floods()).map(({ reports }) => reports.map(({ number }) => number))
const batch = (body: object, name = 'moderator') =>
  ask<Reply<typeof moveBatch> & { code: string }>(city, 'POST', '/console/batches', {
    cookie: as(name),
    body,
  })
const card = async (number: string) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as('moderator') })).body

test('six reports of one contact within a day are a flood, of one device too, and who it is stays unsaid', async () => {
  const five = await fileSome(5, { contactEmail: 'mnogo@example.org' })
  expect(await numbersOf()).toEqual([])
  const [sixth] = await fileSome(1, { contactEmail: 'MNOGO@example.org' })
  const ofContact = [...five, sixth].map((one) => one?.number)
  expect(await numbersOf()).toEqual([ofContact])

  const [first] = await fileSome(1)
  const rest = await fileSome(6, {}, first?.device)
  const ofDevice = [first, ...rest].map((one) => one?.number)
  expect(await numbersOf()).toEqual([ofDevice, ofContact])
  const told = JSON.stringify(await floods())
  expect(told).not.toMatch(/mnogo/i)
  expect(told).not.toContain(
    decodeURIComponent(first?.device ?? '')
      .split('=')[1]
      ?.split('.')[0],
  )

  city.setTime(`${day.add({ days: 1 })}T10:01`)
  expect(await numbersOf()).toEqual([])
})

test('who moderates some category groups sees nothing of the floods of others', async () => {
  const filed = await fileSome(6, { contactEmail: 'drugie@example.org' })
  const { group } = (await card(filed[0]?.number ?? '')).category
  const [other = ''] = (await city.ctx.catalog()).groups
    .map(({ code }) => code)
    .filter((code) => code !== group)
  const seen = async (groups: string[]) => {
    const login = `${groups[0]}@city.example`
    const { cookie } = await makeColleague(city, login, { roles: ['moderator'], groups })
    const { body } = await ask<Reply<typeof listFloods>>(city, 'GET', '/console/floods', { cookie })
    return body.floods.map(({ reports }) => reports.length)
  }
  expect(await seen([other])).toEqual([])
  expect(await seen([group])).toEqual([6])
})

test('the mark of a device is not its cookie, and is on no card', async () => {
  const [first] = await fileSome(1)
  const [second] = await fileSome(1, {}, first?.device)
  const [other] = await fileSome(1)
  const { rows } = await city.ctx.db.$client.query(
    `select device from reports where year || '-' || sequence = any($1) order by sequence`,
    [[first?.number, second?.number, other?.number]],
  )
  const [a, b, c] = rows.map(({ device }) => device)
  expect(a).toMatch(/^[\w-]{22}$/)
  expect([b === a, c === a]).toEqual([true, false])
  expect(JSON.stringify(await card(first?.number ?? ''))).not.toContain(a)
})

test('a flood is rejected with one reason, each report by an event of its own', async () => {
  const filed = await fileSome(7, { contactEmail: 'potok@example.org' })
  const [flood] = await floods()
  const chosen = flood?.reports.slice(0, 6).map(({ number, version }) => ({ number, version })) ?? []
  const { body } = await batch({ move: 'reject', reports: chosen, reason: 'spam', text: 'Одно и то же' })
  expect(body).toEqual({ done: filed.slice(0, 6).map(({ number }) => number), failed: [] })
  for (const { number } of chosen) {
    const { status, history } = await card(number)
    expect(status).toBe('rejected')
    expect(history.filter(({ name }) => name === 'reject').map(({ text }) => text)).toEqual(['Одно и то же'])
  }
  expect((await card(filed[6]?.number ?? '')).status).toBe('moderation')
  expect(await numbersOf()).toEqual([])
  const { rows } = await city.ctx.db.$client.query(
    `select detail from audit where action = 'report.batch_rejected' and object = $1`,
    [filed[0]?.number],
  )
  expect(rows).toEqual([{ detail: { count: 6, reports: body.done, reason: 'spam' } }])
})

test('what cannot be moved is told by its number, and the others move', async () => {
  const filed = await fileSome(3)
  const [gone = '', stale = '', good = ''] = filed.map(({ number }) => number)
  await move(city, as('moderator'), gone, { move: 'reject', reason: 'spam', text: 'Реклама' })
  const reports = [
    { number: gone, version: 2 },
    { number: stale, version: 99 },
    { number: '2026-999999', version: 1 },
    { number: good, version: 1 },
  ]
  const { status, body } = await batch({ move: 'publish', reports })
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      done: [good],
      failed: [
        { number: gone, code: 'report.move_not_from_status' },
        { number: stale, code: 'report.changed_meanwhile' },
        { number: '2026-999999', code: 'report.not_found' },
      ],
    },
  })
  expect((await card(good)).published).toBe(true)
})

test.each([
  {},
  { move: 'publish' },
  { move: 'publish', reports: [] },
  { move: 'publish', reports: Array(MOST_IN_BATCH + 1).fill({ number: '2026-1', version: 1 }) },
  { move: 'publish', reports: [{ number: '2026-1' }] },
  { move: 'reject', reports: [{ number: '2026-1', version: 1 }] },
  { move: 'hide', reports: [{ number: '2026-1', version: 1 }], text: 'Так' },
])('the batch %j is refused', async (body) => {
  expect(await batch(body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } })
})

test('only those who moderate see floods and handle them', async () => {
  for (const name of ['dispatcher', 'admin']) {
    expect((await ask(city, 'GET', '/console/floods', { cookie: as(name) })).status).toBe(403)
    expect((await batch({ move: 'publish', reports: [{ number: '2026-1', version: 1 }] }, name)).status).toBe(
      403,
    )
  }
})
