declare const self: ServiceWorkerGlobalScope

/** What the city sends: see the server's `Push`. */
type Push = {
  readonly title: string
  readonly body: string
  readonly url: string
  readonly tag: string
  readonly stop: string
  readonly language: 'ru' | 'en'
}

/** TypeScript's notifications know no buttons yet. */
type Shown = NotificationOptions & {
  readonly actions: readonly { readonly action: string; readonly title: string }[]
}

const stopWords = { ru: 'Не следить', en: 'Stop' } as const

/** Shows news of what this browser follows; a press opens the report, and a button ends it. */
export function listenForPushes(): void {
  self.addEventListener('push', (event) => {
    const push: Push | undefined = event.data?.json()
    if (push) event.waitUntil(show(push))
  })
  self.addEventListener('notificationclick', (event) => {
    const { notification, action } = event
    notification.close()
    const { url, stop }: Push = notification.data
    event.waitUntil(action === 'stop' ? end(stop) : open(url))
  })
}

function show(push: Push): Promise<void> {
  const { title, body, tag, language } = push
  const shown: Shown = {
    body,
    tag,
    lang: language,
    icon: '/icon-192.png',
    data: push,
    actions: [{ action: 'stop', title: stopWords[language] }],
  }
  return self.registration.showNotification(title, shown)
}

async function end(token: string): Promise<void> {
  await fetch(`/api/messages/${token}`, { method: 'POST' })
}

/** In the page that is open already, where there is one. */
async function open(url: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' })
  const shown = await page?.navigate(url).catch(() => null)
  if (shown) await shown.focus()
  else await self.clients.openWindow(url)
}
