import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page, request } from '@playwright/test'
import { launchOptions, residence, screens } from './browser.ts'
import { makeReports, type Shown, show, type View, views } from './screens.ts'
import { startDemoTown } from './site.ts'
import { openTown, type Town } from './town.ts'

const folder = new URL('../../.data/shots', import.meta.url).pathname
const schemes = ['light', 'dark'] as const

/** Takes the screens named on the command line, or all of them, on the demo town with its four hundred reports. */
async function takeShots(names: readonly string[]): Promise<void> {
  const wanted = views.filter(({ name }) => names.length === 0 || names.includes(name))
  await mkdir(folder, { recursive: true })
  console.log('Проживаю три месяца демо-города, это минута-другая')
  const site = await startDemoTown()
  const browser = await chromium.launch(launchOptions)
  const town = openTown(request, site.address, site.databaseUrl)
  try {
    const shown = await makeReports(town)
    for (const view of wanted) await takeView(browser, town, view, shown)
    console.log(`Снимки лежат в ${folder}`)
  } finally {
    await town.close()
    await browser.close()
    await site.stop()
  }
}

async function takeView(browser: Browser, town: Town, view: View, shown: Shown): Promise<void> {
  for (const screen of Object.values(screens))
    for (const colorScheme of schemes) {
      const file = `${view.name}-${screen.viewport.width}-${colorScheme}.png`
      const context = await browser.newContext({
        ...residence,
        ...screen,
        // As sharp as a phone's screen is.
        deviceScaleFactor: screen === screens.phone ? 2 : 1,
        colorScheme,
        reducedMotion: 'reduce',
        baseURL: town.address,
        ...(view.login && { storageState: await (await town.staff(view.login)).storageState() }),
      })
      await takeOne(context, view, shown, join(folder, file)).catch((fault) => {
        process.exitCode = 1
        console.error(`${file}: ${fault instanceof Error ? fault.message : fault}`)
      })
      await context.close()
      console.log(file)
    }
}

async function takeOne(context: BrowserContext, view: View, shown: Shown, path: string): Promise<void> {
  const page = await context.newPage()
  await show(page, view, shown)
  await rest(page)
  await page.screenshot({ path })
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
