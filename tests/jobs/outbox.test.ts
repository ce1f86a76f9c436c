import { handOver, setPaused } from '@gorozhanin/server/dispatch/commands'
import { deliver } from '@gorozhanin/server/dispatch/deliver'
import { queueName } from '@gorozhanin/server/dispatch/queues'
import { openRelay } from '@gorozhanin/server/dispatch/relay'
import { startDispatch } from '@gorozhanin/server/dispatch/start'
import type { Repeating } from '@gorozhanin/server/platform/repeat'
import { Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { areDone, deliveriesOf, handOverSome, isEmpty, timesTold, withQueue } from '../support/deliveries.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { until } from '../support/until.ts'

let redis: RedisServer
let city: TestCity
let dispatch: Repeating | undefined

beforeAll(async () => {
  redis = await startRedis()
  city = await openCity(undefined, { redisUrl: redis.url })
})
afterEach(async () => {
  await dispatch?.stop()
  dispatch = undefined
})
afterAll(async () => {
  await city?.close()
  await redis?.kill()
})

const query = (text: string, values: unknown[] = []) => city.ctx.db.$client.query(text, values)

test('people of an agency are told of a report once, and the queue forgets the job', async () => {
  const reports = await handOverSome(city, 'vodokanal', 3)

  dispatch = startDispatch(city.ctx)

  await until(() => areDone(city, reports))
  expect(await timesTold(city, reports)).toEqual([1, 1, 1])
  await until(() => isEmpty(city, 'vodokanal'))
})

test('nothing is handed over when the transaction of the report is undone', async () => {
  const before = await query('select count(*) from deliveries')

  await expect(
    city.ctx.db.transaction(async (tx) => {
      await handOver(tx, {
        report: '5f0c2a3e-0000-4000-8000-000000000000',
        agency: 'gorgaz',
        route: 1,
        at: city.ctx.now(),
      })
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')

  expect((await query('select count(*) from deliveries')).rows).toEqual(before.rows)
})

test('killed after the queue took the job, before the row was marked: told once', async () => {
  const reports = await handOverSome(city, 'gorsvet')
  await city.asOwner(`create function killed() returns trigger language plpgsql as $$ begin raise 'killed'; end $$;
    create trigger killed before update of queued_at on deliveries for each row execute function killed()`)
  const relay = openRelay(city.ctx)
  await expect(relay()).rejects.toThrow()
  await city.asOwner('drop function killed cascade')
  expect(await isEmpty(city, 'gorsvet')).toBe(false)

  expect(await relay()).toBe(1)
  dispatch = startDispatch(city.ctx)

  await until(() => areDone(city, reports))
  await until(() => isEmpty(city, 'gorsvet'))
  expect(await timesTold(city, reports)).toEqual([1])
})

test('killed after the effect, before the queue heard of it: told once', async () => {
  const reports = await handOverSome(city, 'gorgaz')
  await openRelay(city.ctx)()
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null })
  const killed = new Worker(queueName('gorgaz'), null, { connection, lockDuration: 500 })
  const job = await killed.getNextJob('killed')
  await deliver(city.ctx, job.data.delivery, 10)
  await killed.close(true)
  connection.disconnect()
  expect(await timesTold(city, reports)).toEqual([1])

  dispatch = startDispatch(city.ctx)

  await until(() => isEmpty(city, 'gorgaz'), 40)
  expect(await timesTold(city, reports)).toEqual([1])
  expect(await deliveriesOf(city, reports)).toMatchObject([{ state: 'done', attempts: 1 }])
})

test('a job that runs twice at once has one effect', async () => {
  const reports = await handOverSome(city, 'zelenhoz')
  const [{ id = '' } = {}] = await deliveriesOf(city, reports)

  await Promise.all([1, 2, 3, 4].map(() => deliver(city.ctx, id, 10)))

  expect(await timesTold(city, reports)).toEqual([1])
})

test('Redis flushed while jobs wait in it: every one is done once', async () => {
  const reports = await handOverSome(city, 'dorservis', 30)
  expect(await openRelay(city.ctx)()).toBe(30)
  await city.ctx.redis.flushall()

  dispatch = startDispatch(city.ctx)

  await until(() => areDone(city, reports))
  expect(await timesTold(city, reports)).toEqual(reports.map(() => 1))
})

test('Redis flushed while the worker works: every one is done once', async () => {
  dispatch = startDispatch(city.ctx)
  const reports = await handOverSome(city, 'trassa', 100)
  await until(async () => (await timesTold(city, reports)).includes(1))
  await city.ctx.redis.flushall()

  await until(() => areDone(city, reports))
  expect(await timesTold(city, reports)).toEqual(reports.map(() => 1))
})

test('a job that Redis lost alone is given to it again after a minute', async () => {
  const reports = await handOverSome(city, 'odd')
  const relay = openRelay(city.ctx)
  await relay()
  await withQueue(city, 'odd', (queue) => queue.obliterate({ force: true }))
  expect(await relay()).toBe(0)

  await query(`update deliveries set queued_at = now() - interval '61 seconds' where report = $1`, reports)
  dispatch = startDispatch(city.ctx)

  await until(() => areDone(city, reports))
  expect(await timesTold(city, reports)).toEqual([1])
})

test('Redis down while reports are routed: they wait, and are caught up when it is back', async () => {
  dispatch = startDispatch(city.ctx)
  await redis.kill()
  await until(() => city.ctx.redis.status !== 'ready')

  const reports = await handOverSome(city, 'teploseti', 5)
  await expect(openRelay(city.ctx)()).rejects.toThrow()
  expect((await deliveriesOf(city, reports)).map(({ state }) => state)).toEqual(Array(5).fill('open'))

  await redis.start()
  await until(() => areDone(city, reports), 40)
  expect(await timesTold(city, reports)).toEqual([1, 1, 1, 1, 1])
})

test('Redis down when the worker starts: it waits, and works when Redis comes', async () => {
  await redis.kill()
  await until(() => city.ctx.redis.status !== 'ready')
  const reports = await handOverSome(city, 'elektroseti')

  dispatch = startDispatch(city.ctx)
  await expect(openRelay(city.ctx)()).rejects.toThrow()
  await redis.start()

  await until(() => areDone(city, reports), 40)
  expect(await timesTold(city, reports)).toEqual([1])
})

test('a paused agency is told nothing until it is resumed', async () => {
  const queued = await handOverSome(city, 'gortrans')
  await openRelay(city.ctx)()
  await setPaused(city.ctx, 'gortrans', true)
  const later = await handOverSome(city, 'gortrans')
  const others = await handOverSome(city, 'kumi')

  dispatch = startDispatch(city.ctx)
  await until(() => areDone(city, others))
  await until(() => isEmpty(city, 'gortrans'))
  expect(await timesTold(city, [...queued, ...later])).toEqual([0, 0])

  await setPaused(city.ctx, 'gortrans', false)
  await until(() => areDone(city, [...queued, ...later]))
  expect(await timesTold(city, [...queued, ...later])).toEqual([1, 1])
})

test('an agency that appears in the catalogue is served without a restart', async () => {
  dispatch = startDispatch(city.ctx)
  await query(`insert into agencies (code, data, active)
    select 'new-agency', jsonb_set(data, '{code}', '"new-agency"'), true from agencies where code = 'kumi'`)
  await query('update city set revision = revision + 1')

  const reports = await handOverSome(city, 'new-agency')

  await until(() => areDone(city, reports))
})
