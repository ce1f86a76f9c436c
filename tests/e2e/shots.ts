import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '@gorozhanin/domain/names'
import { type Browser, type BrowserContext, chromium, type Page, request } from '@playwright/test'
import { launchOptions, residence, screens } from './browser.ts'
import { settle } from './people.ts'
import { makeReports, type Shown, show, type View, views } from './screens.ts'
import { startDemoTown } from './site.ts'
import { openTown, type Town } from './town.ts'

const folder = new URL('../../.data/shots', import.meta.url).pathname
const schemes = ['light', 'dark'] as const

/** On the command line: the pictures are taken in English. */
const english = '--en'

/** Takes the screens named on the command line, or all of them, on the demo town with its four hundred reports. */
async function takeShots(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => arg !== english)
  const language = args.includes(english) ? 'en' : 'ru'
  const wanted = views.filter(({ name }) => names.length === 0 || names.includes(name))
  await mkdir(folder, { recursive: true })
  console.log('Проживаю три месяца демо-города, это минута-другая')
  const site = await startDemoTown()
  const browser = await chromium.launch(launchOptions)
  const town = openTown(request, site.address, site.databaseUrl)
  try {
    const shown = await makeReports(town)
    for (const view of wanted) await takeView(browser, town, view, shown, language)
    console.log(`Снимки лежат в ${folder}`)
  } finally {
    await town.close()
    await browser.close()
    await site.stop()
  }
}

async function takeView(
  browser: Browser,
  town: Town,
  view: View,
  shown: Shown,
  language: Language,
): Promise<void> {
  const name = language === 'en' ? `${view.name}-en` : view.name
  for (const screen of Object.values(screens))
    for (const colorScheme of schemes) {
      const file = `${name}-${screen.viewport.width}-${colorScheme}.png`
      const context = await browser.newContext({
        ...residence,
        ...screen,
        // As sharp as a phone's screen is.
        deviceScaleFactor: screen === screens.phone ? 2 : 1,
        colorScheme,
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
        baseURL: town.address,
        ...(view.login && { storageState: await (await town.staff(view.login)).storageState() }),
      })
      await takeOne(context, view, shown, language, join(folder, file)).catch((fault) => {
        process.exitCode = 1
        console.error(`${file}: ${fault instanceof Error ? fault.message : fault}`)
      })
      await context.close()
      console.log(file)
    }
}

async function takeOne(
  context: BrowserContext,
  view: View,
  shown: Shown,
  language: Language,
  path: string,
): Promise<void> {
  const page = await context.newPage()
  await show(page, view, shown)
  if (language === 'en') await speakEnglish(page)
  await rest(page)
  await page.screenshot({ path })
}

/** The same page in English, as far as its address tells what is on it. */
async function speakEnglish(page: Page): Promise<void> {
  const address = new URL(page.url())
  address.searchParams.set('lang', 'en')
  await page.goto(address.href)
  await settle(page)
}

const mostLooks = 20

/** Waits until the screen stays as it is: the map has flown and faded in, the photos have come. */
async function rest(page: Page): Promise<void> {
  let before = await page.screenshot()
  for (let look = 0; look < mostLooks; look += 1) {
    const after = await page.screenshot()
    if (after.equals(before)) return
    before = after
  }
}

await takeShots(process.argv.slice(2))
