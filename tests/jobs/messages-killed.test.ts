import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { type MailCatcher, startMailCatcher } from '../support/mail-catcher.ts'
import { aHouse, fileOne } from '../support/people.ts'
import { envOf, type Served, startWorker } from '../support/processes.ts'
import { until } from '../support/until.ts'

const LETTERS = 8

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let catcher: MailCatcher
const started: Served[] = []

vi.setConfig({ testTimeout: 120_000 })
beforeAll(async () => {
  catcher = await startMailCatcher()
  // The worker is a process of its own with the real clock.
  city = await openCity(
    Temporal.Now.zonedDateTimeISO('Asia/Yekaterinburg')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  )
  house = await aHouse(city)
})
afterEach(async () => {
  for (const worker of started.splice(0)) await worker.stop('SIGKILL')
  await city.ctx.db.$client.query(
    'drop trigger if exists slow on messages; drop function if exists slow; delete from messages',
  )
  catcher.letters.length = 0
})
afterAll(async () => {
  await city?.close()
  await catcher?.close()
})

function start(): Served {
  const worker = startWorker(envOf({ ...city.config, smtpUrl: catcher.url }))
  started.push(worker)
  return worker
}

/** Files reports of different people; each is to be told of its own. */
async function fileSome(): Promise<void> {
  await city.ctx.redis.flushdb()
  for (let count = 0; count < LETTERS; count++)
    await fileOne(city, {
      category: 'entrance-light',
      text: 'Третий день темно на втором этаже',
      details: { entrance: 2 },
      lon: house.lon,
      lat: house.lat,
      objectId: house.code,
      contactEmail: `${crypto.randomUUID()}@mail.example`,
    })
}

async function countSent(): Promise<number> {
  const { rows } = await city.ctx.db.$client.query(
    `select count(*)::int as count from messages where state = 'sent'`,
  )
  return rows[0].count
}

/** Starts the worker again, as if the minute of a hold had passed, and waits until everything is sent. */
async function goOn(): Promise<void> {
  await city.ctx.db.$client.query('update messages set held_until = null')
  start()
  await until(async () => (await countSent()) === LETTERS, 60)
}

const ids = () => catcher.letters.map(({ id }) => id)

test('a worker killed while it speaks to the mail server loses nothing, and no letter comes under two ids', async () => {
  await fileSome()
  const worker = start()
  const killed = new Promise<void>((done) => {
    catcher.on.recipient = () => {
      void worker.stop('SIGKILL').then(() => done())
      return null
    }
  })
  await killed
  catcher.on.recipient = () => null
  expect(await countSent()).toBeLessThan(LETTERS)
  await goOn()
  expect(new Set(ids()).size).toBe(LETTERS)
})

test('one killed before it hears that a letter was taken sends it again under the same id', async () => {
  await fileSome()
  const worker = start()
  const killed = new Promise<void>((done) => {
    catcher.on.letter = async () => {
      await worker.stop('SIGKILL')
      done()
    }
  })
  await killed
  catcher.on.letter = async () => {}
  const before = ids().length
  expect(await countSent()).toBe(0)
  await goOn()
  expect(ids().length).toBeLessThanOrEqual(LETTERS + before)
  expect(new Set(ids()).size).toBe(LETTERS)
  expect(new Set(catcher.letters.map(({ to }) => to)).size).toBe(LETTERS)
})

test('one killed before it could write that a letter was sent sends it again under the same id', async () => {
  await fileSome()
  await city.ctx.db.$client.query(
    `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return new; end $$;
     create trigger slow before update on messages for each row when (new.state = 'sent') execute function slow()`,
  )
  const worker = start()
  await until(() => catcher.letters.length > 0, 60)
  await worker.stop('SIGKILL')
  await city.ctx.db.$client.query('drop trigger slow on messages')
  await goOn()
  expect(new Set(ids()).size).toBe(LETTERS)
  expect(new Set(catcher.letters.map(({ to }) => to)).size).toBe(LETTERS)
})
