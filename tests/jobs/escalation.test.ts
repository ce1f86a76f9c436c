import { tellEscalations } from '@gorozhanin/server/alerts/escalate'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { darkEntrance, fileOne, follow, move, openStaffed, ownMove, type Staffed } from '../support/people.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['moderator']))
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  // A Friday morning.
  city.setTime('2026-11-20T10:00')
})

const fileEntrance = () => fileOne(city, darkEntrance(house))
const fileEmergency = () =>
  fileOne(city, {
    category: 'manhole-open',
    text: 'Открытый люк',
    details: { is_dangerous: true },
    lon: house.lon,
    lat: house.lat,
  })

/** Moves a report on: publishes it, and what else is said. */
async function publish(number: string): Promise<void> {
  await move(city, as('moderator'), number, { move: 'publish' })
}
async function answer(number: string): Promise<void> {
  await move(city, as(house.uk), number, {
    move: 'answer',
    outcome: 'explained',
    reason: 'planned',
    text: 'Лампы привезут в понедельник утром',
    photos: [],
  })
}

/** Logins, without their domain, of those whom a rule told of a report. */
async function toldBy(rule: string, number: string): Promise<readonly string[]> {
  const { rows } = await city.ctx.db.$client.query(
    `select replace(s.login, '@demo.local', '') as login from alerts a
       join staff s on s.id = a.person join reports r on r.id = a.report
      where a.rule = $1 and r.year || '-' || r.sequence = $2 order by 1`,
    [rule, number],
  )
  return rows.map(({ login }) => login)
}

/** Whom the rule tells before a moment and after it. */
async function tells(rule: string, number: string, before: string, after: string) {
  city.setTime(before)
  await sweepClocks(city.ctx)
  const early = await toldBy(rule, number)
  city.setTime(after)
  await sweepClocks(city.ctx)
  return { early, late: await toldBy(rule, number) }
}

describe('the table of the demo city tells', () => {
  test('the dispatcher of an emergency that nobody has taken for fifteen minutes', async () => {
    const { number } = await fileEmergency()
    expect(await tells('emergency-not-taken', number, '2026-11-20T10:15', '2026-11-20T10:16')).toEqual({
      early: [],
      late: ['dispatcher'],
    })
  })

  test('nobody of a report that is no emergency, by the same rule', async () => {
    const { number } = await fileEntrance()
    await publish(number)
    city.setTime('2026-11-24T10:00')
    await sweepClocks(city.ctx)
    expect(await toldBy('emergency-not-taken', number)).toEqual([])
  })

  test('the curator of a report that an agency has not taken for a working day', async () => {
    const { number } = await fileEntrance()
    await publish(number)
    // Four working hours end on Friday; the working day after them is Monday.
    expect(await tells('not-taken-for-a-day', number, '2026-11-23T23:59', '2026-11-24T00:01')).toEqual({
      early: [],
      late: ['curator'],
    })
  })

  test('the agency of an answer that is due soon', async () => {
    const { number } = await fileEntrance()
    await publish(number)
    await move(city, as(house.uk), number, { move: 'accept' })
    city.setTime('2026-11-20T10:30')
    const { warnAt, dueAt } = await answerClock(number)
    expect(await tells('answer-soon', number, minutesFrom(warnAt, -1), minutesFrom(warnAt, 1))).toEqual({
      early: [],
      late: [house.uk],
    })
    expect(await tells('answer-late', number, minutesFrom(dueAt, -1), minutesFrom(dueAt, 2))).toEqual({
      early: [],
      late: ['curator', house.uk],
    })
  })

  test('the head of an answer that is three working days late', async () => {
    const { number } = await fileEntrance()
    await publish(number)
    await move(city, as(house.uk), number, { move: 'accept' })
    const { dueAt } = await answerClock(number)
    const days = dayAfterWorkingDays(dueAt, 3)
    expect(await tells('answer-late-for-days', number, `${days}T23:58`, `${days}T23:59:59.5`)).toEqual({
      early: [],
      late: ['head'],
    })
  })

  test('agency and curator of a returned answer that is late', async () => {
    const filed = await fileEntrance()
    const { number } = filed
    await publish(number)
    await move(city, as(house.uk), number, { move: 'accept' })
    await answer(number)
    await move(city, as('moderator'), number, { move: 'publish_answer' })
    const own = await follow(city, filed)
    await ownMove(city, own, number, { move: 'return', text: 'Лампы так и нет', photos: [] })
    city.setTime('2026-12-30T10:00')
    await sweepClocks(city.ctx)
    expect(await toldBy('return-late', number)).toEqual(['curator', house.uk])
  })

  test('moderators and dispatcher of a report that nobody has read', async () => {
    const { number } = await fileEntrance()
    expect(await tells('not-read', number, '2026-11-23T23:59', '2026-11-24T00:01')).toEqual({
      early: [],
      late: ['admin2', 'dispatcher', 'moderator'],
    })
  })

  test('the curator of an answer that nobody has reviewed', async () => {
    const { number } = await fileEntrance()
    await publish(number)
    await move(city, as(house.uk), number, { move: 'accept' })
    await answer(number)
    expect(await tells('not-reviewed', number, '2026-11-23T23:59', '2026-11-24T00:01')).toEqual({
      early: [],
      late: ['curator'],
    })
  })
})

