import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { areDone, handOverSome, timesTold } from '../support/deliveries.ts'
import { workersOfTest } from '../support/processes.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { until } from '../support/until.ts'

let redis: RedisServer
let city: TestCity
const workers = workersOfTest()

vi.setConfig({ testTimeout: 180_000 })
beforeAll(async () => {
  redis = await startRedis()
  city = await openCity(undefined, { redisUrl: redis.url })
})
afterEach(() => workers.kill())
afterAll(async () => {
  await city?.close()
  await redis?.kill()
})

const start = () => workers.start(city.config)
const told = async (reports: readonly string[]) =>
  (await timesTold(city, reports)).reduce((sum, times) => sum + times, 0)

test('a worker killed in the middle of fifty deliveries: each is done once', async () => {
  await city.asOwner(
    `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return new; end $$;
     create trigger slow before insert on events for each row execute function slow()`,
  )
  const reports = await handOverSome(city, 'vodokanal', 50)
  const first = start()
  await until(async () => (await told(reports)) >= 5, 60)
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')
  expect(await told(reports)).toBeLessThan(50)

  const second = start()
  await until(() => areDone(city, reports), 90)
  expect(await timesTold(city, reports)).toEqual(reports.map(() => 1))
  expect(await second.stop('SIGTERM')).toBe(0)
})

test('a worker that starts before Redis works as soon as Redis comes', async () => {
  await redis.kill()
  const worker = start()
  const reports = await handOverSome(city, 'gorgaz', 2)
  await redis.start()

  await until(() => areDone(city, reports), 90)
  expect(await timesTold(city, reports)).toEqual([1, 1])

  await redis.kill()
  expect(await worker.stop('SIGTERM')).toBe(0)
})
