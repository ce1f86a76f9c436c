import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { photoDecoder } from './photo-decoder.ts'

vi.setConfig({ testTimeout: 30_000 })

const decoder = photoDecoder()
let dir: string
let count = 0

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'decoder-'))
})
afterAll(async () => {
  await decoder.stop()
  await rm(dir, { recursive: true })
})

/** Decodes bytes as an upload would be, and opens what was written. */
async function decode(bytes: Buffer) {
  count += 1
  const folder = join(dir, `${count}`)
  const file = `${folder}-upload`
  await writeFile(file, bytes)
  const told = await decoder.decode(file, folder)
  const [small, medium, large] = await Promise.all(
    ['small', 'medium', 'large'].map((size) => readFile(join(folder, `${size}.webp`))),
  )
  if (!small || !medium || !large) throw new Error('a size is missing')
  return { told, small, medium, large, folder }
}

async function sizeOf(picture: Buffer) {
  const { format, width, height } = await sharp(picture).metadata()
  return { format, width, height }
}

/** Colours at the middles of the four quarters, as letters: red, green, blue, white, or what else is there. */
async function quarters(picture: Buffer): Promise<string> {
  const { width, height } = await sizeOf(picture)
  const data = await sharp(picture).removeAlpha().raw().toBuffer()
  const colourAt = (x: number, y: number) => {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3
    return [...data.subarray(at, at + 3)].map((value) => (value > 200 ? 1 : value < 60 ? 0 : '?')).join('')
  }
  const letters: Record<string, string> = { '100': 'R', '010': 'G', '001': 'B', '111': 'W', '000': 'K' }
  return [colourAt(0.25, 0.25), colourAt(0.75, 0.25), colourAt(0.25, 0.75), colourAt(0.75, 0.75)]
    .map((colour) => letters[colour] ?? colour)
    .join('')
}

const filled = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })

/** Red and green above blue and white. */
async function fourColours(width: number, height: number): Promise<Sharp> {
  const half = { width: width / 2, height: height / 2 }
  const tile = (background: string) => filled(half.width, half.height, background).png().toBuffer()
  const [green, blue, white] = await Promise.all(['#0f0', '#00f', '#fff'].map(tile))
  const pixels = await filled(width, height, '#f00')
    .composite([
      { input: green, left: half.width, top: 0 },
      { input: blue, left: 0, top: half.height },
      { input: white, left: half.width, top: half.height },
    ])
    .png()
    .toBuffer()
  return sharp(pixels)
}

const place = {
  IFD0: { Make: 'SECRETCAM' },
  IFD2: { DateTimeOriginal: '2026:11:20 10:00:00' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '56/1 5/1 1/1' },
}

describe('a photo of a phone', () => {
  test.each([
    [1, 'RGBW'],
    [2, 'GRWB'],
    [3, 'WBGR'],
    [4, 'BWRG'],
    [5, 'RBGW'],
    [6, 'BRWG'],
    [7, 'WGBR'],
    [8, 'GWRB'],
  ])(
    'with orientation %i comes out upright in all sizes, without its metadata',
    async (orientation, upright) => {
      const image = await fourColours(2400, 1200)
      const photo = await image.withExif(place).withMetadata({ orientation }).jpeg().toBuffer()
      expect(photo.includes('SECRETCAM')).toBe(true)

      const { told, small, medium, large } = await decode(photo)
      const turned = orientation > 4
      expect(told).toEqual({
        width: turned ? 1024 : 2048,
        height: turned ? 2048 : 1024,
        bytes: small.length + medium.length + large.length,
        notes: { time: '2026-11-20T10:00:00', offset: null, place: null },
      })
      for (const [picture, longer] of [
        [small, 320],
        [medium, 960],
        [large, 2048],
      ] as const) {
        const shape = turned ? { width: longer / 2, height: longer } : { width: longer, height: longer / 2 }
        expect(await sizeOf(picture)).toEqual({ format: 'webp', ...shape })
        expect(await quarters(picture)).toBe(upright)
        expect(await sharp(picture).metadata()).not.toMatchObject({ exif: expect.anything() })
        expect(picture.includes('SECRETCAM')).toBe(false)
      }
    },
  )

  test('of 12 megapixels keeps its shape in three sizes', async () => {
    const image = await fourColours(4000, 3000)
    const { told, small, medium, large } = await decode(await image.jpeg().toBuffer())
    expect(told).toMatchObject({ width: 2048, height: 1536 })
    expect(await Promise.all([small, medium, large].map(sizeOf))).toEqual([
      { format: 'webp', width: 320, height: 240 },
      { format: 'webp', width: 960, height: 720 },
      { format: 'webp', width: 2048, height: 1536 },
    ])
    expect(await quarters(large)).toBe('RGBW')
  })

  test.each(['p3', 'srgb'])(
    'with the colour profile %s keeps its colours and loses the profile',
    async (profile) => {
      const photo = await filled(3000, 1500, '#d02020')
        .withIccProfile(profile)
        .jpeg({ quality: 100 })
        .toBuffer()
      expect((await sharp(photo).metadata()).icc).toBeDefined()
      const { large } = await decode(photo)
      expect((await sharp(large).metadata()).icc).toBeUndefined()
      const [red] = await sharp(large).raw().toBuffer()
      expect(Math.abs((red ?? 0) - 0xd0)).toBeLessThan(8)
    },
  )
})

