import { randomUUID } from 'node:crypto'
import type { Reply } from '@gorozhanin/domain/endpoint'
import type { listDeadLetters } from '@gorozhanin/domain/messages/api'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeMine, deliverAll } from '../support/alerts.ts'
import { ask, darkEntrance, fileOne, move, openStaffed, type Staffed } from '../support/people.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['admin', 'moderator', 'dispatcher']))
  await city.ctx.db.$client.query(`update staff set letters = 'none'`)
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  await query('delete from messages')
  await city.asOwner('truncate alerts, staff_letters')
  city.setTime('2026-11-20T10:00')
})

const query = async (text: string) => (await city.ctx.db.$client.query(text)).rows
const list = async (name = 'admin') =>
  (await ask<Reply<typeof listDeadLetters>>(city, 'GET', '/console/letters', { cookie: as(name) })).body
const resend = (id: string) =>
  ask<{ code: string }>(city, 'POST', `/console/letters/${id}/resend`, { cookie: as('dispatcher') })

const giveUp = (table: string, error: string) =>
  query(`update ${table} set state = 'dead', attempts = 28, last_error = '${error}' where state = 'open'`)

/** A letter to an author that no mailbox took. */
async function toAuthor(): Promise<string> {
  const { number } = await fileOne(city, { ...darkEntrance(house), contactEmail: 'Secret.Name@mail.example' })
  await giveUp('messages', 'EENVELOPE RCPT TO 550')
  return number
}

/** A letter to the people of the house's УК that the mail server did not take for three days. */
async function toStaff(): Promise<string> {
  await changeMine(city, as(house.uk), { letters: 'at_once' })
  const { number } = await fileOne(city, darkEntrance(house))
  await move(city, as('moderator'), number, { move: 'publish' })
  await deliverAll(city)
  await giveUp('staff_letters', 'ECONNECTION CONN')
  return number
}

test('letters that failed for good are listed with whom, which report, when and why, and no more of the person', async () => {
  const first = await toAuthor()
  city.setTime('2026-11-20T11:00')
  const second = await toStaff()
  const found = await list()
  expect(found).toEqual({
    total: 2,
    letters: [
      {
        id: expect.any(String),
        whom: 'staff',
        address: 'u•••@demo.local',
        reports: [second],
        attempts: 28,
        lastError: 'ECONNECTION CONN',
        createdAt: '2026-11-20T06:00:00.000Z',
      },
      {
        id: expect.any(String),
        whom: 'author',
        address: 'S•••@mail.example',
        reports: [first],
        attempts: 28,
        lastError: 'EENVELOPE RCPT TO 550',
        createdAt: '2026-11-20T05:00:00.000Z',
      },
    ],
  })
  expect(JSON.stringify(found).toLowerCase()).not.toContain('secret')
  expect(await list('dispatcher')).toEqual(found)
  const refused = await ask<{ code: string }>(city, 'GET', '/console/letters', { cookie: as('moderator') })
  expect([refused.status, refused.body.code]).toEqual([403, 'access.denied'])
})

test.each([
  ['an author', toAuthor, 'messages'],
  ['staff', toStaff, 'staff_letters'],
] as const)('a letter to %s is sent again with all its attempts, once', async (_, make, table) => {
  await make()
  const [{ id = '' } = {}] = (await list()).letters
  city.setTime('2026-11-21T10:00')
  expect((await resend(id)).status).toBe(204)
  expect(await query(`select state, attempts, next_at from ${table}`)).toEqual([
    { state: 'open', attempts: 0, next_at: new Date('2026-11-21T05:00:00Z') },
  ])
  expect((await list()).total).toBe(0)
  const again = await resend(id)
  expect([again.status, again.body.code]).toEqual([409, 'letter.not_dead'])
})

test('all are sent again at once, whoever they were for, and none besides', async () => {
  await toAuthor()
  await toStaff()
  await query(`insert into staff_letters (id, person, state, created_at)
               select gen_random_uuid(), id, 'stopped', now() from staff limit 1`)
  const all = () => ask<{ resent: number }>(city, 'POST', '/console/letters/resend', { cookie: as('admin') })
  expect((await all()).body).toEqual({ resent: 2 })
  expect((await all()).body).toEqual({ resent: 0 })
  expect(await query('select state from staff_letters order by 1')).toEqual([
    { state: 'open' },
    { state: 'stopped' },
  ])
})

test('a letter that nobody wrote is not found', async () => {
  const { status, body } = await resend(randomUUID())
  expect([status, body.code]).toEqual([404, 'letter.not_found'])
  expect((await resend('17')).status).toBe(422)
})
