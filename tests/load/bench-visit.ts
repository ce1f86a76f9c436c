import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { launchOptions } from '../e2e/browser.ts'
import { type Bench, publishLamp } from './city.ts'
import { atMost, type Figure, plain } from './figures.ts'
import { onPhone } from './phone.ts'
import { percentile } from './shoot.ts'

const REPORTS = 12
const VISITS = 3
const MOST_LIST_MS = 3000
const MOST_MAP_RATIO = 1.5
const MOST_SCRIPT_KB = 180
const MOST_WAIT_MS = 60_000

/** A first visit on a phone: when the list can be read, and the map against a page with nothing but an empty map. */
export async function benchVisit(bench: Bench): Promise<readonly Figure[]> {
  for (let turn = 0; turn < REPORTS; turn++) await publishLamp(bench.api.address, bench.cookie, bench.place)
  const browser = await chromium.launch(launchOptions)
  try {
    const ours: Visit[] = []
    const empty: number[] = []
    for (let turn = 0; turn < VISITS; turn++) {
      ours.push(await visit(browser, bench.api.address))
      empty.push(await emptyMap(browser, `${bench.floors.address}/map`))
    }
    const median = (values: readonly number[]) => percentile(values, 0.5)
    const map = median(ours.map(({ mapMs }) => mapMs))
    return [
      atMost('visit: list can be read', median(ours.map(({ listMs }) => listMs)), MOST_LIST_MS, 'ms'),
      plain('visit: map', map, 'ms'),
      plain('visit: floor, an empty map', median(empty), 'ms'),
      atMost('visit: map against the floor', map / median(empty), MOST_MAP_RATIO),
      atMost(
        'visit: scripts before the map, gzip',
        median(ours.map(({ scriptKb }) => scriptKb)),
        MOST_SCRIPT_KB,
        'KB',
      ),
    ]
  } finally {
    await browser.close()
  }
}

type Visit = { readonly listMs: number; readonly mapMs: number; readonly scriptKb: number }

async function visit(browser: Browser, address: string): Promise<Visit> {
  return onPhone(browser, async (page) => {
    let scriptBytes = 0
    let map = ''
    page.on('response', (response) => {
      map ||= response.headers().link ?? ''
    })
    page.on('requestfinished', async (request) => {
      if (request.resourceType() !== 'script' || map.includes(new URL(request.url()).pathname)) return
      const body = (await request.response())?.body()
      scriptBytes += gzipSync((await body) ?? '').length
    })
    const began = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await seen(page, '[aria-label="Сообщения на карте"] a')
    const listMs = performance.now() - began
    const scriptKb = scriptBytes / 1024
    await seen(page, '[data-map="loaded"]')
    return { listMs, mapMs: performance.now() - began, scriptKb }
  })
}

/** Looks at every frame, since a locator looks every half a second. */
async function seen(page: Page, selector: string): Promise<void> {
  const isThere = await page.evaluate(`new Promise((done) => {
    const look = () => {
      const isThere = document.querySelector(${JSON.stringify(selector)}) !== null
      if (isThere || performance.now() > ${MOST_WAIT_MS}) done(isThere)
      else requestAnimationFrame(look)
    }
    look()
  })`)
  if (!isThere) throw new Error(`the page never showed ${selector}`)
}

async function emptyMap(browser: Browser, address: string): Promise<number> {
  return onPhone(browser, async (page) => {
    const began = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await seen(page, '[data-map="loaded"]')
    return performance.now() - began
  })
}
