import type { ConsoleCard, CorrectionPreview, ReportCard } from '@gorozhanin/domain/reports/api'
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
  picture,
  type Staffed,
  uploadPhoto,
} from '../support/people.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']

beforeAll(async () => {
  ;({ city, house, as } = await openStaffed(['moderator', 'dispatcher']))
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

const entrance = () => darkEntrance(house)
const street = () => ({ ...entrance(), category: 'street-light-out', details: { lamps_count: 'one' } })
const toStreet = { move: 'correct', category: 'street-light-out' } as const

const look = async (number: string) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as('moderator') })).body
const dueOf = ({ clocks }: ConsoleCard, wanted: string) =>
  clocks.findLast(({ kind }) => kind === wanted)?.dueAt
const running = ({ clocks }: ConsoleCard) =>
  clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ kind }) => kind)

async function inWork(): Promise<Filed> {
  const filed = await fileOne(city, entrance())
  await move(city, as('moderator'), filed.number, { move: 'publish' })
  await move(city, as(house.uk), filed.number, { move: 'accept' })
  return filed
}

/** Another house, with its УК. */
async function otherHouse(): Promise<{ code: string; lon: number; lat: number; uk: string; label: string }> {
  const { rows } = await city.ctx.db.$client.query(
    `select code, uk, label->>'ru' as label, ST_X(place) as lon, ST_Y(place) as lat from houses
      where uk is not null and uk <> $1 order by code limit 1`,
    [house.uk],
  )
  return rows[0]
}

const preview = (number: string, query: string, cookie = as('moderator')) =>
  ask<CorrectionPreview & { code: string; errors: { field: string; code: string }[]; legal: string[] }>(
    city,
    'GET',
    `/console/reports/${number}/correction?${query}`,
    { cookie },
  )

describe('a correction before it is saved', () => {
  test('tells the agency and the new date that saving it then gives, and saves nothing', async () => {
    const { number } = await inWork()
    const before = await look(number)
    city.setTime('2026-11-20T12:00')
    const { status, body } = await preview(number, 'category=street-light-out')
    expect(status).toBe(200)
    expect(body).toMatchObject({ agency: { code: 'gorsvet' }, dueBefore: before.dueAt, overdue: false })
    expect(await look(number)).toMatchObject({ version: before.version, agency: { code: house.uk } })

    const saved = (await move(city, as('moderator'), number, toStreet)).body
    expect(body.dueAt).toBe(saved.dueAt)
    expect(body.route).toEqual(saved.route)
  })

  test('says when the new promise is broken at once', async () => {
    const { number } = await inWork()
    city.setTime('2026-11-23T12:00')
    const { body } = await preview(number, 'category=basement-flood')
    expect(body).toMatchObject({ dueAt: '2026-11-20T08:00:00.000Z', overdue: true, workDaysOver: 1 })
  })

  test('is refused as saving it would be: outside the city, of no category, with half a place, by an agency', async () => {
    const { number } = await inWork()
    expect((await preview(number, 'lon=30&lat=60')).body.code).toBe('report.outside_city')
    const unknown = await preview(number, 'category=teapot')
    expect(unknown.body.errors).toEqual([{ field: 'category', code: 'report.category_unknown' }])
    const half = await preview(number, `lon=${house.lon}`)
    expect(half.body.errors).toEqual([{ field: 'lat', code: 'field.required' }])
    expect((await preview(number, 'category=street-light-out', as(house.uk))).status).toBe(403)
  })

  test('goes by the season of the day of registration', async () => {
    city.setTime('2026-10-15T10:00')
    const { number } = await fileOne(city, entrance())
    city.setTime('2026-10-16T10:00')
    expect((await preview(number, 'category=road-marking')).status).toBe(200)
    const corrected = await move(city, as('moderator'), number, { move: 'correct', category: 'road-marking' })
    expect(corrected.body.category.code).toBe('road-marking')
    city.setTime('2026-11-20T10:00')
    const winter = await fileOne(city, entrance())
    city.setTime('2027-04-20T10:00')
    expect((await preview(winter.number, 'category=weeds-ticks')).body.errors).toEqual([
      { field: 'category', code: 'report.category_out_of_season' },
    ])
  })
})

