import { setPaused, setWebhook } from '@gorozhanin/server/dispatch/commands'
import { startDispatch } from '@gorozhanin/server/dispatch/start'
import type { Repeating } from '@gorozhanin/server/platform/repeat'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { areDone, deliveriesOf, handOverSome, isEmpty, retryNow, timesTold } from '../support/deliveries.ts'
import { ask, signInAs } from '../support/people.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { until } from '../support/until.ts'

let redis: RedisServer
let city: TestCity
let dispatch: Repeating
let receiver: Receiver

beforeAll(async () => {
  redis = await startRedis()
  city = await openCity(undefined, { redisUrl: redis.url, webhookNetworks: ['127.0.0.1/32'] })
  dispatch = startDispatch(city.ctx)
})
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.close())
afterAll(async () => {
  await dispatch?.stop()
  await city?.close()
  await redis?.kill()
})

/** The delivery to the agency's system; the one to its people is another matter. */
const webhookOf = async (reports: readonly string[]) =>
  (await deliveriesOf(city, reports)).find(({ channel }) => channel === 'webhook')

test('an agency gets its report, signed so that it can check who sent it', async () => {
  const secret = (await setWebhook(city.ctx.db, 'vodokanal', receiver.url)) ?? ''
  const reports = await handOverSome(city, 'vodokanal')

  await until(() => areDone(city, reports))

  const [call] = receiver.received
  const body = call?.body ?? ''
  const timestamp = String(call?.headers['x-timestamp'])
  const [version, signature = ''] = String(call?.headers['x-signature']).split('=')
  expect(version).toBe('v1')
  expect(await isSigned(secret, signature, `${timestamp}.${body}`)).toBe(true)
  expect(await isSigned(secret, signature, `${timestamp}.${body} `)).toBe(false)
  // Neither another moment nor the secret of another agency, nor that of before, makes the signature.
  expect(await isSigned(secret, signature, `${Number(timestamp) + 1}.${body}`)).toBe(false)
  const others = (await setWebhook(city.ctx.db, 'gorsvet', receiver.url)) ?? ''
  const renewed = (await setWebhook(city.ctx.db, 'vodokanal', receiver.url)) ?? ''
  for (const other of [others, renewed])
    expect(await isSigned(other, signature, `${timestamp}.${body}`)).toBe(false)
  expect(Number(timestamp)).toBe(Math.floor(city.ctx.now().epochMilliseconds / 1000))
  expect(call?.headers['x-delivery']).toBe((await webhookOf(reports))?.id)
})

test('an agency is told what and where, and nothing that may name a person', async () => {
  await setWebhook(city.ctx.db, 'gorgaz', receiver.url)
  const reports = await handOverSome(city, 'gorgaz')
  await until(() => areDone(city, reports))

  const { rows } = await city.ctx.db.$client.query(
    `select year || '-' || sequence as number from reports where id = any($1)`,
    [reports],
  )
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
    event: 'report.routed',
    delivery: (await webhookOf(reports))?.id,
    number: rows[0].number,
    category: 'sewer-blockage',
    text: null,
    lon: 60.12346,
    lat: 55.76543,
    address: 'улица Садовая, 12',
    dueAt: '2026-11-20T05:00:00.000Z',
    details: { entrance: 3 },
    url: `http://localhost:3000/console/${rows[0].number}`,
  })
})

test('the words of a report go to the agency after a moderator has published them', async () => {
  await setWebhook(city.ctx.db, 'gorgaz', receiver.url)
  await setPaused(city.ctx, 'gorgaz', true)
  const reports = await handOverSome(city, 'gorgaz')
  await city.ctx.db.$client.query('update reports set published_at = registered_at where id = any($1)', [
    reports,
  ])
  await setPaused(city.ctx, 'gorgaz', false)

  await until(() => areDone(city, reports))
  expect(JSON.parse(receiver.received[0]?.body ?? '').text).toBe('В подвале вода')
})

test('a receiver that failed once is asked again, with the same delivery', async () => {
  await setWebhook(city.ctx.db, 'gorsvet', receiver.url)
  receiver.answer = 500
  const reports = await handOverSome(city, 'gorsvet')
  await until(async () => (await webhookOf(reports))?.attempts === 1)
  expect(await webhookOf(reports)).toMatchObject({ state: 'open', error: 'answered 500' })

  receiver.answer = 200
  await until(async () => (await retryNow(city, 'gorsvet')) > 0)

  await until(() => areDone(city, reports))
  expect(await webhookOf(reports)).toMatchObject({ attempts: 2, error: null })
  const [first, second] = receiver.received.map(({ headers }) => headers['x-delivery'])
  expect(second).toBe(first)
  expect(await timesTold(city, reports)).toEqual([1])
})

test('a redirect is a failure and is not followed', async () => {
  await setWebhook(city.ctx.db, 'gorsvet', receiver.url)
  receiver.answer = 307
  const reports = await handOverSome(city, 'gorsvet')

  await until(async () => (await webhookOf(reports))?.error === 'answered 307')
  expect(receiver.received).toHaveLength(1)
})

