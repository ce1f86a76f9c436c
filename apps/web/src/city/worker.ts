import { outboxTag } from './filing/outbox.ts'

/** What browsers that wake a worker have beside the standard. */
type Waking = ServiceWorkerRegistration & {
  readonly sync?: { readonly register: (tag: string) => Promise<void> }
}

/** So long nothing has come: on a slow network the map may take a while. */
const quietMs = 3000

/** The worker that opens the city without a connection. It fetches the whole app, so it comes when the page has its own. */
export function bringWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const bring = () => {
    arrivals.disconnect()
    void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  }
  let quiet = setTimeout(bring, quietMs)
  const arrivals = new PerformanceObserver(() => {
    clearTimeout(quiet)
    quiet = setTimeout(bring, quietMs)
  })
  arrivals.observe({ type: 'resource' })
}

/** Whether this browser sends what waits while no page is open. */
export const sendsByItself = 'SyncManager' in window

/** Has the worker send what waits as soon as there is a connection, if no page does so before. */
export async function wakeToSend(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const worker: Waking | undefined = await navigator.serviceWorker.getRegistration()
  await worker?.sync?.register(outboxTag).catch(() => undefined)
}
