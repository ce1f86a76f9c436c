import { chromium, type Page } from '@playwright/test'
import { launchOptions } from '../e2e/browser.ts'
import { cameraPhoto } from '../e2e/photos.ts'
import { onPhone } from './bench-visit.ts'
import type { Bench } from './city.ts'
import { atMost, type Figure, plain } from './figures.ts'
import { percentile } from './shoot.ts'

const TURNS = 3
const MOST_SECONDS = 60
const MOST_SCREENS = 3
const MOST_TAPS = 12

/** A report with two photos of a phone's camera, filed on a cheap phone over a slow network: until its number is read. */
export async function benchFilingPhone({ api, place }: Bench): Promise<readonly Figure[]> {
  const photos = await Promise.all([1, 2].map(cameraPhoto))
  const browser = await chromium.launch(launchOptions)
  try {
    const turns: Filing[] = []
    for (let turn = 0; turn < TURNS; turn++)
      turns.push(
        await onPhone(browser, (page) =>
          file(page, `${api.address}/new?at=${place.lon},${place.lat},17`, photos),
        ),
      )
    const median = (of: (turn: Filing) => number) => percentile(turns.map(of), 0.5)
    return [
      atMost(
        'filing-phone: from the address to the number',
        median(({ seconds }) => seconds),
        MOST_SECONDS,
        's',
      ),
      plain(
        'filing-phone: until the first question',
        median(({ opened }) => opened),
        's',
      ),
      plain(
        'filing-phone: from the photos to a form that is full',
        median(({ filled }) => filled),
        's',
      ),
      plain(
        'filing-phone: longest stop of the page meanwhile',
        median(({ stopped }) => stopped),
        's',
      ),
      plain(
        'filing-phone: from «send» to the number',
        median(({ sent }) => sent),
        's',
      ),
      atMost(
        'filing-phone: screens',
        median(({ screens }) => screens),
        MOST_SCREENS,
        '',
      ),
      atMost(
        'filing-phone: taps',
        median(({ taps }) => taps),
        MOST_TAPS,
        '',
      ),
    ]
  } finally {
    await browser.close()
  }
}

type Filing = {
  readonly seconds: number
  readonly opened: number
  readonly filled: number
  readonly stopped: number
  readonly sent: number
  readonly screens: number
  readonly taps: number
}

async function file(page: Page, address: string, photos: readonly Buffer[]): Promise<Filing> {
  const began = performance.now()
  const since = (from: number) => (performance.now() - from) / 1000
  const screens = new Set<string>()
  let taps = 0
  const tap = async (target: ReturnType<Page['locator']>) => {
    screens.add((await page.locator('[data-step]').getAttribute('data-step')) ?? '')
    await target.tap()
    taps++
  }

  await page.goto(address, { waitUntil: 'commit' })
  const here = page.getByRole('button', { name: 'Здесь', exact: true })
  await here.waitFor()
  const opened = since(began)
  await page.evaluate(watchStops)
  const [gallery] = await Promise.all([
    page.waitForEvent('filechooser'),
    tap(page.getByRole('button', { name: 'Начать с фото' })),
  ])
  const picked = performance.now()
  await gallery.setFiles(
    photos.map((buffer, index) => ({ name: `photo-${index}.jpg`, mimeType: 'image/jpeg', buffer })),
  )
  await tap(here)
  const search = page.getByRole('searchbox', { name: 'Например, яма или лифт' })
  await tap(search)
  await search.fill('яма во дворе')
  await tap(page.getByRole('button', { name: 'Яма во дворовом проезде' }))
  const words = page.getByRole('textbox', { name: 'Что не так' })
  await tap(words)
  await words.fill('Глубокая яма у въезда во двор')
  await tap(page.getByText('15–60 см'))
  await tap(page.getByText(/^Текст и фото увидят все/))
  await page.getByRole('img', { name: 'Фото 2' }).waitFor()
  const filled = since(picked)
  const stopped = (await page.evaluate<number>('globalThis.longestStop')) / 1000
  const pressed = performance.now()
  await tap(page.getByRole('button', { name: 'Отправить' }))
  await page.getByRole('heading', { name: /^Приняли/ }).waitFor({ timeout: 120_000 })
  const [seconds, sent] = [since(began), since(pressed)]
  return { seconds, opened, filled, stopped, sent, screens: screens.size, taps }
}

/** Frames that come late say for how long the page stood still. It runs in the page. */
const watchStops = `
  let last = performance.now()
  globalThis.longestStop = 0
  const frame = (now) => {
    globalThis.longestStop = Math.max(globalThis.longestStop, now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)`
