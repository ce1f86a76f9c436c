import type { listAudit } from '@gorozhanin/domain/audit/api'
import type { Reply } from '@gorozhanin/domain/endpoint'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { setWebhook } from '@gorozhanin/server/dispatch/commands'
import { startDispatch } from '@gorozhanin/server/dispatch/start'
import { buildApp } from '@gorozhanin/server/main/app'
import { openLog } from '@gorozhanin/server/platform/log'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, doors } from '../fixtures/doors.ts'
import { anyGateway, enterByPhone } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { areDone } from '../support/deliveries.ts'
import {
  aHouse,
  ask,
  type Filed,
  fileOne,
  move,
  multipart,
  picture,
  signInAs,
  tryFile,
} from '../support/people.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { addRemark, supporterOf } from '../support/remarks.ts'
import { tileAt } from '../support/tiles.ts'
import { until } from '../support/until.ts'

/** What three people entrusted to the city; all of it in letters that no encoding changes. */
const email = 'tajnaja.pochta@example.org'
const phone = '79007351735'
const flat = 'FLAT7351'
const plate = 'P777YX74'
/** What a neighbour wrote and no moderator has looked at, and what the masks hide of words that one has published. */
const waiting = 'NEPROVERENO4711'
const hidden = '8 912 345-67-89'
const secrets = () => ({
  email,
  phone,
  flat,
  plate,
  waiting,
  hidden,
  ...Object.fromEntries(filed.map(({ follow }, index) => [`follow ${index}`, follow])),
})

let redis: RedisServer
let receiver: Receiver
let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let filed: readonly Filed[]
/** Everything that was written down, told to Redis or streamed while the reports lived. */
const logged: string[] = []
const told: string[] = []
const heard: string[] = []

/** Which of the secrets the words hold. */
const leaksOf = (words: string | readonly string[]) =>
  Object.entries(secrets()).flatMap(([name, secret]) =>
    [words].flat().join('').includes(secret) ? [name] : [],
  )

beforeAll(async () => {
  redis = await startRedis()
  receiver = await startReceiver()
  const opened = await openCity('2026-11-20T10:00', {
    redisUrl: redis.url,
    webhookNetworks: ['127.0.0.0/8'],
    smsGateway: anyGateway,
  })
  const log = openLog('debug', { write: (line) => logged.push(line) })
  const ctx = { ...opened.ctx, log }
  city = { ...opened, ctx, app: await buildApp(ctx) }
  const monitor = await new Redis(redis.url).monitor()
  monitor.on('monitor', (_time, args: string[]) => told.push(args.join(' ')))
  const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
  const listening = new AbortController()
  const stream = await fetch(`${address}/api/live`, { signal: listening.signal })
  const hearing = (async () => {
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) heard.push(chunk)
  })().catch(() => {})
  const dispatch = startDispatch(ctx)
  try {
    await liveThrough()
    const isHeard = ({ number }: Filed) => heard.join('').includes(`"${number}","name":"publish_answer"`)
    await until(() => filed.every(isHeard))
  } finally {
    await dispatch.stop()
    listening.abort()
    await hearing
    monitor.disconnect()
  }
}, 120_000)
afterAll(async () => {
  await city?.app.close()
  await city?.close()
  await receiver?.close()
  await redis?.kill()
})

