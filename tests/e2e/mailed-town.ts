import { createECDH } from 'node:crypto'
import { type MailCatcher, startMailCatcher } from '../support/mail-catcher.ts'
import { type Site, startSmallTown } from './site.ts'
import { test as people } from './test.ts'
import { openTown, type Town } from './town.ts'

type Own = { readonly town: Town; readonly site: Site; readonly mail: MailCatcher }

/** In a town of its own, whose letters are caught, that sends pushes, and whose clock may be moved. */
export const test = people.extend<object, Own>({
  mail: [
    async ({ browserName: _ }, use) => {
      const mail = await startMailCatcher()
      await use(mail)
      await mail.close()
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ mail }, use) => {
      const key = createECDH('prime256v1')
      key.generateKeys()
      const site = await startSmallTown({
        SMTP_URL: mail.url,
        VAPID_PRIVATE_KEY: key.getPrivateKey('base64url'),
        // Where the push services of the tests are.
        WEBHOOK_NETWORKS: '127.0.0.1/32',
      })
      await use(site)
      await site.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  town: [
    async ({ playwright, site }, use) => {
      const town = openTown(playwright.request, site.address, site.databaseUrl)
      await use(town)
      await town.close()
    },
    { scope: 'worker' },
  ],
})
