import type { Reply } from '@gorozhanin/domain/endpoint'
import type { listReports, MoveBody } from '@gorozhanin/domain/reports/api'
import type { headToday } from '@gorozhanin/domain/summary/api'
import type { Figures, listPairs } from '@gorozhanin/domain/summary/figures-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Measured, openMeasured } from '../support/measured-city.ts'
import { ask, type Filed, follow, uploadPhoto } from '../support/people.ts'

let city: Measured['city']
let house: Measured['house']
let as: Measured['as']
let step: Measured['step']
let filed: Measured['filed']
let inWork: Measured['inWork']
let own: Measured['own']

beforeEach(async () => {
  ;({ city, house, as, step, filed, inWork, own } = await openMeasured())
})
afterEach(() => city.close())

const words = 'Лампу заменили, на лестнице снова светло'

type Outcome = Extract<MoveBody, { move: 'answer' }>['outcome']

async function hand(report: Filed, outcome: Outcome): Promise<void> {
  const { code } = report.agency
  const photos =
    outcome === 'explained'
      ? []
      : [await uploadPhoto(city, `/console/reports/${report.number}/photos`, as(code))]
  const reason = outcome === 'explained' ? { reason: 'not_required' as const } : {}
  await step(report, { move: 'answer', outcome, text: words, photos, ...reason }, code)
}

async function answered(report: Filed, outcome: Outcome = 'fixed'): Promise<Filed> {
  await hand(report, outcome)
  await step(report, { move: 'publish_answer' })
  return report
}

async function deferred(report: Filed): Promise<void> {
  const money = { move: 'propose_deferral', reason: 'money', until: '2026-12-15', text: 'Закупаем' } as const
  await step(report, money, report.agency.code)
  await step(report, { move: 'approve_deferral' })
}

async function figures(period?: string): Promise<Figures> {
  const { status, body } = await ask<Figures>(
    city,
    'GET',
    `/figures${period === undefined ? '' : `?period=${period}`}`,
  )
  expect(status).toBe(200)
  return body
}

type Pairs = Reply<typeof listPairs>

const pairs = async (query = '') => (await ask<Pairs>(city, 'GET', `/figures/pairs${query}`)).body

/** The numbers of every report that the public list has under a filter, page by page. */
async function listed(query: string): Promise<readonly string[]> {
  const numbers: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const url: string = `/reports?limit=2&${query}${next && `&cursor=${next}`}`
    const { body } = await ask<Reply<typeof listReports>>(city, 'GET', url)
    numbers.push(...body.reports.map(({ number }) => number))
    next = body.next
  }
  return numbers
}

const nobody = { answered: 0, fixed: 0, explained: 0, notConfirmed: 0, returned: 0, confirmed: 0 }

test('a city without reports counts nothing and shows no photos', async () => {
  expect(await figures()).toEqual({
    from: '2026-08-03',
    to: '2026-09-01',
    received: 0,
    open: 0,
    overdue: 0,
    inTime: { count: 0, of: 0 },
    answers: nobody,
    planned: 0,
    typicalDays: null,
    byCategory: [],
  })
  expect(await pairs()).toEqual({ pairs: [], next: null })
})

test('what was answered is told apart by what stands of it, and what was put off beside it', async () => {
  const [done, agreed, explained, absent, returned, again, put, silent] = [
    await inWork(),
    await inWork(),
    await inWork(),
    await inWork(),
    await inWork(),
    await inWork(),
    await inWork(),
    await inWork(),
  ]
  expect(silent.number).toBeTruthy()
  city.setTime('2026-09-03T10:00')
  await answered(done)
  await own(await answered(agreed), { move: 'confirm', rating: 5 })
  await answered(explained, 'explained')
  await answered(absent, 'not_confirmed')
  await own(await answered(returned, 'explained'), { move: 'return', text: 'Снова темно', photos: [] })
  await own(await answered(again, 'explained'), { move: 'return', text: 'Снова темно', photos: [] })
  await step(again, { move: 'accept' }, house.uk)
  await deferred(put)
  city.setTime('2026-09-04T10:00')
  await answered(again)
  expect(await figures()).toMatchObject({
    received: 8,
    // The returned, the deferred and the silent one; of these only the last is late.
    open: 3,
    overdue: 1,
    inTime: { count: 7, of: 8 },
    answers: { answered: 6, fixed: 3, explained: 1, notConfirmed: 1, returned: 1, confirmed: 1 },
    planned: 1,
    typicalDays: 2,
  })
})