describe('a correction by staff', () => {
  test('of the category routes anew, counts the term from the registration and keeps the original words', async () => {
    const { number } = await inWork()
    city.setTime('2026-11-24T10:00')
    const corrected = await move(city, as('moderator'), number, {
      move: 'correct',
      category: 'street-light-out',
      text: 'Не горит фонарь у подъезда',
    })
    expect(corrected.body).toMatchObject({
      status: 'routed',
      category: { code: 'street-light-out' },
      agency: { code: 'gorsvet' },
      text: 'Не горит фонарь у подъезда',
    })
    expect(corrected.body.history.at(-1)).toMatchObject({ name: 'correct', text: entrance().text })
    const direct = await fileAt('2026-11-20T10:00', {
      ...entrance(),
      category: 'street-light-out',
      details: { lamps_count: 'one' },
    })
    expect(dueOf(corrected.body, 'answer')).toBe(dueOf(await look(direct.number), 'answer'))
    expect(corrected.body.clocks.filter(({ kind }) => kind === 'answer')).toHaveLength(1)
  })

  test('that leads to another agency gives it the time to accept, and waits for what is under review', async () => {
    const { number } = await inWork()
    const reroute = { move: 'correct', category: 'street-light-out' } as const
    const deferral = {
      move: 'propose_deferral',
      reason: 'money',
      until: '2026-12-14',
      text: 'Весной',
    } as const
    await move(city, as(house.uk), number, deferral)
    const refused = await move(city, as('moderator'), number, reroute)
    expect(refused).toMatchObject({ status: 409, body: { code: 'report.move_not_from_status' } })
    await move(city, as('moderator'), number, { move: 'send_back', text: 'Когда именно?' })
    const { body } = await move(city, as('moderator'), number, reroute)
    expect(running(body).filter((kind) => kind === 'accept')).toHaveLength(1)
  })

  test('that changes nothing is refused', async () => {
    const { number } = await inWork()
    const same = await move(city, as('moderator'), number, { move: 'correct', text: entrance().text })
    expect(same).toMatchObject({ status: 422, body: { code: 'report.nothing_changed' } })
  })

  test('of the place moves it to the house that was chosen, and its УК has the work', async () => {
    const { number } = await inWork()
    const other = await otherHouse()
    const { lon, lat, code, uk, label } = other
    const { body } = await move(city, as('moderator'), number, { move: 'correct', lon, lat, objectId: code })
    expect(body).toMatchObject({ status: 'routed', agency: { code: uk }, address: label })
    expect(body.history.at(-1)?.changes).toMatchObject({
      place: { after: label },
      agency: { before: { code: house.uk }, after: { code: uk } },
      category: null,
      text: null,
    })
  })

  test('tells staff what it changed, each time anew', async () => {
    const { number } = await inWork()
    await move(city, as('moderator'), number, { ...toStreet, text: 'Темно у подъезда' })
    await move(city, as('moderator'), number, { move: 'correct', text: 'Темно у второго подъезда' })
    const { history } = await look(number)
    const [first, second] = history.flatMap(({ changes }) => changes ?? [])
    expect(first).toMatchObject({
      category: { before: { code: 'entrance-light' }, after: { code: 'street-light-out' } },
      text: { before: entrance().text, after: 'Темно у подъезда' },
      place: null,
    })
    expect(first?.dueAt?.before).not.toBe(first?.dueAt?.after)
    expect(second).toMatchObject({
      category: null,
      dueAt: null,
      text: { before: 'Темно у подъезда', after: 'Темно у второго подъезда' },
    })
  })

  test('to an emergency goes to its agency at once, before anyone has published it', async () => {
    const { number } = await fileOne(city, entrance())
    const { body } = await move(city, as('moderator'), number, { move: 'correct', category: 'manhole-open' })
    expect(body).toMatchObject({ status: 'routed', emergency: true, published: false })
    expect(running(body)).toEqual(expect.arrayContaining(['answer', 'accept', 'moderation']))
  })

  test('by two people at the same moment, of the category and of the place, ends in one route and one date', async () => {
    const { number, version } = await look((await inWork()).number)
    const { lon, lat, code } = await otherHouse()
    const correct = (body: object) =>
      ask<ConsoleCard & { code: string }>(city, 'POST', `/console/reports/${number}/moves`, {
        cookie: as('moderator'),
        body: { move: 'correct', version, ...body },
      })
    const answers = await Promise.all([
      correct({ category: 'street-light-out' }),
      correct({ lon, lat, objectId: code }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const card = await look(number)
    expect(card.history.filter(({ name }) => name === 'correct')).toHaveLength(1)
    expect(card.clocks.filter(({ kind }) => kind === 'answer')).toHaveLength(1)
    expect(card.route.agency.code).toBe(card.agency.code)
  })
})

test('an agency that gives a report back says whose it may be', async () => {
  const { number } = await fileOne(city, entrance())
  await move(city, as('moderator'), number, { move: 'publish' })
  await move(city, as(house.uk), number, { move: 'not_ours', agency: 'gorsvet', text: 'Это уличный фонарь' })
  expect((await look(number)).history.at(-1)?.proposed?.code).toBe('gorsvet')
})

describe('an author before publication', () => {
  test('puts words, category and answers right, and the report is routed and promised anew, once', async () => {
    const filed = await fileOne(city, entrance())
    const own = await follow(city, filed)
    city.setTime('2026-11-20T11:00')
    const { body } = await ownMove(city, own, filed.number, {
      move: 'amend',
      category: 'street-light-out',
      details: { lamps_count: 'one' },
      text: 'Не горит фонарь у дома',
    })
    expect(body).toMatchObject({
      status: 'moderation',
      category: { code: 'street-light-out' },
      agency: { code: 'gorsvet' },
      text: 'Не горит фонарь у дома',
    })
    const direct = await fileAt('2026-11-20T10:00', street())
    const card = await look(filed.number)
    expect(card.dueAt).toBe((await look(direct.number)).dueAt)
    expect(running(card)).toEqual(running(await look(direct.number)))
    expect(card.history.at(-1)).toMatchObject({ name: 'amend', actor: 'author', text: entrance().text })
  })

  test('moves it to another house', async () => {
    const filed = await fileOne(city, entrance())
    const { lon, lat, code, uk, label } = await otherHouse()
    const own = await follow(city, filed)
    const { body } = await ownMove(city, own, filed.number, { move: 'amend', lon, lat, objectId: code })
    expect(body).toMatchObject({ address: label, agency: { code: uk }, status: 'moderation' })
  })

  test('adds and removes photos; what is removed is gone for everyone', async () => {
    const filed = await fileOne(city, entrance(), [await picture(), await picture()])
    const own = await follow(city, filed)
    const [first, second] = (await look(filed.number)).photos.map(({ key }) => key)
    const added = await uploadPhoto(city, `/reports/${filed.number}/photos`, own)
    const { body } = await ownMove(city, own, filed.number, {
      move: 'amend',
      addPhotos: [added],
      removePhotos: [first ?? ''],
    })
    expect(body.photos.map(({ key, kind }) => [key, kind])).toEqual([
      [second, 'before'],
      [added, 'before'],
    ])
    expect((await ask(city, 'GET', `/photos/${first}/small`, { cookie: as('moderator') })).status).toBe(404)
    expect((await look(filed.number)).history.at(-1)?.changes?.photos).toEqual({ added: 1, removed: 1 })
    await move(city, as('moderator'), filed.number, { move: 'publish' })
    expect((await ask(city, 'GET', `/photos/${added}/small`)).status).toBe(200)
  })

  test('is told of each field that is wrong, and nothing is changed', async () => {
    const pothole = { ...entrance(), category: 'sidewalk-damage', details: { is_dangerous: true } }
    const filed = await fileOne(city, pothole, [await picture()])
    const own = await follow(city, filed)
    const [photo] = (await look(filed.number)).photos.map(({ key }) => key)
    const faultsOf = async (amended: object) =>
      (await ownMove(city, own, filed.number, { move: 'amend', ...amended })).body.errors
    expect(await faultsOf({ removePhotos: [photo] })).toEqual([
      { field: 'photos', code: 'report.photo_required' },
    ])
    expect(await faultsOf({ text: 'я', category: 'entrance-light' })).toEqual([
      { field: 'text', code: 'report.text_required' },
      { field: 'details.entrance', code: 'detail.required' },
    ])
    expect(await faultsOf({ addPhotos: ['strange'] })).toEqual([
      { field: 'addPhotos', code: 'report.photo_unknown' },
    ])
    expect(await faultsOf({ addPhotos: ['a', 'b', 'c', 'd', 'e'] })).toEqual([
      { field: 'addPhotos', code: 'report.too_many_photos' },
    ])
    const same = await ownMove(city, own, filed.number, { move: 'amend' })
    expect(same).toMatchObject({ status: 422, body: { code: 'report.nothing_changed' } })
    const { body } = await ask<ReportCard>(city, 'GET', `/reports/${filed.number}`, { cookie: own })
    expect(body).toMatchObject({ version: 1, photos: [{ key: photo }] })
  })

  test('amends while a question stands, and no longer once it is public', async () => {
    const filed = await fileOne(city, entrance())
    const own = await follow(city, filed)
    const amend = (text: string) => ownMove(city, own, filed.number, { move: 'amend', text })
    await move(city, as('moderator'), filed.number, { move: 'ask', text: 'Какой этаж?' })
    expect((await amend('Темно на третьем этаже')).body).toMatchObject({ status: 'needs_info' })
    await ownMove(city, own, filed.number, { move: 'reply', text: 'Третий' })
    await move(city, as('moderator'), filed.number, { move: 'publish' })
    const late = await amend('Темно на пятом этаже')
    expect(late).toMatchObject({ status: 409, body: { code: 'report.move_not_from_status' } })
    expect(late.body.legal).toContain('note')
    await move(city, as(house.uk), filed.number, { move: 'not_ours', text: 'Не наш дом' })
    expect(await amend('Темно на пятом этаже')).toMatchObject({
      status: 409,
      body: { code: 'report.published_already' },
    })
  })

  test('strangers do not amend', async () => {
    const { number } = await fileOne(city, entrance())
    const body = { move: 'amend', version: 1, text: 'Другое' }
    expect((await ask(city, 'POST', `/reports/${number}/moves`, { body })).status).toBe(404)
  })
})

async function fileAt(time: string, fields: Parameters<typeof fileOne>[1]): Promise<Filed> {
  city.setTime(time)
  return fileOne(city, fields)
}