/** Reports with everything that is private, one of somebody known by a phone, through their whole lives. */
async function liveThrough(): Promise<void> {
  house = await aHouse(city)
  for (const code of (await city.ctx.catalog()).agencies.keys())
    await setWebhook(city.ctx.db, code, receiver.url)
  const place = { lon: house.lon, lat: house.lat, contactEmail: email, consents: ['contact', 'publication'] }
  filed = [
    await fileOne(city, {
      ...place,
      category: 'sewer-blockage',
      text: 'Вода в подвале',
      details: { entrance: 3, flat },
      objectId: house.code,
    }),
    await fileOne(
      city,
      { ...place, category: 'abandoned-car', text: 'Брошенная машина', details: { vehicle_plate: plate } },
      [await picture()],
    ),
  ]
  const byPhone = await tryFile(
    city,
    {
      category: 'abandoned-car',
      text: 'Ещё одна машина',
      lon: house.lon,
      lat: house.lat,
      details: { vehicle_plate: plate },
    },
    [await picture()],
    { cookie: await enterByPhone(city, `+${phone}`) },
  )
  expect(byPhone.status).toBe(201)
  filed = [...filed, byPhone.body]
  const moderator = await signInAs(city, 'moderator')
  for (const { number, agency, follow, status } of filed) {
    await city.app.inject({ method: 'POST', url: `/api/reports/${number}/follow`, payload: { follow } })
    await move(city, moderator, number, { move: status === 'moderation' ? 'publish' : 'show' })
    const own = await signInAs(city, agency.code)
    await ask(city, 'GET', `/console/reports/${number}`, { cookie: own })
    await move(city, own, number, { move: 'accept' })
    await remarkOn(number, moderator)
    const form = await multipart({}, [await picture()])
    const uploaded = await city.app.inject({
      method: 'POST',
      url: `/api/console/reports/${number}/photos`,
      headers: { ...form.headers, cookie: own },
      payload: form.payload,
    })
    const photos = [uploaded.json().photos[0].key]
    await move(city, own, number, {
      move: 'answer',
      outcome: 'fixed',
      text: 'Сделали всё, о чём вы написали',
      photos,
    })
    expect((await move(city, moderator, number, { move: 'publish_answer' })).body.status).toBe('answered')
    const contact =
      number === byPhone.body.number ? { email: null, phone: `+${phone}` } : { email, phone: null }
    const read = await ask(city, 'POST', `/console/reports/${number}/contact`, {
      cookie: own,
      body: { reason: 'other', words: `Просили написать на ${contact.email ?? contact.phone}` },
    })
    expect(read.body).toEqual(contact)
    await ask(city, 'GET', '/console/audit', { cookie: await signInAs(city, 'admin') })
  }
  const { rows } = await city.ctx.db.$client.query('select id from reports')
  await until(() =>
    areDone(
      city,
      rows.map(({ id }) => id),
    ),
  )
  await sweepClocks(city.ctx)
}

/** A neighbour adds twice to a report, and a moderator publishes one of both. */
async function remarkOn(number: string, moderator: string): Promise<void> {
  const neighbour = await supporterOf(city, number)
  const { body } = await addRemark(city, number, neighbour, { text: `Звоните: ${hidden}` })
  await ask(city, 'POST', `/console/reports/${number}/remarks/${body.id}`, {
    cookie: moderator,
    body: { decision: 'publish' },
  })
  expect((await addRemark(city, number, neighbour, { text: waiting }, [await picture()])).status).toBe(201)
}

test('no public door tells any of it', async () => {
  const numbers = filed.map(({ number }) => number)
  const [first = ''] = numbers
  const { body: card } = await ask<{ photos: { key: string }[]; remarks: object[] }>(
    city,
    'GET',
    `/reports/${numbers[1]}`,
  )
  const at = { lon: house.lon, lat: house.lat }
  const words = [email, phone, flat, plate, 'Вода в подвале', first].map(encodeURIComponent)
  const asked = [
    ...doors
      .filter(
        ({ access, stream, method }) =>
          access === 'anyone' && method === 'GET' && stream !== 'text/event-stream',
      )
      .map((door) => addressOf(door)),
    ...['', '/news.atom', '/preview'].flatMap((part) =>
      numbers.map((number) => `/api/reports/${number}${part}`),
    ),
    ...words.map((q) => `/api/search?q=${q}`),
    ...[10, 14, 16].map((z) => `/api/tiles/reports/${tileAt(z, at)}`),
    `/api/tiles/city/${tileAt(16, at)}`,
    `/api/photos/${card.photos[0]?.key}/large`,
    `/api/promise?category=sewer-blockage&lon=${at.lon}&lat=${at.lat}&details=${encodeURIComponent(JSON.stringify({ flat }))}`,
    `/api/place?lon=${at.lon}&lat=${at.lat}`,
    `/api/objects?layer=house&lon=${at.lon}&lat=${at.lat}`,
    '/api/openapi.json',
  ]
  for (const url of asked) {
    const { statusCode, rawPayload, headers } = await city.app.inject({ url })
    const answer = `${JSON.stringify(headers)}${rawPayload.toString('latin1')}`
    expect({ url, statusCode, leaks: leaksOf(answer) }).toMatchObject({ leaks: [] })
  }
  expect(card).toMatchObject({ status: 'answered', remarks: [{ text: 'Звоните: •••' }] })
})

test('the stream tells of all reports and nothing of their people', () => {
  for (const { number } of filed) expect(heard.join('')).toContain(number)
  expect(leaksOf(heard)).toEqual([])
})

