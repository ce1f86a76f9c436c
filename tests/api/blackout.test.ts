import type { ConsoleCard, ReportCard } from '@gorozhanin/domain/reports/api'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, fileOne, follow, move, ownMove, picture, signInAs, uploadPhoto } from '../support/people.ts'

let city: TestCity
const cookies: Record<string, string> = {}

beforeAll(async () => {
  city = await openCity()
  for (const name of ['moderator', 'curator', 'dispatcher', 'admin', 'head', 'edds'])
    cookies[name] = await signInAs(city, name)
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

const as = (name: string) => cookies[name] ?? ''
const area = { left: 100, top: 50, width: 200, height: 120 }

async function photographed(): Promise<{ readonly number: string; readonly key: string }> {
  const { number } = await fileOne(city, { category: 'thanks', text: 'Спасибо за горку' }, [await picture()])
  await move(city, as('moderator'), number, { move: 'publish' })
  return { number, key: await keyOf(number) }
}
const look = async (number: string) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as('moderator') })).body
const keyOf = async (number: string) => (await look(number)).photos[0]?.key ?? ''

type Refused = { code: string; errors: { field: string; code: string }[] }
const blackOut = (number: string, key: string, areas: unknown, cookie = as('moderator')) =>
  ask<ConsoleCard & Refused>(city, 'POST', `/console/reports/${number}/photos/${key}/blackouts`, {
    cookie,
    body: { areas },
  })
const open = (key: string, size = 'large') => city.app.inject({ url: `/api/photos/${key}/${size}` })

