import { forgetExpired, nightlyRetention } from '@gorozhanin/server/accounts/retention'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountLetters, accountSms, anyGateway, enterAs, enterByPhone } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, type Filed, fileOne, move, picture, signInAs } from '../support/people.ts'

let city: TestCity
let moderator: string
let house: Awaited<ReturnType<typeof aHouse>>
beforeAll(async () => {
  city = await openCity('2026-03-02T10:00', { smsGateway: anyGateway })
  moderator = await signInAs(city, 'moderator')
  house = await aHouse(city)
})
afterAll(() => city.close())

const file = (contactEmail: string): Promise<Filed> =>
  picture().then((photo) =>
    fileOne(
      city,
      {
        category: 'thanks',
        text: 'Спасибо за каток во дворе',
        lon: house.lon,
        lat: house.lat,
        contactEmail,
        consents: ['contact'],
      },
      [photo],
    ),
  )
const reject = ({ number }: Filed) =>
  move(city, moderator, number, { move: 'reject', reason: 'spam', text: 'Реклама' })
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await city.ctx.db.$client.query(`select count(*)::int as n from ${sql}`, values)).rows[0].n
const photosOf = ({ number }: Filed) =>
  count(`photos p join reports r on r.id = p.report where r.year || '-' || r.sequence = $1`, [number])
const nothing = {
  photos: 0,
  authors: 0,
  codes: 0,
  letters: 0,
  consents: 0,
  devices: 0,
  sessions: 0,
  following: 0,
  news: 0,
}

test('what has expired is forgotten once, kind by kind, and what is still needed stays', async () => {
  const ended = await file('ended@mail.example')
  const open = await file('open@mail.example')
  expect((await reject(ended)).status).toBe(200)
  await ask(city, 'POST', '/account/code', { body: { email: 'asks@mail.example', language: 'ru' } })
  await accountLetters(city)
  expect(await forgetExpired(city.ctx)).toEqual(nothing)

  // A code and its letter are kept for a day.
  city.setTime('2026-03-03T10:20')
  expect(await forgetExpired(city.ctx)).toEqual({ ...nothing, codes: 1, letters: 1 })
  expect(await forgetExpired(city.ctx)).toEqual(nothing)

  // The mark of the device is kept for thirty days, whatever became of the report.
  city.setTime('2026-04-01T09:59')
  expect(await forgetExpired(city.ctx)).toEqual(nothing)
  expect(await count('reports where device is not null')).toBe(2)
  city.setTime('2026-04-01T10:01')
  expect(await forgetExpired(city.ctx)).toEqual({ ...nothing, devices: 2 })
  expect(await forgetExpired(city.ctx)).toEqual(nothing)
  expect(await count('reports where device is not null')).toBe(0)

  // Photos of a rejected report are kept for ninety days.
  city.setTime('2026-05-31T09:59')
  expect(await forgetExpired(city.ctx)).toEqual(nothing)
  city.setTime('2026-05-31T10:01')
  expect(await forgetExpired(city.ctx)).toEqual({ ...nothing, photos: 1 })
  expect(await forgetExpired(city.ctx)).toEqual(nothing)
  expect([await photosOf(ended), await photosOf(open)]).toEqual([0, 1])

  // An address is kept for a year after the last report has ended; one that still waits for an answer stays.
  city.setTime('2027-03-02T09:59')
  expect(await forgetExpired(city.ctx)).toEqual(nothing)
  city.setTime('2027-03-02T10:01')
  expect(await forgetExpired(city.ctx)).toEqual({ ...nothing, authors: 1 })
  expect(await forgetExpired(city.ctx)).toEqual(nothing)
  expect(await count(`contacts where value = 'ended@mail.example'`)).toBe(0)
  expect(await count(`contacts where value = 'open@mail.example'`)).toBe(1)
  const { rows: applied } = await city.ctx.db.$client.query(
    `select actor_kind as by, action, object, detail from audit
      where action in ('retention.applied', 'resident.deleted') order by id`,
  )
  expect(applied.map(({ by, action, object, detail }) => [by, action, object, detail])).toEqual([
    ['system', 'retention.applied', 'codes', { count: 1 }],
    ['system', 'retention.applied', 'letters', { count: 1 }],
    ['system', 'retention.applied', 'devices', { count: 2 }],
    ['system', 'retention.applied', 'photos', { count: 1 }],
    ['system', 'resident.deleted', expect.any(String), { why: 'expired', reports: 1 }],
  ])
  expect(await count(`erasures where why = 'expired' and reports = 1`)).toBe(1)

  // The consent stays for five years after it ended, without an address.
  expect(await count(`consents where author is null and address is null and withdrawn_at is not null`)).toBe(
    1,
  )
  city.setTime('2032-03-03T10:01')
  expect(await forgetExpired(city.ctx)).toEqual({ ...nothing, consents: 1 })
  expect(await forgetExpired(city.ctx)).toEqual(nothing)
})

test('who is signed in is not forgotten', async () => {
  city.setTime('2026-03-02T10:00')
  const cookie = await enterAs(city, 'stays@mail.example')
  city.setTime('2027-09-01T10:00')
  await forgetExpired(city.ctx)
  expect((await ask(city, 'GET', '/account', { cookie })).body).toMatchObject({
    account: { email: 'stays@mail.example' },
  })
})

test('a phone that opens nothing any more is forgotten a year later, its codes and SMS after a day', async () => {
  city.setTime('2026-03-02T10:00')
  const [quiet, asks] = ['+79120000001', '+79120000002']
  const cookie = await enterByPhone(city, quiet)
  await ask(city, 'DELETE', '/session', { cookie })
  await ask(city, 'POST', '/account/code', { body: { phone: asks, language: 'ru' } })
  await accountSms(city)
  const left = async () => [
    await count('contacts where value = $1', [quiet]),
    await count('codes where contact = any($1)', [[quiet, asks]]),
    await count('account_letters where contact = any($1)', [[quiet, asks]]),
  ]
  expect(await left()).toEqual([1, 2, 2])
  city.setTime('2026-03-03T10:20')
  await forgetExpired(city.ctx)
  expect(await left()).toEqual([1, 0, 0])
  city.setTime('2027-03-02T10:01')
  await forgetExpired(city.ctx)
  expect(await left()).toEqual([0, 0, 0])
})

test('the job runs once a night, after three', async () => {
  const forget = nightlyRetention()
  const runs: number[] = []
  const log = { ...city.ctx.log, info: () => void runs.push(1) } as unknown as TestCity['ctx']['log']
  for (const time of ['2026-11-20T02:59', '2026-11-20T03:00', '2026-11-20T23:00', '2026-11-21T03:01']) {
    city.setTime(time)
    await forget({ ...city.ctx, log })
  }
  expect(runs).toHaveLength(2)
})