test('Redis was told of the hand-overs and of nothing private', () => {
  expect(told.join()).toContain('dispatch.hand_over')
  expect(leaksOf(told)).toEqual([])
})

test('the agencies’ own systems are told of the work, not of the person', () => {
  const bodies = receiver.received.map(({ headers, body }) => `${JSON.stringify(headers)}${body}`)
  expect(bodies.length).toBeGreaterThanOrEqual(2)
  expect(leaksOf(bodies.join())).toEqual([])
})

test('the audit log tells who saw which contact and why, and not what was seen', async () => {
  const cookie = await signInAs(city, 'admin')
  const page = await ask<Reply<typeof listAudit>>(city, 'GET', '/console/audit?action=contact.read', {
    cookie,
  })
  expect(page.body.entries.map(({ object, detail }) => [object.id, detail])).toEqual(
    filed
      .map(({ number }) => [
        number,
        [
          { name: 'words', value: 'Просили написать на •••' },
          { name: 'reason', value: 'other' },
        ],
      ])
      .toReversed(),
  )
  const table = await city.app.inject({ url: '/api/console/audit/export', headers: { cookie } })
  expect(table.body.split('\r\n').length).toBeGreaterThan(5)
  expect(leaksOf([JSON.stringify(page.body), table.body])).toEqual([])
})

test('the database keeps each secret in its own place, and the follow secret nowhere', async () => {
  const { rows: tables } = await city.ctx.db.$client.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname <> 'spatial_ref_sys'`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await city.ctx.db.$client.query(`select to_jsonb(t) as row from "${name}" t`)
    for (const [column, value] of rows.flatMap(({ row }) => Object.entries(row)))
      for (const leak of leaksOf(JSON.stringify(value)))
        found[leak] = [...new Set([...(found[leak] ?? []), `${name}.${column}`])].toSorted()
  }
  expect(found).toEqual({
    email: ['contacts.value'],
    // The first two are forgotten within a day.
    phone: ['account_letters.contact', 'codes.contact', 'contacts.value'],
    flat: ['reports.details'],
    plate: ['reports.details'],
    waiting: ['remarks.text'],
    hidden: ['remarks.text'],
  })
})

describe('the log', () => {
  test('of these lives tells nothing private', () => {
    expect(leaksOf(logged)).toEqual([])
  })

  test('of a fault tells the query without what was in it', async () => {
    const query = city.asOwner
    const words = 'Спасибо, но тише'
    const contactEmail = 'tajnaja.drugaja@example.org'
    await query(`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'cannot take "%"', new.value using detail = new.value; end $$`)
    await query('create trigger refuse before insert on contacts for each row execute function refuse()')
    const failed = await tryFile(city, { category: 'thanks', text: words, contactEmail })
    await query('drop trigger refuse on contacts')

    await query('alter table reports rename column client_hash to client_hash_away')
    const broken = await tryFile(city, { category: 'thanks', text: words, contactEmail: email })
    await query('alter table reports rename column client_hash_away to client_hash')

    expect([failed, broken].map(({ status, body }) => [status, body.code])).toEqual(
      Array(2).fill([500, 'server.fault']),
    )
    const faults = logged.map((line) => JSON.parse(line).err).filter((fault) => fault !== undefined)
    expect(faults.map(({ message }) => message)).toEqual([
      'query failed: cannot take "…"',
      expect.stringMatching(/^query failed: column .* does not exist$/),
    ])
    expect(faults[1].query).toContain('insert into reports')
    const log = logged.join('')
    expect(leaksOf(log)).toEqual([])
    expect(log).not.toContain(contactEmail)
    expect(log).not.toContain(words)
  })
})

test('the flat is read by the agency that comes to it, the address by nobody without a reason', async () => {
  const [{ number, agency } = { number: '', agency: { code: '' } }] = filed
  const cardFor = async (name: string) => {
    const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, {
      cookie: await signInAs(city, name),
    })
    return body
  }
  for (const name of [agency.code, 'moderator', 'dispatcher', 'curator', 'head', 'admin']) {
    const { details, contact } = await cardFor(name)
    expect({ name, contact }).toEqual({
      name,
      contact: { email: 't•••@example.org', phone: null, masked: true },
    })
    const told = expect.objectContaining({ code: 'flat', value: flat, private: true })
    const reads = name !== 'head' && name !== 'admin'
    expect(details).toEqual(reads ? expect.arrayContaining([told]) : expect.not.arrayContaining([told]))
  }
})
