import type { Reply } from '@gorozhanin/domain/endpoint'
import type { ConsoleCard, ConsoleRow, ReportCard } from '@gorozhanin/domain/reports/api'
import { compareUrgency } from '@gorozhanin/domain/sla/urgency'
import type { headToday } from '@gorozhanin/domain/summary/api'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  ask,
  darkEntrance,
  fileOne,
  move,
  openStaffed,
  type Staffed,
  uploadPhoto,
} from '../support/people.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['moderator', 'dispatcher', 'head']))
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

const entrance = () => darkEntrance(house)

const uploadAfter = (number: string) => uploadPhoto(city, `/console/reports/${number}/photos`, as(house.uk))

test('a report goes from filing to a published answer, and everyone sees what is theirs', async () => {
  const { number } = await fileOne(city, entrance())

  const published = await move(city, as('moderator'), number, { move: 'publish' })
  expect(published.status).toBe(200)
  expect(published.body).toMatchObject({ status: 'routed', published: true })
  expect(
    published.body.clocks
      .filter(({ stoppedAt }) => stoppedAt === null)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual(
    ['accept', 'answer', 'elimination']
      .filter((kind) => published.body.clocks.some((clock) => clock.kind === kind))
      .toSorted(),
  )

  city.setTime('2026-11-20T11:00')
  expect((await move(city, as(house.uk), number, { move: 'accept' })).body.status).toBe('in_work')

  city.setTime('2026-11-23T12:00')
  const key = await uploadAfter(number)
  expect((await ask(city, 'GET', `/photos/${key}/small`)).status).toBe(404)
  const answered = await move(city, as(house.uk), number, {
    move: 'answer',
    outcome: 'fixed',
    text: 'Заменили две лампы на втором этаже, проверили третий',
    photos: [key],
  })
  expect(answered.body).toMatchObject({ status: 'answer_review', answer: { outcome: 'fixed', flags: [] } })
  const inReview = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(inReview.body).toMatchObject({ status: 'in_work', outcome: null })
  expect(inReview.body.timeline.map(({ name }) => name)).toEqual(['filed', 'publish', 'accept'])

  city.setTime('2026-11-23T15:00')
  expect((await move(city, as('moderator'), number, { move: 'publish_answer' })).body.status).toBe('answered')
  const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(body).toMatchObject({ status: 'answered', outcome: 'fixed', overdue: false })
  expect(body.timeline.at(-1)).toMatchObject({
    name: 'publish_answer',
    outcome: 'fixed',
    text: 'Заменили две лампы на втором этаже, проверили третий',
    photos: [{ key, kind: 'after' }],
  })
  expect((await ask(city, 'GET', `/photos/${key}/small`)).status).toBe(200)
  expect(JSON.stringify(body)).not.toContain('moderator@')
})

test('an answer that is sent back lets its clock go on as if it never stopped', async () => {
  const { number } = await fileOne(city, entrance())
  await move(city, as('moderator'), number, { move: 'publish' })
  const accepted = await move(city, as(house.uk), number, { move: 'accept' })
  const before = accepted.body.clocks.find(({ kind }) => kind === 'answer')
  const answer = {
    move: 'answer' as const,
    outcome: 'explained' as const,
    reason: 'planned' as const,
    text: 'Работы запланированы',
    photos: [],
  }
  const inReview = await move(city, as(house.uk), number, answer)
  expect(inReview.body.answer?.flags).toEqual(['short'])
  const back = await move(city, as('moderator'), number, {
    move: 'send_back',
    text: 'Напишите, когда сделаете',
  })
  expect(back.body).toMatchObject({ status: 'in_work', outcome: null, next: { kind: 'answer' } })
  expect(back.body.clocks.find(({ kind }) => kind === 'answer')).toEqual(before)
})

test('an answer that says “fixed” without a photo is refused by its field', async () => {
  const { number } = await fileOne(city, entrance())
  await move(city, as('moderator'), number, { move: 'publish' })
  await move(city, as(house.uk), number, { move: 'accept' })
  const bare = {
    move: 'answer' as const,
    outcome: 'fixed' as const,
    text: 'Лампы заменили вчера вечером',
    photos: [],
  }
  const answer = await move(city, as(house.uk), number, bare)
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({ errors: [{ field: 'photos', code: 'report.answer_needs_photo' }] })
})

test('a step that the table does not know is refused with the legal ones', async () => {
  const { number } = await fileOne(city, entrance())
  const answer = await move(city, as('moderator'), number, { move: 'publish_answer' })
  expect(answer.status).toBe(409)
  expect(answer.body).toMatchObject({
    code: 'report.move_not_from_status',
    legal: ['publish', 'reject', 'ask', 'merge', 'register_appeal', 'correct'],
  })
})

test('of two people who move at once one succeeds and the other learns of it', async () => {
  const { number } = await fileOne(city, entrance())
  const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, {
    cookie: as('moderator'),
  })
  const tries = await Promise.all(
    ['publish', 'publish'].map((name) =>
      ask<{ code: string }>(city, 'POST', `/console/reports/${number}/moves`, {
        cookie: as('moderator'),
        body: { move: name, version: body.version },
      }),
    ),
  )
  expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(tries.find(({ status }) => status === 409)?.body.code).toBe('report.changed_meanwhile')
})

