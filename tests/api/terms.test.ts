import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { file } from '@gorozhanin/server/reports/file-report'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  ask,
  darkEntrance,
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
  ;({ city, house, as } = await openStaffed(['moderator']))
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

const here = () => ({ lon: house.lon, lat: house.lat })
const look = async (number: string) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as('moderator') })).body
const clockOf = ({ clocks }: ConsoleCard, wanted: string) => clocks.findLast(({ kind }) => kind === wanted)

describe('the term of a report from', () => {
  const fromElsewhere = async (more: Partial<Parameters<typeof file>[1]>) => {
    city.setTime('2026-06-11T15:30')
    const { number } = await file(city.ctx, {
      category: 'pothole-road',
      text: 'Яма на въезде',
      place: here(),
      address: null,
      objectId: null,
      details: {},
      contactEmail: null,
      device: null,
      consents: ['publication'],
      isPublic: true,
      language: 'ru',
      clientKey: null,
      clientHash: null,
      repeatOf: null,
      files: [],
      source: 'incident',
      ...more,
    })
    return clockOf(await look(number), 'answer')?.dueAt
  }

  test('a social network is nine working hours, four of an important one', async () => {
    expect(await fromElsewhere({})).toBe('2026-06-15T12:30:00.000Z') // Monday 17:30 in the city
    expect(await fromElsewhere({ important: true })).toBe('2026-06-15T06:30:00.000Z')
  })

  test('the federal platform is the date that came with it', async () => {
    const givenDueAt = city.ctx.now().add({ hours: 500 })
    expect(await fromElsewhere({ source: 'pos', givenDueAt })).toBe(
      new Date(givenDueAt.epochMilliseconds).toISOString(),
    )
  })

  test('any other source is the category’s', async () => {
    expect(await fromElsewhere({ source: 'phone' })).toBe('2026-06-18T18:59:59.000Z')
  })
})

describe('a season', () => {
  test('gives its norm, and counts from the registration when the category is put right in another', async () => {
    city.setTime('2026-10-15T23:00')
    const { number } = await fileOne(city, darkEntrance(house))
    city.setTime('2026-10-16T10:00')
    const corrected = await move(city, as('moderator'), number, {
      move: 'correct',
      category: 'entrance-window',
    })
    expect(clockOf(corrected.body, 'elimination')?.dueAt).toBe('2026-10-18T18:59:59.000Z')
  })

  test('that is over takes no new reports, and keeps those that came in it', async () => {
    city.setTime('2026-04-15T10:00')
    const snow = { category: 'snow-road', text: 'Дорога не чищена', ...here() }
    const { number } = await fileOne(city, snow, [await picture()])
    city.setTime('2026-04-16T10:00')
    const corrected = await move(city, as('moderator'), number, {
      move: 'correct',
      category: 'snow-sidewalk',
    })
    expect(corrected.body).toMatchObject({ category: { code: 'snow-sidewalk' } })
    await expect(fileOne(city, snow, [await picture()])).rejects.toThrow('out_of_season')
  })
})

test('a returned answer starts the norm anew', async () => {
  city.setTime('2026-11-20T10:00')
  const filed = await fileOne(city, darkEntrance(house))
  await move(city, as('moderator'), filed.number, { move: 'publish' })
  await move(city, as(house.uk), filed.number, { move: 'accept' })
  const photos = [await uploadPhoto(city, `/console/reports/${filed.number}/photos`, as(house.uk))]
  await move(city, as(house.uk), filed.number, {
    move: 'answer',
    outcome: 'fixed',
    text: 'Заменили лампу на втором этаже',
    photos,
  })
  await move(city, as('moderator'), filed.number, { move: 'publish_answer' })
  expect(clockOf(await look(filed.number), 'elimination')?.stoppedAt).not.toBeNull()

  city.setTime('2026-11-23T10:00')
  const own = await follow(city, filed)
  const again = [await uploadPhoto(city, `/reports/${filed.number}/photos`, own)]
  await ownMove(city, own, filed.number, { move: 'return', text: 'Снова темно', photos: again })
  expect(clockOf(await look(filed.number), 'elimination')).toMatchObject({
    stoppedAt: null,
    dueAt: '2026-11-30T18:59:59.000Z',
  })
})

test('an unread emergency that another body gave back is to be read at once', async () => {
  city.setTime('2026-11-20T10:00')
  const { number } = await fileOne(city, {
    category: 'manhole-open',
    text: 'Люк открыт',
    details: { is_dangerous: true },
    ...here(),
  })
  await move(city, as('moderator'), number, {
    move: 'pass_outside',
    body: 'Водоканал области',
    base: 'часть 3 статьи 8',
    outgoingNumber: '1',
    outgoingDate: '2026-11-20',
  })
  expect(clockOf(await look(number), 'moderation')?.stoppedAt).not.toBeNull()
  city.setTime('2026-11-20T11:00')
  const back = await move(city, as('moderator'), number, { move: 'take_back', text: 'Отказались' })
  expect(clockOf(back.body, 'moderation')).toMatchObject({ stoppedAt: null, breached: true })
})
