import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import {
  aHouse,
  ask,
  type Filed,
  fileOne,
  follow,
  move,
  ownMove,
  picture,
  signInAs,
  tryFile,
} from '../support/people.ts'

let city: TestCity
let moderator: string
/** Where the next test has its lamp: far from those of the others. */
let spot: { lon: number; lat: number }
let turn = 0

beforeAll(async () => {
  city = await openCity()
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
  const { lon, lat } = await aHouse(city)
  spot = { lon, lat: lat + 0.001 * turn++ }
})

const metersEast = ({ lon, lat }: typeof spot, meters: number) => ({
  lon: lon + meters / (111_195 * Math.cos((lat * Math.PI) / 180)),
  lat,
})

const fileLamp = (meters = 0, more: object = {}): Promise<Filed> => fileOne(city, lamp(meters, more))
const lamp = (meters: number, more: object = {}) => ({
  category: 'street-light-out',
  text: 'Не горит фонарь на углу',
  details: { lamps_count: 'one' },
  ...metersEast(spot, meters),
  ...more,
})

async function answered(filed: Filed): Promise<string> {
  const { number } = filed
  const { body } = await move(city, moderator, number, { move: 'publish' })
  const agency = await signInAs(city, body.agency.code)
  await move(city, agency, number, { move: 'accept' })
  await move(city, agency, number, {
    move: 'answer',
    outcome: 'explained',
    reason: 'not_required',
    text: 'Линия работает по расписанию, фонарь включается в 17:40',
    photos: [],
  })
  const { status } = await move(city, moderator, number, { move: 'publish_answer' })
  expect(status).toBe(200)
  return number
}

async function closed(filed: Filed): Promise<string> {
  const number = await answered(filed)
  await ownMove(city, await follow(city, filed), number, { move: 'confirm' })
  return number
}

const card = async (number: string, cookie = moderator) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie })).body
const publicCard = async (number: string) => (await ask<ReportCard>(city, 'GET', `/reports/${number}`)).body
const say = (number: string, earlier: string, decision: string, cookie = moderator) =>
  ask<ConsoleCard & { errors: object[] }>(city, 'POST', `/console/reports/${number}/repeats`, {
    cookie,
    body: { earlier, decision },
  })
const repeatWords = ({ history }: ConsoleCard) =>
  history.map(({ name }) => name).filter((name) => name.startsWith('repeat'))

describe('a report like one that was answered', () => {
  test('is proposed as its repeat with what was answered then, and confirmed, undone and dismissed by a click', async () => {
    const earlier = await answered(await fileLamp())
    city.setTime('2026-12-20T10:00')
    const { number } = await fileLamp(20)
    await move(city, moderator, number, { move: 'publish' })

    const [proposed, ...others] = (await card(number)).related.repeats
    expect(others).toEqual([])
    expect(proposed).toMatchObject({
      number: earlier,
      state: 'proposed',
      meters: 20,
      outcome: 'explained',
      answer: 'Линия работает по расписанию, фонарь включается в 17:40',
    })
    expect((await publicCard(number)).repeatOf).toEqual([])

    expect((await say(number, earlier, 'confirmed')).body.related.repeats[0]?.state).toBe('confirmed')
    expect((await publicCard(number)).repeatOf).toEqual([earlier])
    expect((await publicCard(earlier)).repeatedBy).toEqual([number])
    expect((await card(earlier)).related.repeatedBy).toEqual([number])

    await say(number, earlier, 'confirmed')
    expect((await say(number, earlier, 'open')).body.related.repeats[0]?.state).toBe('proposed')
    expect((await say(number, earlier, 'dismissed')).body.related.repeats[0]?.state).toBe('dismissed')
    expect((await publicCard(number)).repeatOf).toEqual([])
    expect(repeatWords(await card(number))).toEqual(['repeat_confirmed', 'repeat_undone', 'repeat_dismissed'])
  })

  test.each([
    ['at the edge of radius and window', 29.9, '2027-01-19T10:00', true],
    ['beyond the radius', 31, '2026-12-01T10:00', false],
    ['after sixty days', 0, '2027-01-19T10:01', false],
  ])('%s: proposed %s', async (_, meters, filedAt, proposed) => {
    const earlier = await answered(await fileLamp())
    city.setTime(filedAt)
    const { number } = await fileLamp(meters)
    expect((await card(number)).related.repeats.map((one) => one.number)).toEqual(proposed ? [earlier] : [])
    expect((await say(number, earlier, 'confirmed')).status).toBe(proposed ? 200 : 422)
  })

  test('of another house is another trouble, and new snow is none of the old', async () => {
    const { rows } = await city.ctx.db.$client.query(
      'select code, ST_X(place) as lon, ST_Y(place) as lat from houses where uk is not null order by code limit 2 offset 3',
    )
    const photo = await picture()
    const snow = (house: { code: string; lon: number; lat: number }) =>
      fileOne(
        city,
        {
          category: 'snow-yard',
          text: 'Двор не чистили после снегопада',
          lon: house.lon,
          lat: house.lat,
          objectId: house.code,
        },
        [photo],
      )
    const earlier = await answered(await snow(rows[0]))
    city.setTime('2026-11-23T10:00')
    expect((await card((await snow(rows[0])).number)).related.repeats).toMatchObject([{ number: earlier }])
    expect((await card((await snow(rows[1])).number)).related.repeats).toEqual([])
    city.setTime('2026-11-23T10:01')
    expect((await card((await snow(rows[0])).number)).related.repeats).toEqual([])
  })
})

