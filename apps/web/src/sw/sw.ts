import { ExpirationPlugin } from 'workbox-expiration'
import { createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { NetworkFirst, StaleWhileRevalidate } from 'workbox-strategies'
import { leaveSent, outboxTag, readOutbox, sendAlone } from '../city/filing/outbox.ts'
import { readPhoto } from '../city/filing/photo-store.ts'
import { reportForm } from '../city/filing/report-form.ts'
import { listenForPushes } from './pushes.ts'

declare const self: ServiceWorkerGlobalScope
/** The residents' part of the app, put in by the build. */
declare const __SHELL__: PrecacheEntry[]

type SyncEvent = ExtendableEvent & { readonly tag: string }

/** Pages of residents; staff work with a connection and always with the newest page. */
const residentsPages = [
  /^\/$/,
  /^\/(new|mine|account|who|figures|categories)(\/|$|\?)/,
  /^\/(reports|messages)\//,
]
const longestWaitSeconds = 4
const mostTiles = 600

precacheAndRoute(__SHELL__)
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: residentsPages }))

// What a report is filed with. Reports themselves are never kept: one that was hidden must not come out of a memory.
registerRoute(
  ({ url }) => url.pathname === '/api/city' || url.pathname === '/api/categories',
  new NetworkFirst({ cacheName: 'city', networkTimeoutSeconds: longestWaitSeconds }),
)
registerRoute(
  ({ url }) => /^\/api\/tiles\/(city|base)\//.test(url.pathname),
  new StaleWhileRevalidate({
    cacheName: 'basemap',
    plugins: [new ExpirationPlugin({ maxEntries: mostTiles, purgeOnQuotaError: true })],
  }),
)

listenForPushes()

self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = bound(event as SyncEvent)
  if (tag === outboxTag) waitUntil(sendAlone(sendWaiting))
})

function bound(event: SyncEvent) {
  return { tag: event.tag, waitUntil: event.waitUntil.bind(event) }
}

/**
 * Sends what waits while no page is open.
 *
 * @throws Error when the city does not answer: the browser then wakes us again later.
 */
async function sendWaiting(): Promise<void> {
  for (const draft of await readOutbox()) {
    const photos = await Promise.all(draft.photos.map(({ id }) => readPhoto(id)))
    const body = reportForm(
      draft,
      photos.filter((photo) => photo !== undefined),
    )
    const reply = await fetch('/api/reports', { method: 'POST', body })
    if (reply.ok) await leaveSent(draft, await reply.json())
    else if (reply.status >= 500) throw new Error(`the city answered ${reply.status}`)
    // Anything else needs the person: the next page that opens sends it again and shows why.
  }
}
