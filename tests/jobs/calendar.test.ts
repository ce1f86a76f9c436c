import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import { calendarReminder } from '@gorozhanin/server/catalog/calendar-reminder'
import { calendarWatch } from '@gorozhanin/server/reports/recompute'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, darkEntrance, fileOne, move, signInAs } from '../support/people.ts'
import { until } from '../support/until.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city.close())

const missing = async (cookie = moderator) =>
  (await ask<{ missingYear: number | null }>(city, 'GET', '/console/calendar', { cookie })).body

test('a missing year is said in the log once a day, and nobody is told before November', async () => {
  const said: string[] = []
  const log = { ...city.ctx.log, warn: () => said.push(city.ctx.now().toString().slice(0, 10)) }
  const remind = calendarReminder()
  for (const time of ['2026-10-31T23:59', '2026-11-01T08:00', '2026-11-01T08:01', '2026-11-02T08:00']) {
    city.setTime(time)
    await remind({ ...city.ctx, log: log as unknown as typeof city.ctx.log })
  }
  expect(said).toEqual(['2026-11-01', '2026-11-02'])
})

test('terms into an unknown year are provisional until its days arrive', async () => {
  city.setTime('2026-12-30T10:00')
  const { lon, lat } = house
  const promised = await ask<{ dueProvisional: boolean }>(
    city,
    'GET',
    `/promise?${new URLSearchParams({ category: 'entrance-light', lon: String(lon), lat: String(lat) })}`,
  )
  expect(promised.body.dueProvisional).toBe(true)
  const { number } = await fileOne(city, darkEntrance(house))
  await move(city, moderator, number, { move: 'publish' })
  const look = async () => {
    const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })
    const shown = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
    const answer = body.clocks.find(({ kind }) => kind === 'answer')
    return [shown.body.dueAt?.slice(0, 10), shown.body.dueProvisional, answer?.provisional]
  }
  // Two working days after Wednesday: Thursday the 31st is off, then come the holidays of the Labour Code.
  expect(await look()).toEqual(['2027-01-12', true, true])
  expect(await missing()).toEqual({ missingYear: 2027 })
  expect(
    (await ask(city, 'GET', '/console/calendar', { cookie: await signInAs(city, house.uk) })).status,
  ).toBe(403)

  const recompute = calendarWatch()
  await recompute(city.ctx)
  await city.ctx.db.$client.query(
    `insert into calendar_days (day, kind, note)
     select day::date, 'day_off', 'decree' from generate_series('2027-01-01'::date, '2027-01-11', '1 day') day;
     update city set revision = revision + 1`,
  )
  await until(async () => (await recompute(city.ctx)) > 0)
  expect(await look()).toEqual(['2027-01-13', false, false])
  expect(await missing()).toEqual({ missingYear: null })
})
