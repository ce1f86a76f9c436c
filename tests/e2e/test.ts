import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { needed } from '../support/config.ts'
import { residence, type Screen, screens } from './browser.ts'
import { type Faults, listenForFaults } from './faults.ts'
import { openTown, type Town } from './town.ts'

type Person = Pick<BrowserContextOptions, 'colorScheme' | 'reducedMotion'> & {
  /** A phone unless it says otherwise. */
  readonly screen?: Screen
  /** Signed in as this account of the demo town. */
  readonly login?: string
  /** The browser may bring the worker that opens the city without a connection; a test cannot listen to its requests. */
  readonly worker?: boolean
}

type OfTest = {
  /** Lets a new person come: a browser of their own, with nothing remembered. */
  readonly person: (who?: Person) => Promise<Page>
  readonly faults: Faults
}

/** Of what a page says: the rest is its list. */
const MOST_LINES = 60

/** Every test fails when a page breaks a rule that no page may break: see `faults.ts`. */
export const test = base.extend<OfTest, { readonly town: Town }>({
  town: [
    async ({ playwright }, use) => {
      const town = openTown(playwright.request, needed('SITE_ADDRESS'), needed('SITE_DATABASE_URL'))
      await use(town)
      await town.close()
    },
    { scope: 'worker' },
  ],
  faults: [
    async ({ browserName: _ }, use) => {
      const faults = listenForFaults()
      await use(faults)
      expect(faults.seen).toEqual([])
    },
    { auto: true },
  ],
  person: async ({ browser, faults, town }, use, info) => {
    const came: BrowserContext[] = []
    await use(async ({ screen = 'phone', login, worker = false, ...rest } = {}) => {
      const context = await browser.newContext({
        ...residence,
        ...screens[screen],
        ...rest,
        serviceWorkers: worker ? 'allow' : 'block',
        baseURL: town.address,
        ...(login && { storageState: await (await town.staff(login)).storageState() }),
      })
      came.push(context)
      await faults.watch(context, town.address)
      return context.newPage()
    })
    if (info.status !== info.expectedStatus) for (const context of came) await tellWhatIsSeen(context)
    await Promise.all(came.map((context) => context.close()))
  },
})

/** Says what people had before them when a test failed: a machine far away keeps no pictures. */
async function tellWhatIsSeen(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const seen = await page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String)
    process.stdout.write(`\n${page.url()}\n${seen.split('\n').slice(0, MOST_LINES).join('\n')}\n`)
  }
}

export { expect }