test('an answer that the control found wrong does not count as done', async () => {
  const report = await answered(await inWork())
  await step(report, { move: 'control', text: 'Лампы нет' })
  city.setTime('2026-09-02T10:00')
  expect((await figures()).answers).toEqual({ ...nobody, answered: 1, returned: 1 })
  expect((await pairs()).pairs).toEqual([])
})

test('usual days are the median of each category by days of the city, and are not told of fewer than five', async () => {
  const early = [await inWork(), await inWork(), await inWork()]
  const curb = await inWork({ category: 'curb-damage', details: {}, text: 'Бордюр лежит на дороге' }, true)
  city.setTime('2026-09-01T23:59')
  const late = [await inWork(), await inWork(), await inWork()]
  await answered(early[0] ?? curb)
  city.setTime('2026-09-02T00:01')
  // A minute, and the day after.
  for (const report of late) await answered(report)
  city.setTime('2026-09-05T10:00')
  await answered(early[1] ?? curb)
  city.setTime('2026-09-05T10:01')
  expect(await figures()).toMatchObject({
    typicalDays: 1,
    byCategory: [{ category: { code: 'entrance-light' }, answered: 5, typicalDays: 1 }],
  })
  city.setTime('2026-09-08T10:00')
  await answered(early[2] ?? curb)
  await answered(curb)
  city.setTime('2026-09-08T10:01')
  // 0, 1, 1, 1, 4, 7 of the light; 7 of the curb.
  expect(await figures()).toMatchObject({
    typicalDays: 1,
    byCategory: [
      { category: { code: 'entrance-light', group: 'housing' }, answered: 6, typicalDays: 1 },
      { category: { code: 'curb-damage' }, answered: 1, typicalDays: null },
    ],
  })
})

describe('the period', () => {
  test('is whole days of the city with today, and nothing older counts', async () => {
    await answered(await inWork())
    city.setTime('2026-09-30T23:59')
    expect(await figures()).toMatchObject({ from: '2026-09-01', to: '2026-09-30', received: 1 })
    expect((await figures()).answers.answered).toBe(1)
    city.setTime('2026-10-01T00:00')
    expect(await figures('month')).toMatchObject({ from: '2026-09-02', received: 0, answers: nobody })
    expect(await figures('quarter')).toMatchObject({ from: '2026-07-04', received: 1 })
    expect(await figures('year')).toMatchObject({ from: '2025-10-02', received: 1 })
    city.setTime('2027-08-31T12:00')
    expect((await figures('year')).received).toBe(1)
    city.setTime('2027-09-01T12:00')
    expect((await figures('year')).received).toBe(0)
  })

  test('that is no period is refused by name', async () => {
    const { status, body } = await ask<{ code: string; errors: { field: string }[] }>(
      city,
      'GET',
      '/figures?period=century',
    )
    expect({ status, fields: body.errors.map(({ field }) => field) }).toEqual({
      status: 422,
      fields: ['period'],
    })
  })
})

test('received, open and late are exactly what the public list shows under the same filter', async () => {
  for (let at = 0; at < 3; at++) await inWork()
  await answered(await inWork())
  await filed()
  city.setTime('2026-09-10T10:00')
  await inWork()
  const { from, to, received, open, overdue } = await figures()
  expect({ received, open, overdue }).toEqual({ received: 5, open: 4, overdue: 3 })
  expect(await listed(`from=${from}&to=${to}`)).toHaveLength(received)
  expect(await listed('status=checking,at_agency,deferred')).toHaveLength(open)
  expect(await listed('overdue=true')).toHaveLength(overdue)
})

describe('nothing is told', () => {
  const outside = { move: 'hide', text: 'Персональные данные' } as const

  test('of reports that strangers do not see', async () => {
    await filed()
    await answered(await inWork({ public: false, consents: ['contact'] }, true))
    const late = await inWork({ public: false, consents: ['contact'] })
    expect(late.number).toBeTruthy()
    const hidden = await answered(await inWork({}, true))
    const put = await inWork()
    await deferred(put)
    city.setTime('2026-09-10T10:00')
    expect(await figures()).toMatchObject({ received: 2, answers: { answered: 1 }, planned: 1 })
    expect((await pairs()).pairs).toHaveLength(1)

    await step(put, outside)
    // An answered report is hidden with its photos.
    await step(hidden, outside)
    city.setTime('2026-09-10T10:10')
    expect(await figures()).toMatchObject({
      received: 0,
      open: 0,
      overdue: 0,
      inTime: { count: 0, of: 0 },
      answers: nobody,
      planned: 0,
      byCategory: [],
    })
    expect((await pairs()).pairs).toEqual([])
  })

  test('of an answer that a moderator has not read', async () => {
    const report = await inWork({}, true)
    await hand(report, 'fixed')
    city.setTime('2026-09-02T10:00')
    expect((await figures()).answers).toEqual(nobody)
    expect((await pairs()).pairs).toEqual([])
  })
})

