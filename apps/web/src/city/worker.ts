import { outboxTag } from './filing/outbox.ts'

/** What browsers that wake a worker have beside the standard. */
type Waking = ServiceWorkerRegistration & {
  readonly sync?: { readonly register: (tag: string) => Promise<void> }
}

/** The worker that opens the city without a connection. It comes when the page has what it needs itself. */
export function bringWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const bring = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  if (document.readyState === 'complete') bring()
  else window.addEventListener('load', bring, { once: true })
}

/** Whether this browser sends what waits while no page is open. */
export const sendsByItself = 'SyncManager' in window

/** Has the worker send what waits as soon as there is a connection, if no page does so before. */
export async function wakeToSend(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const worker: Waking | undefined = await navigator.serviceWorker.getRegistration()
  await worker?.sync?.register(outboxTag).catch(() => undefined)
}