test('a delivery that failed every time waits for a person, who sends it again', async () => {
  const cookie = await signInAs(city, 'dispatcher')
  await setWebhook(city.ctx.db, 'trassa', receiver.url)
  receiver.answer = 503
  const reports = await handOverSome(city, 'trassa')
  await until(async () => {
    await retryNow(city, 'trassa')
    return (await webhookOf(reports))?.state === 'dead'
  })
  expect(receiver.received).toHaveLength(10)
  const id = (await webhookOf(reports))?.id

  const dead = await ask<{ deliveries: object[] }>(city, 'GET', '/console/deliveries?state=dead', { cookie })
  expect(dead.body.deliveries).toContainEqual(
    expect.objectContaining({ id, channel: 'webhook', attempts: 10, lastError: 'answered 503' }),
  )

  receiver.answer = 200
  const resent = await ask(city, 'POST', `/console/deliveries/${id}/resend`, { cookie })
  expect(resent).toMatchObject({ status: 200, body: { id, state: 'open', attempts: 0 } })
  await until(() => areDone(city, reports))
  expect(receiver.received).toHaveLength(11)

  const again = await ask(city, 'POST', `/console/deliveries/${id}/resend`, { cookie })
  expect(again).toMatchObject({ status: 409, body: { code: 'delivery.not_dead' } })
})

test('an agency that does not answer delays no other', async () => {
  const cookie = await signInAs(city, 'admin')
  const { promise: silence, resolve: speak } = Promise.withResolvers<number>()
  const quick = await startReceiver()
  await setWebhook(city.ctx.db, 'dorservis', receiver.url)
  await setWebhook(city.ctx.db, 'zelenhoz', quick.url)
  receiver.answer = silence
  const stuck = await handOverSome(city, 'dorservis', 20)
  await until(() => receiver.received.length === 4)

  const others = await handOverSome(city, 'zelenhoz', 20)
  await until(() => areDone(city, others))

  expect(receiver.received).toHaveLength(4)
  const { body } = await ask<{ queues: object[] }>(city, 'GET', '/console/queues', { cookie })
  expect(body.queues).toContainEqual(
    expect.objectContaining({ agency: expect.objectContaining({ code: 'zelenhoz' }), open: 0 }),
  )
  speak(200)
  await until(() => areDone(city, stuck))
  expect(receiver.received).toHaveLength(20)
  await quick.close()
})

test('Redis flushed during a call: the agency is called once', async () => {
  const { promise: silence, resolve: speak } = Promise.withResolvers<number>()
  await setWebhook(city.ctx.db, 'odd', receiver.url)
  receiver.answer = silence
  const reports = await handOverSome(city, 'odd')
  await until(() => receiver.received.length === 1)

  await city.ctx.redis.flushall()
  await until(async () => (await retryNow(city, 'odd')) > 0) // the job came back, met the call under way and waits

  speak(200)
  await until(() => areDone(city, reports))
  // The job that waits may have met the call once more before it ended.
  await until(async () => {
    await retryNow(city, 'odd')
    return isEmpty(city, 'odd')
  })
  expect(receiver.received).toHaveLength(1)
})

test('a report that went to another agency meanwhile is not told to the first', async () => {
  await setWebhook(city.ctx.db, 'kumi', receiver.url)
  await setPaused(city.ctx, 'kumi', true)
  const reports = await handOverSome(city, 'kumi')
  await city.ctx.db.$client.query(`update reports set agency = 'edds' where id = any($1)`, [reports])

  await setPaused(city.ctx, 'kumi', false)

  await until(() => areDone(city, reports))
  expect(receiver.received).toEqual([])
  expect(await timesTold(city, reports)).toEqual([0])
})

test('a webhook into a private network that nobody named is never called', async () => {
  const { url } = receiver
  await setWebhook(city.ctx.db, 'teploseti', url.replace('127.0.0.1', '127.0.0.2'))
  const reports = await handOverSome(city, 'teploseti')

  await until(async () => (await webhookOf(reports))?.attempts === 1)
  expect((await webhookOf(reports))?.error).toBe('127.0.0.2 has no address that a webhook may be sent to')
})

test('only an agency of the catalogue can have a webhook, at an address of the web', async () => {
  await expect(setWebhook(city.ctx.db, 'nobody', receiver.url)).rejects.toThrow('no such agency: nobody')
  await expect(setWebhook(city.ctx.db, 'kumi', 'file:///etc/passwd')).rejects.toThrow('not an address')
})

test('an agency without a webhook any more is not called', async () => {
  await setWebhook(city.ctx.db, 'ugh', receiver.url)
  await setPaused(city.ctx, 'ugh', true)
  const reports = await handOverSome(city, 'ugh')
  await setWebhook(city.ctx.db, 'ugh', null)
  await setPaused(city.ctx, 'ugh', false)

  await until(() => areDone(city, reports))
  expect(receiver.received).toEqual([])
})

/** Checks a signature with Web Crypto, as an agency would in its own words. */
async function isSigned(secret: string, signature: string, text: string): Promise<boolean> {
  const bytes = (value: string) => new TextEncoder().encode(value)
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ])
  return crypto.subtle.verify('HMAC', key, Buffer.from(signature, 'hex'), bytes(text))
}