/** The colour at a point, given in shares of the picture. */
async function colourAt(bytes: Buffer, across: number, down: number): Promise<readonly number[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(down * info.height) * info.width + Math.floor(across * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}

test('nothing is left under a rectangle in any size, and the rest is as it was', async () => {
  const { number, key } = await photographed()
  const { status, body } = await blackOut(number, key, [area])
  expect(status).toBe(200)
  const [photo] = body.photos
  expect(photo).toMatchObject({ kind: 'before', width: 640, height: 480 })
  for (const size of ['small', 'medium', 'large']) {
    const { statusCode, rawPayload } = await open(photo?.key ?? '', size)
    expect(statusCode).toBe(200)
    const [red = 255, green = 255, blue = 255] = await colourAt(rawPayload, 200 / 640, 110 / 480)
    expect(Math.max(red, green, blue)).toBeLessThan(12)
    const rest = await colourAt(rawPayload, 0.8, 0.8)
    for (const [index, value] of [0x7a, 0x8a, 0x99].entries())
      expect(Math.abs((rest[index] ?? 0) - value)).toBeLessThan(8)
  }
})

test('the photo as it was is gone at once, from the storage too', async () => {
  const { number, key } = await photographed()
  expect((await open(key)).statusCode).toBe(200)
  await blackOut(number, key, [area])
  expect(await keyOf(number)).not.toBe(key)
  for (const cookie of ['', as('moderator')]) {
    const headers = { cookie, 'if-none-match': `"${key}-large"` }
    const { statusCode } = await city.app.inject({ url: `/api/photos/${key}/large`, headers })
    expect(statusCode).toBe(404)
  }
  expect(await city.ctx.photos.open(key, 'large')).toBeNull()
  const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(body.photos.map((photo) => photo.key)).toEqual([await keyOf(number)])
})

test('the history says who did it, to staff alone', async () => {
  const { number, key } = await photographed()
  const { body } = await blackOut(number, key, [area, { ...area, top: 300 }], as('curator'))
  expect(body.history.at(-1)).toMatchObject({
    name: 'photo_blacked_out',
    actor: 'administration',
    person: { ru: expect.any(String), en: expect.any(String) },
    internal: true,
    text: null,
  })
  const { body: card } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
  expect(card.timeline.map(({ name }) => name)).not.toContain('photo_blacked_out')
})

test('a photo may be painted over again', async () => {
  const { number, key } = await photographed()
  await blackOut(number, key, [area])
  const { body } = await blackOut(number, await keyOf(number), [
    { left: 400, top: 300, width: 100, height: 100 },
  ])
  const { rawPayload } = await open(body.photos[0]?.key ?? '')
  for (const [x, y] of [
    [200, 110],
    [450, 350],
  ] as const)
    expect(Math.max(...(await colourAt(rawPayload, x / 640, y / 480)))).toBeLessThan(12)
})

test('of moderators who do it at once one wins, and no file is left over', async () => {
  const { number, key } = await photographed()
  const answers = await Promise.all(
    ['moderator', 'curator', 'moderator'].map((name) => blackOut(number, key, [area], as(name))),
  )
  const won = answers.filter(({ status }) => status === 200)
  expect(won).toHaveLength(1)
  for (const { status, body } of answers.filter((answer) => !won.includes(answer)))
    expect(['409 photo.changed_meanwhile', '404 photo.not_found']).toContain(`${status} ${body.code}`)
  const { history } = await look(number)
  expect(history.filter(({ name }) => name === 'photo_blacked_out')).toHaveLength(1)
  const orphans = await city.ctx.photos.removeOrphans(async (keys) => new Set(keys))
  expect(orphans).toBe(0)
  expect((await open(await keyOf(number))).statusCode).toBe(200)
})

test('photos that an author added later and of an answer may be painted over too', async () => {
  const filed = await fileOne(city, { category: 'thanks', text: 'Спасибо за горку' })
  const author = await follow(city, filed)
  const added = await uploadPhoto(city, `/reports/${filed.number}/photos`, author)
  await ownMove(city, author, filed.number, { move: 'note', photos: [added] })
  const { status, body } = await blackOut(filed.number, added, [area])
  expect(status).toBe(200)
  const shown = body.history.flatMap(({ photos }) => photos)
  expect(shown).toEqual([expect.objectContaining({ kind: 'added', width: 800 })])
  expect(shown[0]?.key).not.toBe(added)
})

test.each([
  ['no rectangle', [], 'areas', expect.any(String)],
  ['too many', Array(31).fill(area), 'areas', expect.any(String)],
  ['no list', 'all', 'areas.0', expect.any(String)],
  ['words for numbers', [{ ...area, left: 'a' }], 'areas.0.left', expect.any(String)],
  ['no whole numbers', [{ ...area, left: 1.5 }], 'areas.0.left', expect.any(String)],
  ['something more', [{ ...area, colour: 'white' }], 'areas.0.colour', expect.any(String)],
  ['an empty one', [area, { ...area, width: 0 }], 'areas.1', 'photo.area_empty'],
  ['one outside', [{ ...area, left: 500 }], 'areas.0', 'photo.area_outside'],
  ['one before the edge', [{ ...area, top: -1 }], 'areas.0', 'photo.area_outside'],
  ['one beyond all numbers', [{ ...area, width: Number.MAX_SAFE_INTEGER }], 'areas.0', 'photo.area_outside'],
])('%s is refused, and the photo stays', async (_, areas, field, code) => {
  const { number, key } = await photographed()
  const { status, body } = await blackOut(number, key, areas)
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'request.invalid' })
  expect(body.errors).toContainEqual(expect.objectContaining({ field, code }))
  expect((await open(key)).statusCode).toBe(200)
})

test('a photo of another report is none of this one', async () => {
  const [one, other] = [await photographed(), await photographed()]
  const { status, body } = await blackOut(one.number, other.key, [area])
  expect([status, body.code]).toEqual([404, 'photo.not_found'])
  const nowhere = await blackOut('2026-999999', other.key, [area])
  expect([nowhere.status, nowhere.body.code]).toEqual([404, 'report.not_found'])
})

test.each([
  ['', 401],
  ['dispatcher', 403],
  ['admin', 403],
  ['head', 403],
  ['edds', 403],
])('%s may not', async (name, status) => {
  const { number, key } = await photographed()
  expect((await blackOut(number, key, [area], as(name))).status).toBe(status)
  expect((await open(key)).statusCode).toBe(200)
})
