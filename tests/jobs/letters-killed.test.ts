import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { deliverAll } from '../support/alerts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { handOverSome } from '../support/deliveries.ts'
import { type MailCatcher, startMailCatcher } from '../support/mail-catcher.ts'
import { aHouse, darkEntrance, fileOne, move, signInAs } from '../support/people.ts'
import { workersOfTest } from '../support/processes.ts'
import { until } from '../support/until.ts'

const LETTERS = 8

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let catcher: MailCatcher
const workers = workersOfTest()

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
  // Nobody hears of the day besides, whatever the hour is.
  await query(`update staff set letters = 'none'`)
})
afterEach(async () => {
  await workers.kill()
  await city.asOwner(
    'drop function if exists slow cascade; delete from messages; delete from alerts; delete from staff_letters; delete from subscriptions; delete from news_letters',
  )
  catcher.letters.length = 0
})
afterAll(async () => {
  await city?.close()
  await catcher?.close()
})

const start = () => workers.start({ ...city.config, smtpUrl: catcher.url })
const query = (text: string) => city.ctx.db.$client.query(text)

/** Files reports of different people; each is to be told of its own. */
async function tellAuthors(): Promise<void> {
  await city.ctx.redis.flushdb()
  for (let count = 0; count < LETTERS; count++)
    await fileOne(city, { ...darkEntrance(house), contactEmail: `${crypto.randomUUID()}@mail.example` })
}

/** Hands reports over to different agencies, whose people want letters at once. */
async function tellStaff(): Promise<void> {
  const { rows } = await query(
    `update staff set letters = case when roles = '{agency}' then 'at_once' else 'none' end
      where agency is not null returning agency, letters`,
  )
  const agencies = rows.filter(({ letters }) => letters === 'at_once').slice(0, LETTERS)
  for (const { agency } of agencies) await handOverSome(city, agency)
  await deliverAll(city)
}

/** A report becomes public at a house that different people follow. */
async function tellFollowing(): Promise<void> {
  for (let count = 0; count < LETTERS; count++)
    await city.asOwner(
      `with who as (insert into authors (created_at) values (now()) returning id),
            how as (insert into contacts (author, kind, value, confirmed_at, created_at)
                    select id, 'email', id || '@mail.example', now(), now() from who)
       insert into subscriptions (author, subject, tells, pace, language, created_at, confirmed_at)
       select id, '{"house":"${house.code}"}', '{new}', 'at_once', 'ru', '2026-01-01', '2026-01-01' from who`,
    )
  const { number } = await fileOne(city, darkEntrance(house))
  await move(city, await signInAs(city, 'moderator'), number, { move: 'publish' })
}

const ids = () => catcher.letters.map(({ id }) => id)

describe.each([
  { whom: 'authors', table: 'messages', tell: tellAuthors },
  { whom: 'those who follow a house', table: 'news_letters', tell: tellFollowing },
  { whom: 'staff', table: 'staff_letters', tell: tellStaff },
])('of letters to $whom', ({ table, tell }) => {
  async function countSent(): Promise<number> {
    const { rows } = await query(`select count(*)::int as count from ${table} where state = 'sent'`)
    return rows[0].count
  }

  /** Starts the worker again, as if the minute of a hold had passed, and waits until everything is sent. */
  async function goOn(): Promise<void> {
    await query(`update ${table} set held_until = null`)
    start()
    await until(async () => (await countSent()) === LETTERS, 60)
  }

  test('a worker killed while it speaks to the mail server loses none, and none comes under two ids', async () => {
    await tell()
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
    await tell()
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
    await tell()
    await city.asOwner(
      `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return new; end $$;
       create trigger slow before update on ${table} for each row when (new.state = 'sent') execute function slow()`,
    )
    const worker = start()
    await until(() => catcher.letters.length > 0, 60)
    await worker.stop('SIGKILL')
    // PostgreSQL would end what it has begun for a process that is gone.
    await city.asOwner(`select pg_terminate_backend(pid) from pg_stat_activity
                  where datname = current_database() and wait_event = 'PgSleep'`)
    await city.asOwner(`drop trigger slow on ${table}`)
    expect(await countSent()).toBe(0)
    await goOn()
    expect(ids().length).toBeGreaterThan(LETTERS)
    expect(new Set(ids()).size).toBe(LETTERS)
    expect(new Set(catcher.letters.map(({ to }) => to)).size).toBe(LETTERS)
  })
})