test('a sweep that slept for weeks tells each person of each rule once, with three of them at once', async () => {
  const reports = await Promise.all(Array.from({ length: 20 }, fileEntrance))
  city.setTime('2026-12-14T10:00')
  await Promise.all([sweepClocks(city.ctx), sweepClocks(city.ctx), sweepClocks(city.ctx)])
  await sweepClocks(city.ctx)
  for (const { number } of reports) {
    expect(await toldBy('answer-late', number)).toEqual(['curator', house.uk])
    expect(await toldBy('answer-late-for-days', number)).toEqual(['head'])
    expect(await toldBy('not-read', number)).toEqual(['admin2', 'dispatcher', 'moderator'])
  }
  const { rows } = await city.ctx.db.$client.query(
    'select count(*)::int as left from escalations where look_at <= $1',
    [new Date('2026-12-14T05:00:00Z')],
  )
  expect(rows).toEqual([{ left: 0 }])
})

describe('what is found together is told once, of the worse:', () => {
  const late = '2026-12-14T10:00'

  test('a warning that was slept through is not told beside its breach', async () => {
    const { number } = await fileEntrance()
    city.setTime(late)
    await sweepClocks(city.ctx)
    expect(await toldBy('answer-late', number)).toEqual(['curator', house.uk])
    expect(await toldBy('answer-soon', number)).toEqual([])
    city.setTime('2026-12-20T10:00')
    await sweepClocks(city.ctx)
    expect(await toldBy('answer-soon', number)).toEqual([])
  })

  test('a deputy whom two rules reach hears of the later one', async () => {
    await sendAway('curator', 'head')
    const { number } = await fileEntrance()
    city.setTime(late)
    await sweepClocks(city.ctx)
    expect(await toldBy('answer-late-for-days', number)).toEqual(['head'])
    expect(await toldBy('answer-late', number)).toEqual([house.uk])
    await comeBack()
  })

  test('however many other rules wait between them', async () => {
    const { number } = await fileEntrance()
    city.setTime(late)
    await city.ctx.db.$client.query(
      `insert into escalations (report, kind, run, rule, look_at)
       select id, 'answer', 1, rule, look_at::timestamptz from reports,
              (values ('answer-soon', '2020-01-01'), ('answer-late', '2026-12-01')) as e (rule, look_at)
        where year || '-' || sequence = $1`,
      [number],
    )
    expect(await tellEscalations(city.ctx, 1)).toBe(1)
    expect(await toldBy('answer-soon', number)).toEqual([])
    expect(await toldBy('answer-late', number)).toEqual(['curator', house.uk])
  })
})

test('what was done before its rule could speak tells nobody', async () => {
  const { number } = await fileEntrance()
  await publish(number)
  city.setTime('2026-11-23T10:00')
  await sweepClocks(city.ctx)
  await move(city, as(house.uk), number, { move: 'accept' })
  city.setTime('2026-11-26T10:00')
  await sweepClocks(city.ctx)
  expect(await toldBy('not-taken-for-a-day', number)).toEqual([])
})

test('the deputy of an absent person is told, for whom it is said', async () => {
  await sendAway('curator', 'head')
  const { number } = await fileEntrance()
  await publish(number)
  await move(city, as(house.uk), number, { move: 'accept' })
  await answer(number)
  city.setTime('2026-11-24T00:01')
  await sweepClocks(city.ctx)
  expect(await toldBy('not-reviewed', number)).toEqual(['head'])
  const { rows } = await city.ctx.db.$client.query(
    `select s.login from alerts a join staff s on s.id = any (a.instead_of) where a.rule = 'not-reviewed'
       and a.person = (select id from staff where login = 'head@demo.local')`,
  )
  expect(rows).toEqual([{ login: 'curator@demo.local' }])
  await comeBack()
})

async function sendAway(name: string, deputy: string): Promise<void> {
  await city.ctx.db.$client.query(
    `update staff set absent_from = '2026-11-23', absent_until = '2026-12-31',
            deputy = (select id from staff where login = $2 || '@demo.local') where login = $1 || '@demo.local'`,
    [name, deputy],
  )
}
async function comeBack(): Promise<void> {
  await city.ctx.db.$client.query('update staff set absent_from = null, absent_until = null, deputy = null')
}

async function answerClock(number: string): Promise<{ readonly warnAt: Date; readonly dueAt: Date }> {
  const { rows } = await city.ctx.db.$client.query(
    `select c.warn_at as "warnAt", c.due_at as "dueAt" from clocks c join reports r on r.id = c.report
      where c.kind = 'answer' and r.year || '-' || r.sequence = $1`,
    [number],
  )
  return rows[0]
}

const HOUR_MS = 3_600_000
/** The local time in the demo town, as `setTime` takes it. */
const localOf = (at: Date) => new Date(at.getTime() + 5 * HOUR_MS).toISOString().slice(0, 23)
const minutesFrom = (at: Date, minutes: number) => localOf(new Date(at.getTime() + minutes * 60_000))

/** The date on which the `count`-th working day after a due time ends; there are no holidays on the way. */
function dayAfterWorkingDays(due: Date, count: number): string {
  let day = new Date(due.getTime() + 5 * HOUR_MS)
  for (let left = count; left > 0; ) {
    day = new Date(day.getTime() + 24 * HOUR_MS)
    if (day.getUTCDay() % 6 !== 0) left--
  }
  return day.toISOString().slice(0, 10)
}
