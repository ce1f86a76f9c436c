import { randomUUID } from 'node:crypto'
import type { Reply } from '@gorozhanin/domain/endpoint'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import type { listNormEvents, setNormEvent } from '@gorozhanin/domain/reports/norm-api'
import { applyFreshNormEvents } from '@gorozhanin/server/reports/norm-apply'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, fileOne, move, openStaffed, picture, type Staffed } from '../support/people.ts'

type SetEvent = Reply<typeof setNormEvent> & { code: string; errors: { field: string; code: string }[] }

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['moderator', 'dispatcher']))
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  await city.ctx.db.$client.query('delete from norm_events')
  city.setTime('2026-12-01T20:00')
})

const over = { name: 'Снегопад закончился', localTime: '2026-12-02T06:00', categories: ['snow-road'] }
const fileSnow = async (category = 'snow-road') => {
  const place = { lon: house.lon, lat: house.lat }
  return (await fileOne(city, { category, text: 'Не чищено', ...place }, [await picture()])).number
}
const announce = (body: object, id: string = randomUUID(), who = 'dispatcher') =>
  ask<SetEvent>(city, 'PUT', `/console/norm-events/${id}`, { cookie: as(who), body })
const takeBack = (id: string) =>
  ask<{ reportsMoved: number }>(city, 'DELETE', `/console/norm-events/${id}`, { cookie: as('dispatcher') })
const list = async () =>
  (await ask<Reply<typeof listNormEvents>>(city, 'GET', '/console/norm-events', { cookie: as('dispatcher') }))
    .body
const look = async (number: string) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as('moderator') })).body
const norm = async (number: string) => {
  const found = (await look(number)).clocks.findLast(({ kind }) => kind === 'elimination')
  return found && [found.startedAt, found.dueAt].map((at) => at.slice(0, 16))
}

const fromFiling = ['2026-12-01T15:00', '2026-12-02T03:00'] // 20:00 in the city, twelve hours
const fromEvent = ['2026-12-02T01:00', '2026-12-02T13:00'] // 06:00

test('the end of a snowfall counts the norm of open reports anew, tells staff so, and disturbs nobody', async () => {
  const number = await fileSnow()
  expect(await norm(number)).toEqual(fromFiling)
  const before = await look(number)

  city.setTime('2026-12-02T06:30')
  const { status, body } = await announce(over)
  expect([status, body.reportsMoved > 0]).toEqual([200, true])
  expect(await norm(number)).toEqual(fromEvent)
  const after = await look(number)
  expect([after.version, after.dueAt]).toEqual([before.version, before.dueAt])
  expect(after.history.at(-1)).toMatchObject({
    name: 'norm_started',
    internal: true,
    text: 'Снегопад закончился',
    clock: 'elimination',
    startsAt: '2026-12-02T01:00:00.000Z',
  })
  await move(city, as('moderator'), number, { move: 'publish' })
  const { body: shown } = await ask<ConsoleCard>(city, 'GET', `/reports/${number}`)
  expect(JSON.stringify(shown)).not.toContain('Снегопад')
})

test('a new report takes the event that is current, and after three days none', async () => {
  city.setTime('2026-12-02T06:30')
  await announce(over)
  expect((await list()).events).toMatchObject([
    { name: over.name, area: null, at: '2026-12-02T01:00:00.000Z' },
  ])
  expect(await norm(await fileSnow())).toEqual(fromEvent)
  expect((await norm(await fileSnow('snow-sidewalk')))?.[0]).toBe('2026-12-02T01:30')

  city.setTime('2026-12-05T06:01')
  expect((await list()).events).toEqual([])
  expect((await norm(await fileSnow()))?.[0]).toBe('2026-12-05T01:01')
})

test('a mistake is taken back, once and for all', async () => {
  const number = await fileSnow()
  city.setTime('2026-12-02T06:30')
  const id = randomUUID()
  await announce(over, id)
  expect((await takeBack(id)).body.reportsMoved).toBeGreaterThan(0)
  expect(await norm(number)).toEqual(fromFiling)
  expect((await takeBack(id)).body.reportsMoved).toBe(0)
  expect((await announce(over, id)).body.code).toBe('norm_event.key_reused')
  expect((await takeBack(randomUUID())).status).toBe(404)
})