test('an agency sees what it holds, and nothing before it was handed over or after it was taken away', async () => {
  const { number } = await fileOne(city, entrance())
  const look = () => ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as(house.uk) })
  expect((await look()).status).toBe(404)
  await move(city, as('moderator'), number, { move: 'publish' })
  expect((await look()).status).toBe(200)
  const desk = (await city.ctx.catalog()).dispatchDesk
  const redirected = await move(city, as('moderator'), number, {
    move: 'redirect',
    agency: desk,
    text: 'Авария в доме',
  })
  expect(redirected.body).toMatchObject({ status: 'routed', redirects: 1, route: { rule: 'by_hand' } })
  expect((await look()).status).toBe(404)
  const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(body.timeline.at(-1)).toMatchObject({
    name: 'redirect',
    text: 'Авария в доме',
    agency: { code: desk },
  })
})

test('a redirect does not reset the resident’s clock', async () => {
  const { number, dueAt } = await fileOne(city, entrance())
  await move(city, as('moderator'), number, { move: 'publish' })
  city.setTime('2026-11-23T10:00')
  const desk = (await city.ctx.catalog()).dispatchDesk
  const { body } = await move(city, as('moderator'), number, {
    move: 'redirect',
    agency: desk,
    text: 'К ним',
  })
  expect(body.dueAt).toBe(new Date(dueAt ?? '').toISOString())
})

test('an emergency reaches its agency before anyone reads it, and the map only after', async () => {
  const filed = await fileOne(city, {
    category: 'tree-fallen',
    text: 'Дерево упало на дорогу',
    details: { is_dangerous: true },
    lon: house.lon,
    lat: house.lat,
  })
  expect(filed.status).toBe('routed')
  expect((await ask(city, 'GET', `/reports/${filed.number}`)).status).toBe(404)
  const { rows } = await city.ctx.db.$client.query(
    'select i.agency from inbox i join reports r on r.id = i.report where r.year = $1 and r.sequence = $2',
    filed.number.split('-'),
  )
  expect(rows).toEqual([{ agency: filed.agency.code }])
  const shown = await move(city, as('dispatcher'), filed.number, { move: 'show' })
  expect(shown.body).toMatchObject({ status: 'routed', published: true })
  expect((await ask(city, 'GET', `/reports/${filed.number}`)).status).toBe(200)
})

