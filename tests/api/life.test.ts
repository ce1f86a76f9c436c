import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  ask,
  darkEntrance,
  type Filed,
  fileOne,
  follow,
  move,
  openStaffed,
  ownMove,
  type Staffed,
  uploadPhoto,
} from '../support/people.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['moderator', 'curator', 'head']))
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

const entrance = () => darkEntrance(house)

const upload = (url: string, cookie: string) => uploadPhoto(city, url, cookie)

const look = async (number: string) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as('moderator') })).body
const dueOf = ({ clocks }: ConsoleCard, wanted: string) =>
  clocks.findLast(({ kind }) => kind === wanted)?.dueAt
const running = ({ clocks }: ConsoleCard) =>
  clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ kind }) => kind)

async function inWork(fields = entrance()): Promise<Filed> {
  const filed = await fileOne(city, fields)
  await move(city, as('moderator'), filed.number, { move: 'publish' })
  await move(city, as(house.uk), filed.number, { move: 'accept' })
  return filed
}

async function answered(text: string, filed: Filed): Promise<void> {
  const photos = [await upload(`/console/reports/${filed.number}/photos`, as(house.uk))]
  await move(city, as(house.uk), filed.number, { move: 'answer', outcome: 'fixed', text, photos })
  await move(city, as('moderator'), filed.number, { move: 'publish_answer' })
}

describe('a question to the author', () => {
  test('stops the answer’s clock until the reply, and the working days between do not count', async () => {
    const filed = await fileOne(city, entrance())
    const own = await follow(city, filed)
    const before = dueOf(await look(filed.number), 'answer')

    const asked = await move(city, as('moderator'), filed.number, { move: 'ask', text: 'Какой подъезд?' })
    expect(asked.body).toMatchObject({ status: 'needs_info' })
    const { body } = await ask<ReportCard>(city, 'GET', `/reports/${filed.number}`, { cookie: own })
    expect(body).toMatchObject({
      moves: ['reply', 'withdraw', 'amend', 'note'],
      waitsUntil: '2026-11-23T18:59:59Z',
    })

    city.setTime('2026-11-23T12:00')
    const replied = await ownMove(city, own, filed.number, { move: 'reply', text: 'Второй, первый этаж' })
    expect(replied.body).toMatchObject({ status: 'moderation', waitsUntil: null })
    const after = dueOf(await look(filed.number), 'answer')
    // Friday's end fell into the pause; Saturday and Sunday are no working days.
    expect(workDaysApart(before, after)).toBe(1)
  })

  test('that stays without a reply for three days ends the report, once', async () => {
    const filed = await fileOne(city, entrance())
    await move(city, as('moderator'), filed.number, { move: 'ask', text: 'Где это?' })
    city.setTime('2026-11-24T00:01')
    await Promise.all([sweepClocks(city.ctx), sweepClocks(city.ctx)])
    const card = await look(filed.number)
    expect(card.status).toBe('rejected')
    expect(card.history.filter(({ name }) => name === 'expire_info')).toMatchObject([{ reason: 'no_reply' }])
    expect(running(card)).toEqual([])
  })
})