test('a report like open ones is offered for merging with them, the nearest first, to those who merge', async () => {
  const far = await fileLamp(25)
  const near = await fileLamp(5)
  await fileLamp(60)
  city.setTime('2026-11-20T10:05')
  const { number } = await fileLamp()
  const { related, agency } = await card(number)
  expect(related.duplicates.map((one) => [one.number, one.meters])).toEqual([
    [near.number, 5],
    [far.number, 25],
  ])
  expect(related.repeats).toEqual([])

  await move(city, moderator, number, { move: 'publish' })
  const own = await card(number, await signInAs(city, agency.code))
  expect(own.related.duplicates).toEqual([])
  expect((await say(number, near.number, 'confirmed')).status).toBe(422)
})

describe('a trouble that is back', () => {
  test('is filed with the number of the closed report, and both tell of each other', async () => {
    const earlier = await closed(await fileLamp())
    const { number } = await fileLamp(0, { repeatOf: earlier })
    const { related, status } = await card(number)
    expect(status).toBe('moderation')
    expect(related.repeats).toMatchObject([{ number: earlier, state: 'declared' }])
    expect((await publicCard(earlier)).repeatedBy).toEqual([])

    await move(city, moderator, number, { move: 'publish' })
    expect((await publicCard(earlier)).repeatedBy).toEqual([number])
    expect((await publicCard(number)).repeatOf).toEqual([earlier])
    expect((await card(earlier)).related.repeatedBy).toEqual([number])

    await say(number, earlier, 'dismissed')
    expect((await publicCard(number)).repeatOf).toEqual([])
    expect((await say(number, earlier, 'open')).body.related.repeats[0]?.state).toBe('declared')
  })

  test('is refused for a report that is absent, hidden or not closed, by its field', async () => {
    const hidden = await closed(await fileLamp())
    await move(city, moderator, hidden, { move: 'hide', text: 'Личные данные на фото' })
    const open = await answered(await fileLamp())
    const refused = async (repeatOf: string) => {
      const { status, body } = await tryFile(city, lamp(0, { repeatOf }))
      return [status, body.errors]
    }
    expect(await refused('2026-99999')).toEqual([422, [{ field: 'repeatOf', code: 'report.repeat_unknown' }]])
    expect(await refused(hidden)).toEqual([422, [{ field: 'repeatOf', code: 'report.repeat_unknown' }]])
    expect(await refused(open)).toEqual([422, [{ field: 'repeatOf', code: 'report.repeat_not_closed' }]])
    expect(await refused('the last one')).toMatchObject([422, [{ field: 'repeatOf' }]])
  })

  test('may be told of by the author of a report that nobody else sees', async () => {
    const filed = await fileLamp(0, { public: false })
    const earlier = await closed(filed)
    const fields = lamp(0, { repeatOf: earlier })
    expect((await tryFile(city, fields)).status).toBe(422)
    const taken = await tryFile(city, fields, [], { cookie: await follow(city, filed) })
    expect(taken.status).toBe(201)
    await move(city, moderator, taken.body.number, { move: 'publish' })
    expect((await publicCard(taken.body.number)).repeatOf).toEqual([])
  })
})

test('only moderators and the curator have a word on repeats', async () => {
  const earlier = await answered(await fileLamp())
  const { number, agency } = await fileLamp()
  expect((await say(number, earlier, 'confirmed', await signInAs(city, agency.code))).status).toBe(403)
  expect((await say(number, earlier, 'confirmed', await signInAs(city, 'head'))).status).toBe(403)
  expect((await say(number, earlier, 'confirmed', await signInAs(city, 'curator'))).status).toBe(200)
})