test('the head reads the same numbers where everything is public, and more by what is not', async () => {
  const [first, second, third] = [await inWork(), await inWork(), await inWork()]
  await deferred(await inWork())
  city.setTime('2026-09-02T10:00')
  await answered(first)
  await answered(second, 'explained')
  city.setTime('2026-09-04T10:00')
  await answered(third)
  city.setTime('2026-09-04T10:01')

  const both = async () => {
    const { body } = await ask<Reply<typeof headToday>>(city, 'GET', '/head/today', { cookie: as('head') })
    return { seen: await figures(), indicators: body.indicators }
  }
  const everything = await both()
  expect(everything.indicators.late).toEqual({ count: 1, of: 4 })
  expect(everything.seen.inTime).toEqual({ count: 3, of: 4 })
  expect(everything.indicators.repeated.of).toBe(everything.seen.answers.answered)
  expect(everything.indicators.deferredOfAll.count).toBe(everything.seen.planned)

  await answered(await inWork({ public: false, consents: ['contact'] }), 'explained')
  city.setTime('2026-09-04T10:10')
  const more = await both()
  expect(more.seen).toEqual(everything.seen)
  expect(more.indicators.repeated.of).toBe(everything.indicators.repeated.of + 1)
})

test('an answer that has not changed is not sent again', async () => {
  await inWork()
  const first = await ask(city, 'GET', '/figures')
  const tag = String(first.headers.etag)
  const again = async () => ask(city, 'GET', '/figures', { headers: { 'if-none-match': tag } })
  expect(await again()).toMatchObject({ status: 304, body: '' })
  city.setTime('2026-09-01T10:05')
  expect((await again()).status).toBe(304)
  await inWork()
  city.setTime('2026-09-01T10:06')
  expect((await again()).status).toBe(200)
})

describe('before and after', () => {
  test('shows what is fixed and has both photos, the last answered first', async () => {
    const both = await inWork({}, true)
    const bare = await inWork()
    const only = await inWork({}, true)
    const returned = await inWork({}, true)
    city.setTime('2026-09-02T10:00')
    await answered(returned)
    await answered(bare)
    await answered(only, 'explained')
    await own(returned, {
      move: 'return',
      text: 'Снова темно',
      photos: [await uploadPhoto(city, `/reports/${returned.number}/photos`, await follow(city, returned))],
    })
    city.setTime('2026-09-03T10:00')
    const second = await answered(await inWork({}, true))
    city.setTime('2026-09-04T10:00')
    await own(await answered(both), { move: 'confirm' })

    const { pairs: shown } = await pairs()
    expect(shown.map(({ number }) => number)).toEqual([both.number, second.number])
    expect(shown[0]).toMatchObject({
      category: { code: 'entrance-light' },
      address: house.label,
      answeredAt: '2026-09-04T05:00:00.000000Z',
      before: { kind: 'before', width: 640 },
      after: { kind: 'after', width: 800 },
    })
    for (const { before, after } of shown)
      for (const { key } of [before, after])
        expect((await ask(city, 'GET', `/photos/${key}/small`)).status).toBe(200)
  })

  test('comes page by page without loss or doubling, though several were answered at once', async () => {
    const numbers: string[] = []
    for (let at = 0; at < 5; at++) numbers.push((await answered(await inWork({}, true))).number)
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: Pairs = await pairs(`?limit=2${next && `&cursor=${next}`}`)
      seen.push(...page.pairs.map(({ number }) => number))
      next = page.next
    }
    expect(seen).toEqual(numbers.toReversed())
  })

  test.each(['nonsense', '2026-13-01T00:00:00Z_2026-1', '2026-09-01T00:00:00Z_1'])(
    'refuses the broken cursor %s',
    async (cursor) => {
      const { status, body } = await ask<{ errors: { field: string; code: string }[] }>(
        city,
        'GET',
        `/figures/pairs?cursor=${cursor}`,
      )
      expect({ status, errors: body.errors }).toEqual({
        status: 422,
        errors: [{ field: 'cursor', code: 'field.cursor' }],
      })
    },
  )
})
