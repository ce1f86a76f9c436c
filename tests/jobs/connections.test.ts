import { type Db, isDatabaseDown, openDatabase } from '@gorozhanin/server/platform/database'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { proxyTo } from '../fixtures/proxy.ts'
import { needed } from '../support/config.ts'

/** How long a statement may take; a connection that is silent is waited for five seconds more. */
const LONGEST_MS = 300

let proxy: Awaited<ReturnType<typeof proxyTo>>
/** One place alone: whoever keeps it leaves none for others. */
let db: Db

beforeEach(async () => {
  proxy = await proxyTo(needed('TEST_DATABASE_URL'))
  db = openDatabase(proxy.url, 1, () => {}, LONGEST_MS)
})
afterEach(async () => {
  await db.$client.end()
  await proxy.cut()
})

const works = async () => (await db.execute<{ one: number }>('select 1 as one')).rows[0]?.one === 1
const isDown = (work: Promise<unknown>) => work.then(() => false, isDatabaseDown)

test('a transaction whose connection is cut says so, and the pool goes on', async () => {
  const cut = db.transaction(async (tx) => {
    await tx.execute('select 1')
    await proxy.cut()
    await tx.execute('select 1')
  })
  expect(await isDown(cut)).toBe(true)
  await proxy.mend()
  expect(await works()).toBe(true)
})

test('one whose server vanishes before it has begun keeps no place in the pool', async () => {
  await works()
  proxy.hush()
  expect(await isDown(db.transaction((tx) => tx.execute('select 1')))).toBe(true)
  expect(await works()).toBe(true)
})

test('one that takes too long is ended, and its connection serves on', async () => {
  const pid = async () => (await db.execute<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
  const before = await pid()
  expect(await isDown(db.transaction((tx) => tx.execute('select pg_sleep(2)')))).toBe(true)
  expect(await pid()).toBe(before)
})