describe('a deferral', () => {
  const propose = {
    move: 'propose_deferral',
    reason: 'weather',
    until: '2026-12-14',
    text: 'Ждём тепла',
  } as const

  test('keeps the promise at its proposal, comes back by itself on its date, and then has three working days', async () => {
    const { number } = await inWork()
    city.setTime('2026-11-20T12:00')
    const proposed = await move(city, as(house.uk), number, propose)
    expect(proposed.body).toMatchObject({
      status: 'answer_review',
      pending: 'deferral',
      deferral: { until: '2026-12-14', reason: 'weather', text: 'Ждём тепла' },
    })
    expect((await move(city, as('moderator'), number, { move: 'publish_answer' })).body.code).toBe(
      'report.not_an_answer',
    )
    city.setTime('2026-11-23T12:00')
    const approved = await move(city, as('moderator'), number, { move: 'approve_deferral' })
    expect(approved.body).toMatchObject({ status: 'deferred', pending: null })
    expect(running(approved.body).filter((kind) => kind !== 'elimination')).toEqual(['deferred_until'])
    expect(approved.body.clocks.find(({ kind }) => kind === 'answer')?.stoppedAt).toBe(
      '2026-11-20T07:00:00.000Z',
    )
    expect((await ask<ReportCard>(city, 'GET', `/reports/${number}`)).body.timeline.at(-1)).toMatchObject({
      name: 'approve_deferral',
      until: '2026-12-14',
      reason: 'weather',
    })

    city.setTime('2026-12-13T23:59')
    await sweepClocks(city.ctx)
    expect((await look(number)).status).toBe('deferred')
    city.setTime('2026-12-14T00:01')
    await sweepClocks(city.ctx)
    const back = await look(number)
    expect(back.status).toBe('in_work')
    expect(dueOf(back, 'answer2')).toBe('2026-12-17T18:59:59.000Z')
  })

  test.each([
    ['2026-11-20', 'report.date_past'],
    ['2026-11-22', 'report.date_day_off'],
    ['2027-11-22', 'report.date_too_far'],
  ])('until %s is refused as %s', async (until, code) => {
    const { number } = await inWork()
    const refused = await move(city, as(house.uk), number, { ...propose, until })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'until', code }] } })
  })

  test('is decided by rank: the second by the curator, the third by the head', async () => {
    const { number } = await inWork()
    const defer = async (until: string, decides: string) => {
      await move(city, as(house.uk), number, { ...propose, until })
      const done = await move(city, as(decides), number, { move: 'approve_deferral' })
      expect(done.body.status).toBe('deferred')
      await move(city, as(house.uk), number, { move: 'resume' })
    }
    await defer('2026-12-14', 'moderator')
    await move(city, as(house.uk), number, { ...propose, until: '2026-12-21' })
    expect((await move(city, as('moderator'), number, { move: 'approve_deferral' })).body.code).toBe(
      'report.deferral_needs_curator',
    )
    await move(city, as('curator'), number, { move: 'approve_deferral' })
    await move(city, as(house.uk), number, { move: 'resume' })
    await move(city, as(house.uk), number, { ...propose, until: '2026-12-28' })
    expect((await move(city, as('curator'), number, { move: 'approve_deferral' })).body.code).toBe(
      'report.deferral_needs_head',
    )
    expect((await move(city, as('head'), number, { move: 'approve_deferral' })).body.status).toBe('deferred')
  })
})

describe('an answer that its author does not accept', () => {
  test('comes back twice with half a term; then the author asks the head, who decides', async () => {
    const filed = await inWork()
    const own = await follow(city, filed)
    const { number } = filed
    await answered('Заменили лампу на втором этаже', filed)

    const bare = await ownMove(city, own, number, { move: 'return', text: 'Опять темно', photos: [] })
    expect(bare).toMatchObject({ status: 422, body: { errors: [{ field: 'photos' }] } })
    for (const turn of [1, 2]) {
      const photos = [await upload(`/reports/${number}/photos`, own)]
      const returned = await ownMove(city, own, number, { move: 'return', text: 'Опять темно', photos })
      expect(returned.body.status).toBe('reopened')
      expect((await look(number)).clocks.filter(({ kind }) => kind === 'answer_return')).toHaveLength(turn)
      expect((await ask(city, 'GET', `/photos/${photos[0]}/small`)).status).toBe(404)
      expect((await ask(city, 'GET', `/photos/${photos[0]}/small`, { cookie: own })).status).toBe(200)
      await answered(`Заменили лампу, проверка ${turn}`, filed)
    }
    const third = await ownMove(city, own, number, { move: 'return', text: 'Опять темно', photos: [] })
    expect(third).toMatchObject({ status: 409, body: { code: 'report.returns_used' } })
    expect(third.body.legal).toContain('disagree')
    expect((await move(city, as('head'), number, { move: 'close_disagreed', text: 'Рано' })).body.code).toBe(
      'report.nothing_to_decide',
    )
    await ownMove(city, own, number, { move: 'disagree', text: 'Проводка старая, лампы не помогут' })
    city.setTime('2027-01-20T10:00')
    await sweepClocks(city.ctx)
    expect((await look(number)).status).toBe('answered')
    const decided = await move(city, as('head'), number, {
      move: 'close_disagreed',
      text: 'Проводку заменим',
    })
    expect(decided.body.status).toBe('closed')
    expect(running(decided.body)).toEqual([])
  })

  test('is closed with a rating by an author who does', async () => {
    const filed = await inWork()
    const own = await follow(city, filed)
    await answered('Заменили лампу на втором этаже', filed)
    const confirmed = await ownMove(city, own, filed.number, {
      move: 'confirm',
      rating: 5,
      reasons: ['speed'],
    })
    expect(confirmed.body).toMatchObject({ status: 'closed', moves: [] })
    expect(confirmed.body.timeline.at(-1)).toMatchObject({ name: 'confirm', actor: 'author', rating: 5 })
  })
})

