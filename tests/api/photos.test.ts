import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { photoSizes, type ReportCard } from '@gorozhanin/domain/reports/api'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeReal, readReal } from '../fixtures/real-data.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, fileOne, move, picture, signInAs, tryFile } from '../support/people.ts'
import { until } from '../support/until.ts'

let city: TestCity
let moderator: string

beforeAll(async () => {
  city = await openCity()
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city?.close())
beforeEach(() => city.ctx.redis.flushdb())

const thanks = { category: 'thanks', text: 'Спасибо за каток' }
const sizes = Object.keys(photoSizes)

type Stored = { readonly key: string; readonly width: number; readonly height: number }

async function storedFor(bytes: Uint8Array): Promise<Stored> {
  const { number } = await fileOne(city, thanks, [{ bytes }])
  const { rows } = await city.ctx.db.$client.query(
    `select p.key, p.width, p.height from photos p join reports r on r.id = p.report where r.year = $1 and r.sequence = $2`,
    number.split('-'),
  )
  expect(rows).toHaveLength(1)
  return rows[0]
}

/** Paths of all files in the storage, without what is on its way. */
async function storageFiles(): Promise<readonly string[]> {
  const folder = join(city.config.storageDir, 'photos')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

const filesOf = async (key: string) => (await storageFiles()).filter((path) => path.includes(key))

/** What a WebP is made of: names of its chunks. `VP8 ` and `VP8L` hold pixels, `ALPH` their transparency. */
function chunksOf(webp: Buffer): readonly string[] {
  const names: string[] = []
  for (let at = 12; at + 8 <= webp.length; ) {
    names.push(webp.toString('latin1', at, at + 4))
    const bytes = webp.readUInt32LE(at + 4)
    at += 8 + bytes + (bytes % 2)
  }
  return names
}

/** Holds every stored size of a photo to pixels alone, and gives them. */
async function expectPixelsOnly(key: string): Promise<readonly Buffer[]> {
  const files = await filesOf(key)
  expect(files.map((path) => path.split('/').at(-1))).toEqual(sizes.map((size) => `${size}.webp`).toSorted())
  return Promise.all(
    files.map(async (path) => {
      const bytes = await readFile(path)
      expect({ path, chunks: chunksOf(bytes) }).toEqual({ path, chunks: ['VP8 '] })
      expect(bytes.readUInt32LE(4) + 8).toBe(bytes.length)
      const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata()
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({})
      return bytes
    }),
  )
}

/** Colours of the four corners, a tenth of the way in, as rough words: equal for equal pictures. */
async function cornersOf(bytes: Uint8Array): Promise<readonly number[]> {
  const { data } = await sharp(bytes)
    .removeAlpha()
    .resize(8, 8, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

/** A PNG of a few kilobytes that claims, and holds, as many black pixels. */
function blackSquare(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)))
  const chunks = [
    ['IHDR', header],
    ['IDAT', rows],
    ['IEND', Buffer.alloc(0)],
  ] as const
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...chunks.flatMap(([name, data]) => {
      const named = Buffer.concat([Buffer.from(name), data])
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
      length.writeUInt32BE(data.length)
      sum.writeUInt32BE(crc32(named))
      return [length, named, sum]
    }),
  ])
}

const difference = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length

test('a photo with transparency, a palette, 16 bits, grey or CMYK comes out as plain colours', async () => {
  const base = sharp({
    create: { width: 400, height: 300, channels: 4, background: { r: 200, g: 40, b: 40, alpha: 0.5 } },
  })
  const variants = await Promise.all([
    base.clone().png().toBuffer(),
    base.clone().png({ palette: true }).toBuffer(),
    base.clone().toColourspace('rgb16').png().toBuffer(),
    base.clone().flatten().greyscale().jpeg().toBuffer(),
    base.clone().flatten().toColourspace('cmyk').jpeg().toBuffer(),
    base.clone().flatten().withIccProfile('p3').keepMetadata().jpeg().toBuffer(),
    base.clone().webp({ lossless: true }).toBuffer(),
  ])
  for (const bytes of variants) {
    const { key, width, height } = await storedFor(bytes)
    expect({ width, height }).toEqual({ width: 400, height: 300 })
    for (const stored of await expectPixelsOnly(key)) {
      const { channels, space } = await sharp(stored).metadata()
      expect({ channels, space }).toEqual({ channels: 3, space: 'srgb' })
    }
  }
})