test('sent twice, or by two at once, it is one event and one new count', async () => {
  const number = await fileSnow()
  city.setTime('2026-12-02T06:30')
  const id = randomUUID()
  const answers = await Promise.all([announce(over, id), announce(over, id), announce(over)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await norm(number)).toEqual(fromEvent)
  const told = (await look(number)).history.filter(({ name }) => name === 'norm_started')
  expect(told).toHaveLength(1)
  expect((await announce({ ...over, name: 'Другое' }, id)).body.code).toBe('norm_event.key_reused')
})

test('an event of an area moves what lies in it alone', async () => {
  const number = await fileSnow()
  city.setTime('2026-12-02T06:30')
  const { areas } = await list()
  const moved = []
  for (const { code } of areas) {
    const id = randomUUID()
    const { body } = await announce({ ...over, area: code }, id)
    if (body.reportsMoved > 0) moved.push(code)
    await takeBack(id)
  }
  const { rows } = await city.ctx.db.$client.query(
    `select distinct a.code from service_areas a, reports r
      where r.year || '-' || r.sequence = $1 and ST_Covers(a.shape, r.place) and a.code = any($2)`,
    [number, areas.map(({ code }) => code)],
  )
  expect(moved.toSorted()).toEqual(rows.map(({ code }) => code).toSorted())
  expect(areas.length).toBeGreaterThan(moved.length)
})

test('a category put right brings its norm to where the event lets it begin', async () => {
  city.setTime('2026-12-02T05:00')
  const number = await fileSnow('snow-bus-stop')
  city.setTime('2026-12-02T06:30')
  await announce(over)
  await move(city, as('moderator'), number, { move: 'correct', category: 'snow-road' })
  expect(await norm(number)).toEqual(fromEvent)
})

test('what was filed while the event was being announced is found by the worker', async () => {
  city.setTime('2026-12-02T06:30')
  const number = await fileSnow()
  await city.ctx.db.$client.query(
    `insert into norm_events (id, name, at, categories, set_by, set_at)
     select gen_random_uuid(), 'Снегопад закончился', '2026-12-02T01:00Z', '{snow-road}', id, '2026-12-02T01:29Z'
       from staff limit 1`,
  )
  await applyFreshNormEvents(city.ctx)
  await applyFreshNormEvents(city.ctx)
  expect(await norm(number)).toEqual(fromEvent)
  expect((await look(number)).history.filter(({ name }) => name === 'norm_started')).toHaveLength(1)
})

test.each([
  ['a time to come', { ...over, localTime: '2026-12-02T06:31' }, 'norm_event.in_future'],
  ['a time of last week', { ...over, localTime: '2026-11-28T06:00' }, 'norm_event.too_old'],
  ['a day that does not exist', { ...over, localTime: '2026-11-31T06:00' }, 'norm_event.time_wrong'],
  ['an hour that does not exist', { ...over, localTime: '2026-12-01T25:00' }, 'norm_event.time_wrong'],
  ['a category of another kind', { ...over, categories: ['pothole-road'] }, 'norm_event.no_categories'],
  ['no category at all', { name: over.name, localTime: over.localTime }, 'norm_event.no_categories'],
  ['an area that does not exist', { ...over, area: 'moon' }, 'norm_event.area_unknown'],
])('%s is refused', async (_, body, code) => {
  city.setTime('2026-12-02T06:30')
  const answer = await announce(body)
  expect([answer.status, answer.body.errors.map((error) => error.code)]).toEqual([422, [code]])
})

test('a group stands for its categories, and an agency may not announce', async () => {
  city.setTime('2026-12-02T06:30')
  const { body } = await announce({ name: over.name, localTime: over.localTime, group: 'snow' })
  expect(body.categories.map(({ code }) => code)).toEqual(['snow-road', 'snow-sidewalk'])
  expect((await announce(over, randomUUID(), house.uk)).status).toBe(403)
  expect((await announce(over, randomUUID(), 'moderator')).status).toBe(403)
})