test('a rejection is objected to once and within a week, and the promise runs from the first day', async () => {
  const filed = await fileOne(city, entrance())
  const own = await follow(city, filed)
  const due = dueOf(await look(filed.number), 'answer')
  await move(city, as('moderator'), filed.number, { move: 'reject', reason: 'no_facts', text: 'Нет адреса' })
  city.setTime('2026-11-26T10:00')
  const objected = await ownMove(city, own, filed.number, { move: 'object', text: 'Адрес указан' })
  expect(objected.body.status).toBe('moderation')
  const card = await look(filed.number)
  expect(dueOf(card, 'answer')).toBe(due)
  expect(running(card)).toContain('answer')

  await move(city, as('moderator'), filed.number, { move: 'reject', reason: 'no_facts', text: 'Нет адреса' })
  expect((await ownMove(city, own, filed.number, { move: 'object', text: 'Адрес указан' })).body.code).toBe(
    'report.objected_already',
  )
  const late = await fileOne(city, entrance())
  const other = await follow(city, late)
  await move(city, as('moderator'), late.number, { move: 'reject', reason: 'spam', text: 'Реклама' })
  city.setTime('2026-12-04T10:00')
  expect((await ownMove(city, other, late.number, { move: 'object', text: 'Нет' })).body.code).toBe(
    'report.too_late',
  )
})

describe('a merge', () => {
  test('gives its weight to the parent and can be undone within a day, as if it never was', async () => {
    const parent = await inWork()
    const { number } = await inWork()
    const before = await look(number)
    const merged = await move(city, as('moderator'), number, { move: 'merge', parent: parent.number })
    expect(merged.body).toMatchObject({ status: 'merged', parent: parent.number })
    expect(running(merged.body)).toEqual([])
    expect((await look(parent.number)).supporters).toBe(1)

    city.setTime('2026-11-21T09:00')
    const undone = await move(city, as('moderator'), number, { move: 'unmerge' })
    expect(undone.body).toMatchObject({ status: 'in_work', parent: null })
    expect(undone.body.clocks.map(({ kind, dueAt, stoppedAt }) => ({ kind, dueAt, stoppedAt }))).toEqual(
      before.clocks.map(({ kind, dueAt, stoppedAt }) => ({ kind, dueAt, stoppedAt })),
    )
    expect((await look(parent.number)).supporters).toBe(0)

    await move(city, as('moderator'), number, { move: 'merge', parent: parent.number })
    city.setTime('2026-11-22T09:01')
    expect((await move(city, as('moderator'), number, { move: 'unmerge' })).body.code).toBe('report.too_late')
  })

  test('into itself, into nothing or into what is closed is refused, and of another category needs a reason', async () => {
    const { number } = await inWork()
    const into = async (parent: string) =>
      (await move(city, as('moderator'), number, { move: 'merge', parent })).body
    expect(await into(number)).toMatchObject({ errors: [{ code: 'report.parent_unknown' }] })
    expect(await into('2026-999999')).toMatchObject({ errors: [{ code: 'report.parent_unknown' }] })
    const other = await fileOne(city, { ...entrance(), category: 'yard-light-out', details: {} })
    expect(await into(other.number)).toMatchObject({ errors: [{ code: 'report.merge_needs_reason' }] })
    const told = { move: 'merge', parent: other.number, text: 'Одна и та же лампа' } as const
    expect((await move(city, as('moderator'), number, told)).body.status).toBe('merged')
    const third = await inWork()
    expect(
      (await move(city, as('moderator'), third.number, { move: 'merge', parent: number })).body,
    ).toMatchObject({ errors: [{ code: 'report.parent_not_open' }] })
  })
})

