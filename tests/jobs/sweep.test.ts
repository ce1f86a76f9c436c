import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { calendarWatch } from '@gorozhanin/server/reports/recompute'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, move, signInAs } from '../support/people.ts'
import { until } from '../support/until.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
let uk: string

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
  uk = await signInAs(city, house.uk)
})
afterAll(() => city.close())

const fileEntrance = () =>
  fileOne(city, {
    category: 'entrance-light',
    text: 'Темно в подъезде',
    details: { entrance: 1 },
    lon: house.lon,
    lat: house.lat,
    objectId: house.code,
  })

/** A report whose author is waited for. */
async function answered(): Promise<string> {
  const { number } = await fileEntrance()
  await move(city, moderator, number, { move: 'publish' })
  await move(city, uk, number, { move: 'accept' })
  await move(city, uk, number, {
    move: 'answer',
    outcome: 'explained',
    reason: 'planned',
    text: 'Лампы привезут в понедельник утром',
    photos: [],
  })
  await move(city, moderator, number, { move: 'publish_answer' })
  return number
}

async function marksOf(number: string): Promise<readonly string[]> {
  const { rows } = await city.ctx.db.$client.query(
    `select e.name || ' ' || (e.data->>'clock') as mark from events e join reports r on r.id = e.report
      where r.year = $1 and r.sequence = $2 and e.name in ('warned', 'last_hour', 'breached') order by e.id`,
    number.split('-'),
  )
  return rows.map(({ mark }) => mark)
}

test('a warning, the last hour and a breach are found once each, however often and late the sweep comes', async () => {
  city.setTime('2026-11-20T10:00')
  const { number } = await fileEntrance()
  await sweepClocks(city.ctx)
  expect(await marksOf(number)).toEqual([])

  // One working day for moderation ends on Monday; 80 % of its working time is over by Monday afternoon.
  city.setTime('2026-11-23T16:00')
  await sweepClocks(city.ctx)
  expect(await marksOf(number)).toContain('warned moderation')

  city.setTime('2026-12-10T10:00')
  await Promise.all([sweepClocks(city.ctx), sweepClocks(city.ctx), sweepClocks(city.ctx)])
  await sweepClocks(city.ctx)
  const marks = await marksOf(number)
  expect(marks).toEqual([...new Set(marks)])
  expect(marks.filter((mark) => mark.startsWith('breached')).toSorted()).toEqual(
    ['breached answer', 'breached elimination', 'breached moderation'].filter((mark) => marks.includes(mark)),
  )
  expect(marks).toContain('breached answer')
})

test('an answer that nobody objects to is closed when its window has passed, once', async () => {
  city.setTime('2026-11-20T10:00')
  const number = await answered()
  city.setTime('2026-11-27T23:00')
  await sweepClocks(city.ctx)
  const look = async () =>
    (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })).body
  expect((await look()).status).toBe('answered')

  city.setTime('2026-11-28T00:01')
  await Promise.all([sweepClocks(city.ctx), sweepClocks(city.ctx)])
  const closed = await look()
  expect(closed.status).toBe('closed')
  expect(closed.history.filter(({ name }) => name === 'close_silent')).toHaveLength(1)
  expect(closed.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
})

test('a report that cannot be moved keeps no other one from its move', async () => {
  city.setTime('2026-11-20T10:00')
  const numbers = [await answered(), await answered(), await answered()]
  const [broken = ''] = numbers
  // A category that no pack knows: nothing can be decided for it.
  await city.ctx.db.$client.query(
    `update reports set category = 'gone' where year = $1 and sequence = $2`,
    broken.split('-'),
  )
  city.setTime('2026-11-28T00:30')
  await sweepClocks(city.ctx)
  const { rows } = await city.ctx.db.$client.query(
    `select year || '-' || sequence as number from reports where status = 'closed'`,
  )
  const closed = rows.map(({ number }) => number)
  expect(numbers.filter((number) => closed.includes(number))).toEqual(numbers.slice(1))
})

test('a day off that is decreed in the middle of the year moves what is open, says so once, and leaves what has ended', async () => {
  city.setTime('2026-11-20T10:00')
  const { number } = await fileEntrance()
  const ended = await fileEntrance()
  await move(city, moderator, ended.number, { move: 'reject', reason: 'spam', text: 'Реклама' })
  const look = async (wanted: string) =>
    (await ask<ConsoleCard>(city, 'GET', `/console/reports/${wanted}`, { cookie: moderator })).body
  const before = await look(number)
  const endedBefore = await look(ended.number)
  const recompute = calendarWatch()
  expect(await recompute(city.ctx)).toBe(0)

  await city.ctx.db.$client.query(
    `insert into calendar_days (day, kind, note) values ('2026-11-23', 'day_off', 'decree');
     update city set revision = revision + 1`,
  )
  await until(async () => (await recompute(city.ctx)) > 0)
  const after = await look(number)
  expect(dayOf(after.dueAt)).toBe(nextWorkingDay(dayOf(before.dueAt)))
  expect(after.history.filter(({ name }) => name === 'recomputed')).toMatchObject([{ actor: 'system' }])
  expect(await look(ended.number)).toEqual(endedBefore)
  expect(await calendarWatch()(city.ctx)).toBe(0)
})

const dayOf = (at: string | null) => new Date(Date.parse(at ?? '') + 5 * 3_600_000).toISOString().slice(0, 10)

function nextWorkingDay(day: string): string {
  const next = new Date(Date.parse(day) + 86_400_000)
  const weekday = next.getUTCDay()
  const rest = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return new Date(next.getTime() + rest * 86_400_000).toISOString().slice(0, 10)
}
