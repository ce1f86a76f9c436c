import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { launchOptions } from '../e2e/browser.ts'
import { freePort } from '../support/ports.ts'
import { type Bench, publishLamp } from './city.ts'
import { atLeast, type Figure, plain } from './figures.ts'

/** What Lighthouse says of the residents' pages on its phone. */
export async function benchLighthouse(bench: Bench): Promise<readonly Figure[]> {
  const number = await publishLamp(bench.api.address, bench.cookie, bench.place)
  const port = await freePort()
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
  })
  try {
    const figures: Figure[] = []
    for (const path of ['/', `/reports/${number}`, '/new', '/who'])
      figures.push(...(await pageFigures(`${bench.api.address}${path}`, path.replace(number, '…'), port)))
    return figures
  } finally {
    await browser.close()
  }
}

async function pageFigures(address: string, name: string, port: number): Promise<readonly Figure[]> {
  const run = await lighthouse(address, {
    port,
    logLevel: 'error',
    onlyCategories: ['accessibility', 'best-practices', 'performance'],
  })
  if (!run) throw new Error(`Lighthouse said nothing of ${address}`)
  const score = (category: string) => Math.round((run.lhr.categories[category]?.score ?? 0) * 100)
  for (const { title, score: held, scoreDisplayMode } of Object.values(run.lhr.audits))
    if (held !== null && held < 0.5 && scoreDisplayMode === 'binary') console.log(`  ${name}: ${title}`)
  return [
    atLeast(`lighthouse ${name}: accessibility`, score('accessibility'), 100, ''),
    plain(`lighthouse ${name}: best practices`, score('best-practices'), ''),
    plain(`lighthouse ${name}: performance`, score('performance'), ''),
  ]
}