test('what is passed to another body stops the clock, and comes back with the time away counted', async () => {
  const { number } = await inWork()
  const due = dueOf(await look(number), 'answer')
  const passed = await move(city, as('moderator'), number, {
    move: 'pass_outside',
    body: 'Государственная жилищная инспекция',
    base: 'ст. 20 ЖК РФ',
    outgoingNumber: '01-17/455',
    outgoingDate: '2026-11-20',
  })
  expect(passed.body.status).toBe('external')
  expect(running(passed.body)).toEqual([])
  const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(body.timeline.at(-1)).toMatchObject({
    body: 'Государственная жилищная инспекция',
    outgoing: { number: '01-17/455', date: '2026-11-20' },
  })

  city.setTime('2026-11-25T10:00')
  const back = await move(city, as('moderator'), number, { move: 'take_back', text: 'Инспекция вернула' })
  expect(back.body.status).toBe('routed')
  expect(dueOf(back.body, 'answer')).toBe(due)
  expect(running(back.body)).toEqual(expect.arrayContaining(['answer', 'accept']))
})

test('the third redirect is the curator’s', async () => {
  const { number } = await inWork()
  const to = (who: string, agency: string) =>
    move(city, as(who), number, { move: 'redirect', agency, text: 'Не их участок' })
  const due = dueOf(await look(number), 'answer')
  expect((await to('moderator', 'gorsvet')).status).toBe(200)
  expect((await to('moderator', 'vodokanal')).status).toBe(200)
  expect((await to('moderator', 'gorsvet')).body.code).toBe('report.redirect_needs_curator')
  const third = await to('curator', 'gorsvet')
  expect(third.body).toMatchObject({ status: 'routed', redirects: 3 })
  expect(dueOf(third.body, 'answer')).toBe(due)
})

test('an agency gives a report back without a word to the public, and the promise stays', async () => {
  const { number } = await fileOne(city, entrance())
  await move(city, as('moderator'), number, { move: 'publish' })
  const due = dueOf(await look(number), 'answer')
  const given = await move(city, as(house.uk), number, {
    move: 'not_ours',
    agency: 'gorsvet',
    text: 'Это уличный фонарь',
  })
  // It is not the agency's to look at any more, and that is no fault.
  expect(given.status).toBe(204)
  const card = await look(number)
  expect(card).toMatchObject({ status: 'moderation', redirects: 1 })
  expect(dueOf(card, 'answer')).toBe(due)
  const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(body.timeline.map(({ name }) => name)).toEqual(['filed', 'publish'])
  const again = await move(city, as('moderator'), number, { move: 'publish', agency: 'gorsvet' })
  expect(again.body).toMatchObject({ status: 'routed', agency: { code: 'gorsvet' } })
})

test('an author withdraws a report before it is in work, and strangers do not move it', async () => {
  const filed = await fileOne(city, entrance())
  const own = await follow(city, filed)
  const stranger = await ask(city, 'POST', `/reports/${filed.number}/moves`, {
    body: { move: 'withdraw', version: 1 },
  })
  expect(stranger.status).toBe(404)
  const withdrawn = await ownMove(city, own, filed.number, { move: 'withdraw' })
  expect(withdrawn.body).toMatchObject({ status: 'withdrawn', moves: [] })
  // Whoever has found the link meanwhile is told what a wrong link is told, and sees what strangers see.
  const link = await ask<{ code: string }>(city, 'POST', `/reports/${filed.number}/follow`, {
    body: { follow: filed.follow },
  })
  expect(link).toMatchObject({ status: 404, body: { code: 'follow.wrong' } })
  expect(link.headers['set-cookie']).toBeUndefined()
  expect((await ask(city, 'GET', `/reports/${filed.number}`)).status).toBe(404)
  expect((await ask(city, 'GET', `/reports/${filed.number}`, { cookie: own })).status).toBe(200)
  const tooLate = await inWork()
  const refused = await ownMove(city, await follow(city, tooLate), tooLate.number, { move: 'withdraw' })
  expect(refused).toMatchObject({ status: 409, body: { code: 'report.move_not_from_status' } })
})

function workDaysApart(from: string | undefined, to: string | undefined): number {
  const days = (Date.parse(to ?? '') - Date.parse(from ?? '')) / 86_400_000
  // The term ends on a weekday in both cases; a weekend between them would make it three days.
  return days === 3 ? 1 : days
}
