import { chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { launchOptions } from '../e2e/browser.ts'
import { agreeToPublish } from '../e2e/people.ts'
import { photo } from '../e2e/photos.ts'
import type { Bench } from './city.ts'
import { atMost, type Figure, plain } from './figures.ts'
import { onPhone } from './phone.ts'

const MOST_SECONDS = 60
const MOST_SCREENS = 3
const PHOTOS = 2
/** As a thumb writes, ms a letter. */
const LETTER_MS = 100

/** A report with two large photos from a phone that opens the city for the first time, until it has its number. */
export async function benchFilingPhone(bench: Bench): Promise<readonly Figure[]> {
  const pictures = await Promise.all(Array.from({ length: PHOTOS }, () => largePhoto(bench.place)))
  const browser = await chromium.launch(launchOptions)
  try {
    const { seconds, opened, taps, screens } = await onPhone(browser, (page) =>
      file(page, bench.api.address, pictures),
    )
    return [
      plain(
        'filing by phone: each photo',
        pictures.reduce((sum, { length }) => sum + length, 0) / PHOTOS / 1e6,
        'MB',
      ),
      plain('filing by phone: until «Сообщить о проблеме» can be pressed', opened, 's'),
      atMost('filing by phone: until the number', seconds, MOST_SECONDS, 's'),
      atMost('filing by phone: screens', screens, MOST_SCREENS, ''),
      plain('filing by phone: taps', taps, ''),
    ]
  } finally {
    await browser.close()
  }
}

async function file(page: Page, address: string, pictures: readonly Buffer[]) {
  const began = performance.now()
  const passed = () => (performance.now() - began) / 1000
  const screens = new Set<string>()
  let taps = 0
  async function tap(what: ReturnType<Page['locator']>) {
    await what.tap()
    taps++
  }
  async function seen(heading: string) {
    await page.getByRole('heading', { name: heading }).waitFor()
    screens.add(heading)
  }
  await page.goto(address)
  const begin = page.getByRole('link', { name: 'Сообщить о проблеме' })
  await begin.waitFor()
  const opened = passed()
  await tap(begin)

  await seen('Где это?')
  const [gallery] = await Promise.all([
    page.waitForEvent('filechooser'),
    tap(page.getByRole('button', { name: 'Начать с фото' })),
  ])
  await gallery.setFiles(
    pictures.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer })),
  )
  await page.getByText('Место взяли из фото.').waitFor()
  await tap(page.getByRole('button', { name: 'Здесь', exact: true }))

  const word = page.getByRole('searchbox', { name: 'Например, яма или лифт' })
  await word.waitFor()
  screens.add('what')
  await word.pressSequentially('яма во дворе', { delay: LETTER_MS })
  await tap(page.getByRole('button', { name: 'Яма во дворовом проезде' }))

  await page.getByRole('textbox', { name: 'Что не так' }).waitFor()
  screens.add('words')
  await tap(page.getByText('15–60 см', { exact: true }))
  await page
    .getByRole('textbox', { name: 'Что не так' })
    .pressSequentially('Во дворе яма, машины объезжают по газону', { delay: LETTER_MS })
  await agreeToPublish(page)
  taps++
  await tap(page.getByRole('button', { name: 'Отправить' }))
  await page.getByRole('heading', { name: /^Приняли/ }).waitFor({ timeout: 120_000 })
  return { seconds: passed(), opened, taps, screens: screens.size }
}

/** Twelve megapixels with the grain of a small sensor: about four megabytes. */
async function largePhoto(place: Bench['place']): Promise<Buffer> {
  const size = { width: 4000, height: 3000 }
  const grain = await sharp({
    create: { ...size, channels: 3, background: 'grey', noise: { type: 'gaussian', mean: 128, sigma: 28 } },
  })
    .png()
    .toBuffer()
  const drawn = await photo({ group: 'roads', place })
  return sharp(drawn)
    .resize(size.width, size.height)
    .composite([{ input: grain, blend: 'soft-light' }])
    .keepExif()
    .jpeg({ quality: 90 })
    .toBuffer()
}
