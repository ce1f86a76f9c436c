import type { ConsoleCard, ConsoleRow } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  ask,
  darkEntrance,
  fileOne,
  follow,
  move,
  openStaffed,
  ownMove,
  type Staffed,
} from '../support/people.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['moderator', 'curator', 'head']))
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

const step = (name: string, number: string, request: Parameters<typeof move>[3]) =>
  move(city, as(name), number, request).then(({ status, body }) => {
    expect([status, body.code]).toEqual([200, undefined])
    return body
  })

async function inWork() {
  const filed = await fileOne(city, darkEntrance(house))
  await step('moderator', filed.number, { move: 'publish' })
  await step(house.uk, filed.number, { move: 'accept' })
  return filed
}

const propose = (number: string) =>
  step(house.uk, number, {
    move: 'propose_deferral',
    reason: 'money',
    until: '2026-12-15',
    text: 'Кабель закуплен, привезут в декабре',
  })

async function answer(number: string) {
  await step(house.uk, number, {
    move: 'answer',
    outcome: 'explained',
    reason: 'not_required',
    text: 'Свет на этаже включается датчиком движения',
    photos: [],
  })
  await step('moderator', number, { move: 'publish_answer' })
}

/** What the queue of decisions holds for someone, and the number beside its name. */
async function decisionsOf(name: string) {
  const list = await ask<{ reports: readonly ConsoleRow[] }>(city, 'GET', '/console/reports?decision=true', {
    cookie: as(name),
  })
  const counts = await ask<{ decisions: number | null }>(city, 'GET', '/console/counts', { cookie: as(name) })
  return { numbers: list.body.reports.map(({ number }) => number), count: counts.body.decisions }
}

test('a deferral waits in the queue of the one who decides it by rank', async () => {
  const { number } = await inWork()
  for (const rank of ['moderator', 'curator', 'head'] as const) {
    await propose(number)
    for (const name of ['moderator', 'curator', 'head'])
      expect(await decisionsOf(name)).toEqual(
        name === rank ? { numbers: [number], count: 1 } : { numbers: [], count: 0 },
      )
    await step(rank, number, { move: 'approve_deferral' })
    await step(house.uk, number, { move: 'resume' })
  }
})

test('a report given back twice waits for the curator, who sends it on', async () => {
  const { number } = await fileOne(city, darkEntrance(house))
  for (const given of [1, 2]) {
    await step('moderator', number, { move: 'publish' })
    await move(city, as(house.uk), number, { move: 'not_ours', text: 'Дом не на нашем балансе' })
    expect((await decisionsOf('curator')).numbers).toEqual(given === 2 ? [number] : [])
  }
  await step('curator', number, { move: 'publish' })
  expect((await decisionsOf('curator')).numbers).toEqual([])
})

test('an author who disagrees to the end waits for the head', async () => {
  const filed = await inWork()
  const own = await follow(city, filed)
  await answer(filed.number)
  for (const _ of [1, 2]) {
    await ownMove(city, own, filed.number, { move: 'return', text: 'По-прежнему темно', photos: [] })
    await answer(filed.number)
  }
  expect((await decisionsOf('head')).numbers).toEqual([])
  await ownMove(city, own, filed.number, { move: 'disagree', text: 'Датчик не работает' })
  expect(await decisionsOf('head')).toEqual({ numbers: [filed.number], count: 1 })
  await step('head', filed.number, { move: 'close_disagreed', text: 'Работы приняты комиссией' })
  expect((await decisionsOf('head')).numbers).toEqual([])
})

test('what lies with another body is counted for those who can take it back, and for nobody else', async () => {
  const { number } = await inWork()
  await step('moderator', number, {
    move: 'pass_outside',
    body: 'Жилищная инспекция',
    base: 'Жилищный кодекс, статья 20',
    outgoingNumber: '01-15/1',
    outgoingDate: '2026-11-20',
  })
  const counted = async (name: string) =>
    (
      await ask<{ external: number | null; decisions: number | null }>(city, 'GET', '/console/counts', {
        cookie: as(name),
      })
    ).body
  expect(await counted('moderator')).toMatchObject({ external: 1 })
  expect(await counted('curator')).toMatchObject({ external: 1 })
  expect(await counted('head')).toMatchObject({ external: null })
  expect(await counted(house.uk)).toMatchObject({ external: null, decisions: null })
})

test('a moderator gives a returned report back into work; one that was never taken is for its agency alone', async () => {
  const filed = await inWork()
  await answer(filed.number)
  await ownMove(city, await follow(city, filed), filed.number, {
    move: 'return',
    text: 'По-прежнему темно',
    photos: [],
  })
  const { history, status } = await step('moderator', filed.number, { move: 'accept' })
  expect([status, history.at(-1)?.actor]).toEqual(['in_work', 'moderator'])
  expect(history.at(-1)?.person).toEqual({ ru: 'Модератор', en: 'Moderator' })

  const { number } = await fileOne(city, darkEntrance(house))
  const { moves }: Pick<ConsoleCard, 'moves'> = await step('moderator', number, { move: 'publish' })
  expect(moves).toContainEqual({ name: 'accept', why: 'report.move_not_for_role' })
})
