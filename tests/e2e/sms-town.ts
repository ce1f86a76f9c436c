import type { Sms } from '@gorozhanin/server/messages/channel'
import { startSmsCatcher } from '@gorozhanin/server/messages/sms-catcher'
import { type Site, startSmallTown } from './site.ts'
import { test as people } from './test.ts'
import { openTown, type Town } from './town.ts'

type Own = {
  readonly town: Town
  readonly sms: { readonly site: Site; readonly sent: readonly Sms[] }
}

/** In a town of its own that has no mail server and sends SMS, which are caught. */
export const test = people.extend<object, Own>({
  sms: [
    async ({ browserName: _ }, use) => {
      const sent: Sms[] = []
      const catcher = await startSmsCatcher(0, async (one) => void sent.push(one))
      const site = await startSmallTown({ SMS_GATEWAY: JSON.stringify(catcher.gateway) })
      await use({ site, sent })
      await site.stop()
      await catcher.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  town: [
    async ({ playwright, sms: { site } }, use) => {
      const town = openTown(playwright.request, site.address, site.databaseUrl)
      await use(town)
      await town.close()
    },
    { scope: 'worker' },
  ],
})