test('a photo is never enlarged, and no side of a size is longer than that size', async () => {
  for (const [width, height] of [
    [1, 1],
    [40, 3000],
    [3000, 40],
    [2049, 2048],
    [100, 100],
  ] as const) {
    const { key } = await storedFor((await picture(width, height)).bytes)
    for (const path of await filesOf(key)) {
      const name = path.split('/').at(-1)?.replace('.webp', '') as keyof typeof photoSizes
      const stored = await sharp(await readFile(path)).metadata()
      expect(Math.max(stored.width, stored.height)).toBe(Math.min(photoSizes[name], Math.max(width, height)))
    }
  }
})

test('a square of 49 megapixels is taken though it weighs kilobytes, one of 51 is not', async () => {
  const { key, width, height } = await storedFor(blackSquare(7_000))
  expect({ width, height }).toEqual({ width: 2048, height: 2048 })
  await expectPixelsOnly(key)
  const { status, body } = await tryFile(city, thanks, [{ bytes: blackSquare(7_150) }])
  expect({ status, body }).toMatchObject({
    status: 422,
    body: { code: 'report.photo_too_many_pixels', photo: 0 },
  })
})

test('the refusal of one photo of three names it and leaves neither file nor row', async () => {
  const before = await storageFiles()
  const {
    rows: [{ count }],
  } = await city.ctx.db.$client.query('select count(*)::int as count from reports')
  const good = await picture()
  const cut = { bytes: good.bytes.slice(0, good.bytes.length / 2) }
  const { status, body } = await tryFile(city, thanks, [good, cut, good])
  expect({ status, body }).toMatchObject({ status: 422, body: { code: 'report.photo_broken', photo: 1 } })
  await until(async () => (await storageFiles()).length === before.length)
  expect(await storageFiles()).toEqual(before)
  const { rows } = await city.ctx.db.$client.query('select count(*)::int as count from reports')
  expect(rows).toEqual([{ count }])
})