describe('other pictures', () => {
  test('a small one is never enlarged', async () => {
    const { told, small, large } = await decode(await (await fourColours(100, 50)).png().toBuffer())
    expect(told).toMatchObject({ width: 100, height: 50 })
    expect(await sizeOf(small)).toEqual(await sizeOf(large))
  })

  test('transparent parts become white', async () => {
    const clear = { create: { width: 40, height: 40, channels: 4, background: '#0000' } } as const
    const { large } = await decode(await sharp(clear).png().toBuffer())
    expect(await quarters(large)).toBe('WWWW')
  })

  test('of an animation the first frame is kept', async () => {
    const frames = await Promise.all(
      ['#f00', '#00f'].map((colour) => filled(60, 40, colour).png().toBuffer()),
    )
    const animation = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
    expect((await sharp(animation).metadata()).pages).toBe(2)
    const { told, large } = await decode(animation)
    expect(told).toMatchObject({ width: 60, height: 40 })
    expect((await sharp(large).metadata()).pages ?? 1).toBe(1)
    expect(await quarters(large)).toBe('RRRR')
  })

  test.each([
    ['grey', (image: Sharp) => image.greyscale().jpeg()],
    ['grey with transparency', (image: Sharp) => image.greyscale().ensureAlpha(0.5).png()],
    ['of 16 bits', (image: Sharp) => image.toColourspace('rgb16').png()],
    ['of 256 colours', (image: Sharp) => image.png({ palette: true })],
    ['for printing', (image: Sharp) => image.toColourspace('cmyk').jpeg()],
    ['progressive', (image: Sharp) => image.jpeg({ progressive: true })],
  ])('one that is %s is taken', async (_, as) => {
    const { told } = await decode(await as(await fourColours(200, 100)).toBuffer())
    expect(told).toMatchObject({ width: 200, height: 100 })
  })

  test('a ribbon one pixel high is taken', async () => {
    const { told } = await decode(await filled(60_000, 1, '#f00').png().toBuffer())
    expect(told).toMatchObject({ width: 2048, height: 1 })
  })

  test('code that hides in a comment and behind the picture is gone', async () => {
    const jpeg = await (await fourColours(100, 50)).jpeg().toBuffer()
    const code = Buffer.from('<?php system($_GET[0]); ?><script>alert(1)</script>')
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, code.length + 2]), code])
    const hiding = Buffer.concat([
      jpeg.subarray(0, 2),
      comment,
      jpeg.subarray(2),
      Buffer.from('PK\u0003\u0004'),
      code,
    ])
    const { small, medium, large } = await decode(hiding)
    for (const picture of [small, medium, large]) {
      expect(picture.includes('<?php')).toBe(false)
      expect(picture.includes('<script>')).toBe(false)
    }
  })
})

describe('bad files', () => {
  function pngChunk(name: string, data: Buffer): Buffer {
    const named = Buffer.concat([Buffer.from(name), data])
    const chunk = Buffer.alloc(named.length + 8)
    chunk.writeUInt32BE(data.length, 0)
    named.copy(chunk, 4)
    chunk.writeUInt32BE(crc32(named), named.length + 4)
    return chunk
  }

  /** A PNG that promises a picture and holds none. */
  function emptyPng(width: number, height: number): Buffer {
    const header = Buffer.from('00000000000000000802000000', 'hex')
    header.writeUInt32BE(width, 0)
    header.writeUInt32BE(height, 4)
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      pngChunk('IHDR', header),
      pngChunk('IDAT', deflateSync(Buffer.alloc(0))),
      pngChunk('IEND', Buffer.alloc(0)),
    ])
  }
  const cut = async (make: (image: Sharp) => Sharp, part = 0.5) => {
    const noise = sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
    const whole = await make(noise).toBuffer()
    return whole.subarray(0, whole.length * part)
  }

  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['nothing', 'report.photo_not_supported', () => Buffer.alloc(0)],
    [
      'a drawing in SVG',
      'report.photo_not_supported',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a GIF', 'report.photo_not_supported', () => filled(9, 9, '#f00').gif().toBuffer()],
    ['a TIFF', 'report.photo_not_supported', () => filled(9, 9, '#f00').tiff().toBuffer()],
    ['a bomb of 60,000 by 60,000', 'report.photo_too_many_pixels', () => emptyPng(60_000, 60_000)],
    ['little more than 50 megapixels', 'report.photo_too_many_pixels', () => emptyPng(10_001, 5000)],
    ['a header without a picture', 'report.photo_broken', () => emptyPng(100, 100)],
    ['half a JPEG', 'report.photo_broken', () => cut((image) => image.jpeg())],
    ['a JPEG without its last tenth', 'report.photo_broken', () => cut((image) => image.jpeg(), 0.9)],
    [
      'half a progressive JPEG',
      'report.photo_broken',
      () => cut((image) => image.jpeg({ progressive: true })),
    ],
    ['half a PNG', 'report.photo_broken', () => cut((image) => image.png())],
    ['half a WebP', 'report.photo_broken', () => cut((image) => image.webp())],
    [
      'the beginning of a JPEG and noise',
      'report.photo_broken',
      () => Buffer.from(`ffd8ffe000104a464946${'5a'.repeat(500)}`, 'hex'),
    ],
  ])('%s is refused with %s', async (_, code, make) => {
    await expect(decode(await make())).rejects.toMatchObject({ code })
  })

  test('a refusal leaves no folder', async () => {
    await expect(decode(emptyPng(100, 100))).rejects.toThrow()
    expect(await readdir(dir)).not.toContain(`${count}`)
  })

  test('a folder that cannot be made is our fault, not the photo’s', async () => {
    const file = join(dir, 'good')
    await writeFile(file, await filled(9, 9, '#f00').png().toBuffer())
    await expect(decoder.decode(file, join(file, 'below-a-file'))).rejects.toMatchObject({
      code: 'server.unavailable',
    })
  })
})
