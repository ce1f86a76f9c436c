import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, darkEntrance, fileOne, move, signInAs, uploadPhoto } from '../support/people.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
let agency: string

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
  agency = await signInAs(city, house.uk)
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

/** `2026:11:20 10:00:00`, its offset, and how many metres north of the house the camera stood. */
type Shot = { readonly time?: string; readonly offset?: string; readonly north?: number }

/** A JPEG as a phone writes it, with the metadata that is asked for. */
async function shot({ time, offset, north }: Shot): Promise<{ bytes: Uint8Array }> {
  const degrees = (value: number) => `${Math.round(value * 1e6)}/1000000 0/1 0/1`
  const exif = {
    IFD0: { Make: 'Phone' },
    IFD2: {
      ...(time && { DateTimeOriginal: time }),
      ...(offset && { OffsetTimeOriginal: offset }),
    },
    ...(north !== undefined && {
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: degrees(house.lat + north / 111_195),
        GPSLongitudeRef: 'E',
        GPSLongitude: degrees(house.lon),
      },
    }),
  }
  const image = sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a8a99' } })
  return { bytes: await image.withExif(exif).jpeg().toBuffer() }
}

/** A report of ten in the morning is answered two hours later with this photo. */
async function answerWith(taken: Shot, outcome: 'fixed' | 'not_confirmed' = 'fixed') {
  city.setTime('2026-11-20T10:00')
  const { number } = await fileOne(city, darkEntrance(house))
  await move(city, moderator, number, { move: 'publish' })
  await move(city, agency, number, { move: 'accept' })
  city.setTime('2026-11-20T12:00')
  const key = await uploadPhoto(city, `/console/reports/${number}/photos`, agency, await shot(taken))
  const text = 'Лампу заменили, на лестнице снова светло'
  const { status, body } = await move(city, agency, number, { move: 'answer', outcome, text, photos: [key] })
  return { number, status, body: body as ConsoleCard & { errors?: unknown } }
}

test.each<[string, Shot]>([
  ['before the report', { time: '2026:11:20 09:59:59' }],
  ['before the report by another zone', { time: '2026:11:20 08:30:00', offset: '+04:00' }],
])('a photo that was taken %s proves nothing', async (_, taken) => {
  const { status, body } = await answerWith(taken)
  expect({ status, errors: body.errors }).toEqual({
    status: 422,
    errors: [{ field: 'photos', code: 'report.photo_too_old' }],
  })
  const refused = await answerWith(taken, 'not_confirmed')
  expect(refused.body.errors).toEqual([{ field: 'photos', code: 'report.photo_too_old' }])
})

test('a photo of today is shown to the reviewer with its time and its distance, and to nobody else', async () => {
  const { number, status, body } = await answerWith({ time: '2026:11:20 11:30:00', north: 40 })
  expect(status).toBe(200)
  const [photo] = body.answer?.photos ?? []
  expect(photo).toMatchObject({ takenAt: '2026-11-20T06:30:00.000Z' })
  expect(photo?.takenMeters).toBeGreaterThan(38)
  expect(photo?.takenMeters).toBeLessThan(42)
  await move(city, moderator, number, { move: 'publish_answer' })
  const shown = await ask(city, 'GET', `/reports/${number}`)
  expect(JSON.stringify(shown.body)).not.toMatch(/taken/i)
})

test('a time in another zone is read there', async () => {
  const { body } = await answerWith({ time: '2026:11:20 08:30:00', offset: '+03:00' })
  expect(body.answer?.photos[0]?.takenAt).toBe('2026-11-20T05:30:00.000Z')
})

test.each<[string, Shot]>([
  ['nothing', {}],
  ['an impossible time', { time: '0000:00:00 00:00:00' }],
  ['a time that has not come', { time: '2026:11:21 10:00:00' }],
])('a photo whose camera wrote %s is taken, its time unknown', async (_, taken) => {
  const { status, body } = await answerWith(taken)
  expect(status).toBe(200)
  expect(body.answer?.photos).toMatchObject([{ takenAt: null, takenMeters: null }])
})

test('what was not confirmed is shown within 200 metres of the place', async () => {
  const near = await answerWith({ time: '2026:11:20 11:00:00', north: 190 }, 'not_confirmed')
  expect(near.status).toBe(200)
  const far = await answerWith({ time: '2026:11:20 11:00:00', north: 210 }, 'not_confirmed')
  expect(far.body.errors).toEqual([{ field: 'photos', code: 'report.photo_elsewhere' }])
  const fixed = await answerWith({ time: '2026:11:20 11:00:00', north: 210 })
  expect(fixed.status).toBe(200)
})
