import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { makeReports, type Shown, show, views } from './screens.ts'
import { expect, test } from './test.ts'

let shown: Shown

test.beforeAll(async ({ town }) => {
  shown = await makeReports(town)
})

for (const screen of ['phone', 'desk'] as const)
  for (const view of views)
    test(`${view.name} on a ${screen} has no serious fault of access, light or dark`, async ({
      person,
      faults,
    }) => {
      if (view.says) faults.expect(view.says)
      // Without motion: a colour half-way from light to dark is nobody's choice.
      const motionless = { colorScheme: 'light', reducedMotion: 'reduce' } as const
      const page = await person({ screen, ...motionless, ...(view.login && { login: view.login }) })
      await show(page, view, shown)
      expect(await faultsOf(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await faultsOf(page)).toEqual([])
    })

/** Serious and critical faults, each with the rule that is broken and the elements that break it. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