test('a hidden report is absent everywhere in public, like one that never was', async () => {
  const { number } = await fileOne(city, entrance())
  await move(city, as('moderator'), number, { move: 'publish' })
  await move(city, as('moderator'), number, { move: 'hide', text: 'В тексте телефон соседа' })
  const hidden = await ask(city, 'GET', `/reports/${number}`)
  const never = await ask(city, 'GET', '/reports/2026-999999')
  expect([hidden.status, hidden.body]).toEqual([404, never.body])
  const { body } = await ask<{ reports: { number: string }[] }>(city, 'GET', '/reports?limit=100')
  expect(body.reports.map((report) => report.number)).not.toContain(number)
})

test('the console’s list is in the order of urgency that the domain defines', async () => {
  const { lon, lat } = house
  await fileOne(city, {
    category: 'tree-fallen',
    text: 'Упала ветка',
    details: { is_dangerous: false },
    lon,
    lat,
  })
  await fileOne(city, {
    category: 'street-light-out',
    text: 'Темно',
    details: { lamps_count: 'one' },
    lon,
    lat,
  })
  await fileOne(city, { category: 'thanks', text: 'Спасибо дворникам' })
  await fileOne(city, entrance())
  city.setTime('2026-11-25T10:00')
  const { body } = await ask<{ reports: ConsoleRow[]; total: number }>(
    city,
    'GET',
    '/console/reports?limit=200',
    { cookie: as('moderator') },
  )
  const urgent = body.reports.map((row) => ({ ...row, nextDueAt: row.next?.dueAt ?? null }))
  expect(urgent.map(({ number }) => number)).toEqual(
    urgent.toSorted(compareUrgency).map(({ number }) => number),
  )
  expect(body.total).toBe(body.reports.length)
  const late = await ask<{ reports: ConsoleRow[] }>(city, 'GET', '/console/reports?overdue=true', {
    cookie: as('moderator'),
  })
  expect(late.body.reports.length).toBeGreaterThan(0)
  expect(
    late.body.reports.every(({ next }) => Date.parse(next?.dueAt ?? '') < city.ctx.now().epochMilliseconds),
  ).toBe(true)
})

test('the head reads counts that agree with the list', async () => {
  const { body } = await ask<{
    open: number
    byStatus: Record<string, number>
    overdue: number
    overdueReports: ConsoleRow[]
  }>(city, 'GET', '/head/today', { cookie: as('head') })
  const list = await ask<{ total: number }>(city, 'GET', '/console/reports', { cookie: as('head') })
  expect(body.open).toBe(list.body.total)
  expect(Object.values(body.byStatus).reduce((sum, count) => sum + count, 0)).toBe(body.open)
  expect(body.overdueReports).toHaveLength(body.overdue)
})

test('the head reads by how many working days an answer is late, whatever else is late before it', async () => {
  city.setTime('2026-11-23T10:00')
  const { number } = await fileOne(city, entrance())
  await move(city, as('moderator'), number, { move: 'publish' })
  city.setTime('2026-12-10T10:00')
  const { body } = await ask<Reply<typeof headToday>>(city, 'GET', '/head/today', { cookie: as('head') })
  // Nobody has accepted it either, and that came due two days earlier.
  expect(body.overdueReports.find((row) => row.number === number)).toMatchObject({
    dueAt: '2026-11-25T18:59:59.000Z',
    workDaysOver: 11,
    next: { kind: 'accept', workDaysOver: 13 },
  })
})

test('an unfinished day is held against the same hours of the days before it', async () => {
  type Today = { filed: number; weekMean: { filed: number } }
  const today = async () => (await ask<Today>(city, 'GET', '/head/today', { cookie: as('head') })).body
  city.setTime('2027-03-09T10:00')
  expect(await today()).toMatchObject({ filed: 0, weekMean: { filed: 0 } })
  for (const time of ['2027-03-08T09:00', '2027-03-08T18:00', '2027-03-05T09:59', '2027-03-05T10:01']) {
    city.setTime(time)
    await fileOne(city, entrance())
  }
  city.setTime('2027-03-09T10:00')
  expect((await today()).weekMean.filed).toBe(0.3)
  city.setTime('2027-03-09T23:00')
  expect((await today()).weekMean.filed).toBe(0.6)
})
