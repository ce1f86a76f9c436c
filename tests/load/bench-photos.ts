import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { photoSizes } from '@gorozhanin/domain/reports/api'
import { photoDecoder } from '@gorozhanin/server/platform/photo-decoder'
import sharp from 'sharp'
import { multipart } from '../support/people.ts'
import type { Bench } from './city.ts'
import { atMost, type Figure, plain } from './figures.ts'
import { childrenOf, residentMegabytes } from './processes.ts'
import { median } from './shoot.ts'

const ROUNDS = 7
const AT_ONCE = 20
const MOST_RATIO = 1.3
const MOST_DECODER_MEGABYTES = 400
const MOST_API_GROWTH_MEGABYTES = 100

/** A 12-megapixel photo to three sizes against bare sharp, and the memory of twenty at once. */
export async function benchPhotos(bench: Bench): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-photos-'))
  try {
    const photo = await noisyPhoto()
    const file = join(folder, 'photo.jpg')
    await writeFile(file, photo)
    return [...(await timeOne(file, folder)), ...(await rememberTwenty(bench, photo))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function timeOne(file: string, folder: string): Promise<readonly Figure[]> {
  const decoder = photoDecoder()
  const bare: number[] = []
  const ours: number[] = []
  try {
    await decoder.decode(file, join(folder, 'warm'))
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(await timed(() => bareSharp(file, join(folder, `bare-${round}`))))
      ours.push(await timed(() => decoder.decode(file, join(folder, `ours-${round}`))))
    }
  } finally {
    await decoder.stop()
  }
  return [
    plain('photo: ours, median', median(ours), 'ms'),
    plain('photo: bare sharp, median', median(bare), 'ms'),
    atMost('photo of 12 megapixels against bare sharp', median(ours) / median(bare), MOST_RATIO),
  ]
}

/** The least that makes the same three files: one decoding, three pictures, the same quality and effort as ours. */
async function bareSharp(file: string, path: string): Promise<void> {
  const image = sharp(file).rotate()
  await Promise.all(
    Object.entries(photoSizes).map(([name, side]) =>
      image
        .clone()
        .resize(side, side, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80, effort: 2 })
        .toFile(`${path}-${name}.webp`),
    ),
  )
}

async function rememberTwenty(bench: Bench, photo: Buffer): Promise<readonly Figure[]> {
  const send = async () => {
    const form = await multipart(
      { category: 'street-light-out', text: 'Не горит', ...bench.place, details: { lamps_count: 'one' } },
      [{ bytes: photo }],
    )
    const { status } = await fetch(`${bench.api.address}/api/reports`, {
      method: 'POST',
      body: new Uint8Array(form.payload),
      headers: form.headers,
    })
    if (status !== 201) throw new Error(`a photo was answered ${status}`)
  }
  await send()
  const before = await residentMegabytes(bench.api.pid)
  const peaks = { api: before, decoder: 0 }
  const watch = setInterval(async () => {
    peaks.api = Math.max(peaks.api, await residentMegabytes(bench.api.pid))
    for (const child of await childrenOf(bench.api.pid))
      peaks.decoder = Math.max(peaks.decoder, await residentMegabytes(child))
  }, 20)
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  clearInterval(watch)
  return [
    atMost('decoding process with 20 photos at once', peaks.decoder, MOST_DECODER_MEGABYTES, 'MB'),
    atMost('growth of the API process meanwhile', peaks.api - before, MOST_API_GROWTH_MEGABYTES, 'MB'),
  ]
}

/** Detail like that of a photo: a flat picture would be decoded in no time. */
async function noisyPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const grain = await sharp({
    create: { width: 1000, height: 750, channels: 3, background: '#808080', noise },
  })
    .png()
    .toBuffer()
  return sharp(grain).resize(4000, 3000).jpeg({ quality: 88 }).toBuffer()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}
