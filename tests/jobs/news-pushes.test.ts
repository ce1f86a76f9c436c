import { createECDH, createVerify, randomBytes } from 'node:crypto'
import type { Following } from '@gorozhanin/domain/following/api'
import { tellFollowers } from '@gorozhanin/server/following/fan-out'
import { publicKeyOf } from '@gorozhanin/server/following/push'
import { sendPushes } from '@gorozhanin/server/following/send-pushes'
import ece from 'http_ece'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, darkEntrance, type Filed, fileOne, move, signInAs } from '../support/people.ts'
import { type PushService, startPushService } from '../support/push-service.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
let service: PushService

const privateKey = (() => {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url')
})()

beforeAll(async () => {
  city = await openCity(undefined, { vapidPrivateKey: privateKey, webhookNetworks: ['127.0.0.1/32'] })
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city?.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  await city.asOwner('delete from authors where id in (select author from push_devices)')
  city.setTime('2026-11-20T07:00')
  service = await startPushService()
})
afterEach(() => service.close())

/** A browser with keys of its own, as its push service knows it. */
function browser() {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16)
  const id = randomBytes(8).toString('hex')
  return {
    id,
    device: {
      endpoint: `${service.url}/${id}`,
      p256dh: pair.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    },
    /** What the browser reads out of a push. */
    open: (body: Buffer) =>
      JSON.parse(
        ece
          .decrypt(body, { version: 'aes128gcm', privateKey: pair, authSecret: auth.toString('base64url') })
          .toString(),
      ),
  }
}

const follow = (device: object, more: object = {}) =>
  ask<{ code: string; errors: object[] }>(city, 'POST', '/following/push', {
    body: { subject: { house: house.code }, tells: ['new', 'changes'], pace: 'at_once', device, ...more },
  })

/** What proves to be a browser. */
const proof = ({ endpoint, auth }: { endpoint: string; auth: string }) => ({ endpoint, auth })
const list = (device: { endpoint: string; auth: string }) =>
  ask<{ following: Following[] }>(city, 'POST', '/following/push/list', { body: { device: proof(device) } })
const stop = (device: { endpoint: string; auth: string }, more: { id?: string | undefined } = {}) =>
  ask(city, 'POST', '/following/push/stop', { body: { device: proof(device), ...more } })

async function published(): Promise<Filed> {
  const filed = await fileOne(city, darkEntrance(house))
  await move(city, moderator, filed.number, { move: 'publish' })
  return filed
}
async function work(): Promise<void> {
  await tellFollowers(city.ctx)
  await sendPushes(city.ctx)
}
const later = () => city.asOwner("update news_letters set next_at = '2026-11-20' where state = 'open'")