test('strangers see a photo while its report is public, not before and not after', async () => {
  const { number, follow } = await fileOne(city, thanks, [await picture()])
  const { body } = await ask<{ photos: { key: string }[] }>(city, 'GET', `/console/reports/${number}`, {
    cookie: moderator,
  })
  const url = `/photos/${body.photos[0]?.key}/large`
  const never = await ask(city, 'GET', `/photos/${'A'.repeat(22)}/large`)
  const byStranger = () => ask(city, 'GET', url)

  expect(await byStranger()).toMatchObject({ status: 404, body: never.body })
  await move(city, moderator, number, { move: 'publish' })
  const shown = await city.app.inject({ url: `/api${url}` })
  expect(shown).toMatchObject({
    statusCode: 200,
    headers: { 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' },
  })
  expect(String(shown.headers['cache-control'])).toContain('no-cache')
  expect((await sharp(shown.rawPayload).metadata()).format).toBe('webp')

  await move(city, moderator, number, { move: 'hide', text: 'На снимке лицо' })
  expect(await byStranger()).toMatchObject({ status: 404, body: never.body })
  const remembered = await ask(city, 'GET', url, { headers: { 'if-none-match': String(shown.headers.etag) } })
  expect(remembered.status).toBe(404)

  const followed = await city.app.inject({
    method: 'POST',
    url: `/api/reports/${number}/follow`,
    payload: { follow },
  })
  const own = followed.cookies.find(({ name }) => name === 'follows')?.value ?? ''
  const cookie = `follows=${encodeURIComponent(own)}`
  expect((await ask<ReportCard>(city, 'GET', `/reports/${number}`, { cookie })).body.photos).toHaveLength(1)
  expect((await ask(city, 'GET', url, { cookie })).status).toBe(200)
})

describeReal('of real photos', () => {
  const landscape = (orientation: number) => readReal(`images/orientation/landscape_${orientation}.jpg`)

  test('all eight orientations are stored upright, of one size, as the same picture', async () => {
    const upright = await sharp(landscape(1)).metadata()
    const wanted = await cornersOf(landscape(1))
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { key, width, height } = await storedFor(landscape(orientation))
      expect({ orientation, width, height }).toEqual({
        orientation,
        width: upright.width,
        height: upright.height,
      })
      for (const stored of await expectPixelsOnly(key))
        expect({ orientation, far: difference(await cornersOf(stored), wanted) > 6 }).toEqual({
          orientation,
          far: false,
        })
    }
  }, 60_000)

  test.each([2, 6])('a WebP of orientation %i is stored upright', async (orientation) => {
    const bytes = readReal(`images/orientation/hopper_${orientation}.webp`)
    const { autoOrient } = await sharp(bytes).metadata()
    const { key, width, height } = await storedFor(bytes)
    expect({ width, height }).toEqual({ width: autoOrient.width, height: autoOrient.height })
    const wanted = await cornersOf(await sharp(bytes).autoOrient().png().toBuffer())
    const [stored = Buffer.alloc(0)] = await expectPixelsOnly(key)
    expect(difference(await cornersOf(stored), wanted)).toBeLessThan(6)
  })

  test.each([
    'gps/DSCN0010.jpg',
    'gps/DSCN0021.jpg',
    'gps/exif_gps.jpg',
    'corrupt/invalid-exif.jpg',
    'corrupt/image01088.jpg',
    'hostile/fuzzdb/POC_phpinfo-metadata.jpg',
    'hostile/corkami/jpg.jpg',
    'hostile/corkami/png.png',
    'hostile/corkami/webp.webp',
  ])(
    'of %s pixels are kept and nothing else: no metadata, no words, not the file as it came',
    async (path) => {
      const original = readReal(`images/${path}`)
      const before = new Set(await storageFiles())
      const { key } = await storedFor(original)
      const added = (await storageFiles()).filter((file) => !before.has(file))
      expect(added).toEqual(await filesOf(key))
      for (const stored of await expectPixelsOnly(key)) {
        for (const mark of [
          'Exif',
          'EXIF',
          'GPS',
          'http:',
          'xmp',
          'XMP',
          'ICC',
          '<?php',
          'phpinfo',
          'Nikon',
          'NIKON',
          'corkami',
          '%PDF',
        ])
          expect({ mark, at: stored.indexOf(mark) }).toEqual({ mark, at: -1 })
        expect(stored.includes(original.subarray(0, 32))).toBe(false)
      }
    },
  )

  test.each([
    // [sample, code, status]
    ['heic/samplefilehub.heif', 'report.photo_not_supported', 415],
    ['hostile/corkami/svg.svg', 'report.photo_not_supported', 415],
    ['hostile/corkami/gif89.gif', 'report.photo_not_supported', 415],
    ['hostile/corkami/html.htm', 'report.photo_not_supported', 415],
    ['hostile/corkami/zip.zip', 'report.photo_not_supported', 415],
    ['hostile/corkami/pdf.pdf', 'report.photo_not_supported', 415],
    ['corrupt/decompression_bomb.gif', 'report.photo_not_supported', 415],
    ['corrupt/broken.png', 'report.photo_broken', 422],
    ['corrupt/truncated_image.png', 'report.photo_broken', 422],
    ['corrupt/truncated_jpeg.jpg', 'report.photo_broken', 422],
    ['hostile/fuzzdb/lottapixel.jpg', 'report.photo_too_many_pixels', 422],
  ])('%s is refused with %s and its index, whatever it is called', async (path, code, status) => {
    const before = await storageFiles()
    const photos = [
      await picture(),
      { name: 'photo.jpg', type: 'image/jpeg', bytes: readReal(`images/${path}`) },
    ]
    const answer = await tryFile(city, thanks, photos)
    expect(answer).toMatchObject({ status, body: { code, photo: 1 } })
    await until(async () => (await storageFiles()).length === before.length)
  })

  test('after them all the process answers, and its memory has not grown with the pixels they claim', async () => {
    const photos = [blackSquare(20_000), readReal('images/hostile/fuzzdb/lottapixel.jpg')].map((bytes) => ({
      bytes,
    }))
    const before = process.memoryUsage.rss()
    for (let round = 0; round < 5; round++) {
      const { status, body } = await tryFile(city, thanks, photos)
      expect({ status, body }).toMatchObject({
        status: 422,
        body: { code: 'report.photo_too_many_pixels', photo: 0 },
      })
    }
    expect((process.memoryUsage.rss() - before) / 1e6).toBeLessThan(100)
    expect((await ask(city, 'GET', '/health')).status).toBe(200)
    expect((await tryFile(city, thanks, [await picture()])).status).toBe(201)
  }, 60_000)
})
