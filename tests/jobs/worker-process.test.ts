import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { areDone, handOverSome, timesTold } from '../support/deliveries.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { until } from '../support/until.ts'
import { end, startWorker } from '../support/worker-process.ts'

let redis: RedisServer
let city: TestCity

beforeAll(async () => {
  redis = await startRedis()
  city = await openCity(undefined, { redisUrl: redis.url })
})
afterAll(async () => {
  await city?.close()
  await redis?.kill()
})

const told = async (reports: readonly string[]) =>
  (await timesTold(city, reports)).reduce((sum, times) => sum + times, 0)

test('a worker killed in the middle of fifty deliveries: each is done once', async () => {
  await city.ctx.db.$client.query(
    `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return new; end $$;
     create trigger slow before insert on events for each row execute function slow()`,
  )
  const reports = await handOverSome(city, 'vodokanal', 50)
  const first = startWorker(city.config)
  await until(async () => (await told(reports)) >= 5)
  expect(await end(first, 'SIGKILL')).toBe('SIGKILL')
  expect(await told(reports)).toBeLessThan(50)

  const second = startWorker(city.config)
  await until(() => areDone(city, reports), 50)
  expect(await timesTold(city, reports)).toEqual(reports.map(() => 1))
  expect(await end(second, 'SIGTERM')).toBe(0)
})

test('a worker that starts before Redis works as soon as Redis comes', async () => {
  await redis.kill()
  const worker = startWorker(city.config)
  const reports = await handOverSome(city, 'gorgaz', 2)
  await redis.start()

  await until(() => areDone(city, reports), 40)
  expect(await timesTold(city, reports)).toEqual([1, 1])

  await redis.kill()
  expect(await end(worker, 'SIGTERM')).toBe(0)
})