/** The claims of the token, once its signature fits the key of the city. */
function claimsOf(authorization: string): Record<string, unknown> {
  const { token = '', key } = /^vapid t=(?<token>[^,]+), ?k=(?<key>.+)$/.exec(authorization)?.groups ?? {}
  expect(key).toBe(publicKeyOf(city.config))
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key ?? '', 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const verify = createVerify('sha256').update(`${head}.${claims}`)
  const fits = verify.verify(
    { key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  expect(fits).toBe(true)
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}

test('a browser is told in words that it alone can read, signed by the city', async () => {
  const one = browser()
  expect((await ask(city, 'GET', '/following/push')).body).toEqual({ key: publicKeyOf(city.config) })
  expect((await follow(one.device)).status).toBe(204)
  const report = await published()
  await work()
  await work()
  expect(service.pushes).toHaveLength(1)
  const [push] = service.pushes
  expect(push?.path).toBe(`/push/${one.id}`)
  expect(one.open(push?.body ?? Buffer.alloc(0))).toMatchObject({
    title: 'Нет света в подъезде: новое сообщение',
    body: `№ ${report.number}, ${house.label}`,
    url: `/reports/${report.number}`,
    language: 'ru',
  })
  expect(push?.body.toString('latin1')).not.toContain(report.number)
  const claims = claimsOf(String(push?.headers.authorization))
  expect(claims).toMatchObject({
    aud: new URL(service.url).origin,
    sub: expect.stringMatching(/^mailto:|^https:/),
  })
})

test('one press in a notification ends it', async () => {
  const one = browser()
  await follow(one.device)
  await published()
  await work()
  const { stop } = one.open(service.pushes[0]?.body ?? Buffer.alloc(0))
  for (let times = 0; times < 2; times++)
    expect(await ask(city, 'POST', `/messages/${stop}`)).toMatchObject({
      status: 200,
      body: { does: 'stop' },
    })
  await published()
  await work()
  expect(service.pushes).toHaveLength(1)
})

test('once a day all the news come in one push', async () => {
  const one = browser()
  await follow(one.device, { pace: 'daily' })
  const [first, second] = [await published(), await published()]
  await work()
  expect(service.pushes).toEqual([])
  city.setTime('2026-11-20T11:00')
  await work()
  await work()
  expect(service.pushes).toHaveLength(1)
  const { title, body } = one.open(service.pushes[0]?.body ?? Buffer.alloc(0))
  expect(title).toBe('Новости за день')
  for (const { number } of [first, second]) expect(body).toContain(number)
})

test('what was hidden meanwhile is not told', async () => {
  await follow(browser().device)
  const { number } = await published()
  await tellFollowers(city.ctx)
  await move(city, moderator, number, { move: 'hide', text: 'Видно лицо' })
  await work()
  expect(service.pushes).toEqual([])
})

test.each([0, 1, 2, 5, 21])('a browser is told all %i things that it follows', async (count) => {
  const one = browser()
  const subjects = [...(await city.ctx.catalog()).categories.keys()].slice(0, count)
  for (const category of subjects) await follow(one.device, { subject: { category } })
  await follow(browser().device)
  const { status, headers, body } = await list(one.device)
  expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
  expect(body.following.map(({ subject }) => subject.category).toSorted()).toEqual(subjects.toSorted())
})

test('a browser stops one thing and keeps the others, or stops all, and nothing is left of it', async () => {
  const one = browser()
  const neighbour = browser()
  await follow(one.device)
  await follow(one.device, { subject: { group: 'lighting' } })
  await follow(neighbour.device)
  const { following } = (await list(one.device)).body
  const lighting = following.find(({ subject }) => subject.group === 'lighting')
  const ofHouse = following.find(({ subject }) => subject.house === house.code)
  expect(lighting?.name.ru).toContain('свещение')
  for (let times = 0; times < 2; times++)
    expect((await stop(one.device, { id: lighting?.id })).status).toBe(204)
  expect((await list(one.device)).body.following).toEqual([ofHouse])

  const [others] = (await list(neighbour.device)).body.following
  expect((await stop(one.device, { id: others?.id })).status).toBe(204)
  expect((await list(neighbour.device)).body.following).toEqual([others])

  await published()
  await tellFollowers(city.ctx)
  for (let times = 0; times < 2; times++) expect((await stop(one.device)).status).toBe(204)
  expect((await list(one.device)).body.following).toEqual([])
  await work()
  expect(service.pushes.map(({ path }) => path)).toEqual([`/push/${neighbour.id}`])
  expect((await city.ctx.db.$client.query('select from push_devices')).rows).toHaveLength(1)
})

test('who knows the address of a browser and not its secret learns and ends nothing', async () => {
  const one = browser()
  await follow(one.device)
  const stranger = { ...browser().device, endpoint: one.device.endpoint }
  expect((await list(stranger)).body).toEqual({ following: [] })
  const [followed] = (await list(one.device)).body.following
  expect((await stop(stranger)).status).toBe(204)
  expect((await stop(stranger, { id: followed?.id })).status).toBe(204)
  expect((await list(one.device)).body.following).toHaveLength(1)
})

test.each([404, 410])('a browser that its service knows no more (%i) is forgotten whole', async (status) => {
  await follow(browser().device)
  service.answer = status
  await published()
  await work()
  for (const table of ['push_devices', 'subscriptions', 'news_letters', 'news_items'])
    expect((await city.ctx.db.$client.query(`select from ${table}`)).rows).toEqual([])
})

test('a service that is busy is asked again later, with the same notification', async () => {
  const one = browser()
  await follow(one.device)
  service.answer = 503
  await published()
  await work()
  await work()
  expect(service.pushes).toHaveLength(1)
  service.answer = 201
  await later()
  await work()
  const tags = service.pushes.map(({ body }) => one.open(body).tag)
  expect(tags).toHaveLength(2)
  expect(new Set(tags).size).toBe(1)
})

test.each([
  ['http://10.0.0.1/push', 'device.endpoint', 'following.push_wrong'],
  ['https://169.254.169.254/latest', 'device.endpoint', 'following.push_wrong'],
  ['https://[::1]/push', 'device.endpoint', 'following.push_wrong'],
  ['http://1.1.1.1/push', 'device.endpoint', 'following.push_wrong'],
  ['ftp://push.example/1', 'device.endpoint', 'field.pattern'],
])('no push goes to %s', async (endpoint, field, code) => {
  const answer = await follow({ ...browser().device, endpoint })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
  expect((await city.ctx.db.$client.query('select from push_devices')).rows).toEqual([])
})

test('a city without a key offers none', async () => {
  const other = await openCity(undefined, { vapidPrivateKey: null })
  try {
    expect((await ask(other, 'GET', '/following/push')).body).toEqual({ key: null })
    const body = { subject: { house: house.code }, tells: ['new'], pace: 'daily', device: browser().device }
    expect(await ask(other, 'POST', '/following/push', { body })).toMatchObject({
      status: 409,
      body: { code: 'following.push_off' },
    })
  } finally {
    await other.close()
  }
})
