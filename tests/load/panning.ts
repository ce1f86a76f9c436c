import { chromium, type Page } from '@playwright/test'
import { launchOptions, residence, screens } from '../e2e/browser.ts'
import { atMost, type Figure, plain } from './figures.ts'

const MOST_TASK_MS = 200
const ZOOMS = [11, 13, 15, 17]
/** Each across a third of the screen, one in every direction. */
const STROKES = [
  [-400, 0],
  [0, -250],
  [400, 0],
  [0, 250],
] as const
const STEPS = 20

/** Drags the map of a city at several zooms, and looks how long the page was busy in one go. */
export async function panning(address: string): Promise<readonly Figure[]> {
  const browser = await chromium.launch(launchOptions)
  try {
    const context = await browser.newContext({ ...residence, ...screens.desk, serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.addInitScript({ content: watchTasks })
    const tasks: number[] = []
    for (const zoom of ZOOMS) tasks.push(...(await dragged(page, address, zoom)))
    return [
      plain('panning: tasks of over 50 ms', tasks.length, ''),
      atMost('panning: the longest task', Math.max(0, ...tasks), MOST_TASK_MS, 'ms'),
    ]
  } finally {
    await browser.close()
  }
}

/** Milliseconds of every task of over 50 ms while the map was dragged. */
async function dragged(page: Page, address: string, zoom: number): Promise<readonly number[]> {
  const { center } = (await (await fetch(`${address}/api/city`)).json()) as {
    center: { lon: number; lat: number }
  }
  await page.goto(`${address}/?at=${center.lon},${center.lat},${zoom}`)
  await page.locator('[data-map="loaded"]').waitFor()
  await page.evaluate(() => {
    longTasks.length = 0
  })
  for (const [dx, dy] of STROKES) {
    await page.mouse.move(900, 450)
    await page.mouse.down()
    for (let step = 1; step <= STEPS; step++)
      await page.mouse.move(900 + (dx * step) / STEPS, 450 + (dy * step) / STEPS)
    await page.mouse.up()
    await page.waitForTimeout(500)
  }
  return page.evaluate(() => [...longTasks])
}

declare const longTasks: number[]

const watchTasks = `
  globalThis.longTasks = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  }).observe({ type: 'longtask' })
`
