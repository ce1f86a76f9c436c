import { chromium } from '@playwright/test'
import { until } from '../support/until.ts'
import { type Bench, lampReport } from './city.ts'
import { atMost, type Figure, plain } from './figures.ts'
import { percentile } from './shoot.ts'

const RATE = 50
const MOST_P95_MS = 1000

/**
 * From the commit of a filing to the console's screen: a moderator's page is open in Chromium, reports are filed at
 * a steady rate, and the count of open reports on the screen is watched. A filing is on the screen when the count
 * has reached its turn.
 */
export async function benchConsole(bench: Bench, seconds: number): Promise<readonly Figure[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: chromiumFlags,
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = bench.cookie.split('=')
    await page.context().addCookies([{ name, value, url: bench.api.address }])
    await page.goto(`${bench.api.address}/console`)
    await page.getByRole('link', { name: /Все открытые/ }).waitFor()
    const before = Number(await page.evaluate(watchCount))

    const committedMs: number[] = []
    const { payload, headers } = await lampReport(bench)
    const body = new Uint8Array(payload)
    const filings: Promise<void>[] = []
    for (let turn = 0; turn < RATE * seconds; turn++) {
      filings.push(
        fetch(`${bench.api.address}/api/reports`, { method: 'POST', body, headers }).then(async (answer) => {
          await answer.text()
          committedMs.push(Date.now())
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, 1000 / RATE))
    }
    await Promise.all(filings)
    await until(() => page.evaluate(`window.openCounts.at(-1).count >= ${before + committedMs.length}`), 60)
    const seen: readonly { atMs: number; count: number }[] = await page.evaluate('window.openCounts')
    const delays = committedMs
      .toSorted((a, b) => a - b)
      .map((committed, index) => {
        const turn = seen.find(({ count }) => count >= before + index + 1)
        return Math.max(0, (turn?.atMs ?? Number.POSITIVE_INFINITY) - committed)
      })
    return [
      plain('console: filings seen on the screen', delays.length, ''),
      plain('console: from commit to screen, median', percentile(delays, 0.5), 'ms'),
      atMost('console: from commit to screen, p95', percentile(delays, 0.95), MOST_P95_MS, 'ms'),
    ]
  } finally {
    await browser.close()
  }
}

/** Notes when the number beside «Все открытые» changes; gives the number of now. */
const watchCount = `(() => {
  const shown = () => {
    const link = [...document.querySelectorAll('a')].find((one) => one.textContent.includes('Все открытые'))
    return Number((link?.textContent ?? '').replace(/\\D/g, ''))
  }
  window.openCounts = []
  const note = () => {
    const count = shown()
    if (count !== window.openCounts.at(-1)?.count) window.openCounts.push({ atMs: Date.now(), count })
  }
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true })
  note()
  return shown()
})()`

const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]
