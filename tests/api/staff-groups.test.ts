import type { Reply } from '@gorozhanin/domain/endpoint'
import type { ConsoleCard, countConsole, listConsole } from '@gorozhanin/domain/reports/api'
import { tellHandedOver } from '@gorozhanin/server/alerts/news'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, darkEntrance, type Filed, fileOne, move, picture, signInAs } from '../support/people.ts'
import { makeColleague } from '../support/staff.ts'
import { until } from '../support/until.ts'

let city: TestCity
let limited: string
let whole: string
let inside: Filed
let outside: Filed
beforeAll(async () => {
  city = await openCity()
  const house = await aHouse(city)
  outside = await fileOne(city, darkEntrance(house), [await picture()])
  inside = await fileOne(city, { ...waste, lon: house.lon, lat: house.lat }, [await picture()])
  whole = await signInAs(city, 'moderator')
  const { cookie } = await makeColleague(city, 'limited@city.example', {
    roles: ['moderator'],
    groups: [await groupOf(inside)],
  })
  limited = cookie
})
afterAll(() => city.close())

const waste = { category: 'tree-prune', text: 'Ветки лежат на проводах' }
const card = (cookie: string, number: string) =>
  ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie })
const groupOf = async ({ number }: Filed) => (await card(whole, number)).body.category.group

test('who is limited to category groups finds only their reports in lists and counts', async () => {
  const list = async (cookie: string, query = '') =>
    (await ask<Reply<typeof listConsole>>(city, 'GET', `/console/reports${query}`, { cookie })).body
  expect((await list(whole)).reports.map(({ number }) => number).toSorted()).toEqual(
    [inside.number, outside.number].toSorted(),
  )
  const own = await list(limited)
  expect(own.reports.map(({ number }) => number)).toEqual([inside.number])
  expect(own.total).toBe(1)
  expect((await list(limited, `?numbers=${outside.number}`)).reports).toEqual([])
  const group = await groupOf(outside)
  expect((await list(limited, `?group=${group}`)).reports).toEqual([])

  const counts = async (cookie: string) =>
    (await ask<Reply<typeof countConsole>>(city, 'GET', '/console/counts', { cookie })).body
  expect((await counts(whole)).open).toBe(2)
  expect(await counts(limited)).toMatchObject({ open: 1, unpublished: 1, byStatus: { moderation: 1 } })
})

test('a report of another group is absent for them: card, move, photo', async () => {
  expect((await card(limited, inside.number)).status).toBe(200)
  const absent = await card(limited, outside.number)
  const never = await card(limited, '2026-999999')
  expect([absent.status, absent.body]).toEqual([never.status, never.body])
  const moved = await ask(city, 'POST', `/console/reports/${outside.number}/moves`, {
    cookie: limited,
    body: { move: 'publish', version: 1 },
  })
  expect(moved).toMatchObject({ status: 404, body: { code: 'report.not_found' } })

  const photo = (await card(whole, outside.number)).body.photos[0]?.key
  expect((await ask(city, 'GET', `/photos/${photo}/small`, { cookie: whole })).status).toBe(200)
  expect((await ask(city, 'GET', `/photos/${photo}/small`, { cookie: limited })).status).toBe(404)
  expect((await move(city, limited, inside.number, { move: 'publish' })).status).toBe(200)
})

test('no report is joined to one of another group, nor said to repeat it: it is absent like one that never was', async () => {
  const merge = (cookie: string, parent: string) =>
    move(city, cookie, inside.number, { move: 'merge', parent, text: 'Про одно и то же' })
  const [absent, never] = [await merge(limited, outside.number), await merge(limited, '2026-999999')]
  expect(absent).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'parent', code: 'report.parent_unknown' }] },
  })
  expect(never).toMatchObject({ status: 422, body: { errors: [{ code: 'report.parent_unknown' }] } })

  await city.ctx.db.$client.query(
    `insert into repeats (report, earlier, declared)
     select a.id, b.id, true from reports a, reports b where a.sequence = $1 and b.sequence = $2`,
    [inside, outside].map(({ number }) => number.split('-')[1]),
  )
  const repeats = (cookie: string) =>
    ask(city, 'POST', `/console/reports/${inside.number}/repeats`, {
      cookie,
      body: { earlier: outside.number, decision: 'confirmed' },
    })
  expect(await repeats(limited)).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'earlier', code: 'report.repeat_unlikely' }] },
  })
  expect((await repeats(whole)).status).toBe(200)
  expect((await merge(whole, outside.number)).status).toBe(200)
  expect((await move(city, whole, inside.number, { move: 'unmerge' })).status).toBe(200)
})

test('live events of other groups do not reach them', async () => {
  const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
  const stream = new AbortController()
  const response = await fetch(`${address}/api/live`, { headers: { cookie: limited }, signal: stream.signal })
  let heard = ''
  const read = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) heard += chunk
  }
  read().catch(() => {})
  await until(() => heard.includes('event: open'))
  await new Promise((resolve) => setTimeout(resolve, 400))
  await move(city, whole, outside.number, { move: 'publish' })
  const house = await aHouse(city)
  const later = await fileOne(city, { ...waste, lon: house.lon, lat: house.lat }, [await picture()])
  await until(() => heard.includes(`"${later.number}"`))
  // What is public is heard by everyone; the staff of other groups hear no more than strangers do.
  expect(heard).not.toContain(`"${outside.number}"`)
  stream.abort()
})

test('alerts of other groups are not written to them', async () => {
  const groups = [await groupOf(inside)]
  await makeColleague(city, 'trees@city.example', { roles: ['dispatcher'], groups })
  const { rows: ids } = await city.ctx.db.$client.query('select id, sequence from reports')
  const told = async ({ number }: Filed) => {
    const report = ids.find(({ sequence }) => number === `2026-${sequence}`)?.id
    const handedOver = { report, agency: 'edds', route: 1, emergency: true }
    await city.ctx.db.transaction((tx) => tellHandedOver(city.ctx, tx, handedOver))
    const { rows } = await city.ctx.db.$client.query(
      'select s.login from alerts a join staff s on s.id = a.person where a.report = $1',
      [report],
    )
    return rows.map(({ login }) => login)
  }
  expect(await told(inside)).toEqual(expect.arrayContaining(['dispatcher@demo.local', 'trees@city.example']))
  const others = await told(outside)
  expect(others).toContain('dispatcher@demo.local')
  expect(others).not.toContain('trees@city.example')
})
