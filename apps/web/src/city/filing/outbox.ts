import type { Reply } from '@gorozhanin/domain/endpoint'
import type { fileReport } from '@gorozhanin/domain/reports/api'
import { onDevice, type Sent } from './device.ts'
import type { Draft } from './draft.ts'

/** The name under which the browser wakes the worker when there is a connection again. */
export const outboxTag = 'outbox'

/** Where the worker says that it has sent something. */
const news = new BroadcastChannel('outbox')

/** Leaves a draft to be sent even when no page is open. */
export async function putInOutbox(draft: Draft): Promise<void> {
  await onDevice((device) => device.put('outbox', draft, draft.clientKey))
}

export async function takeFromOutbox(clientKey: string): Promise<void> {
  await onDevice((device) => device.delete('outbox', clientKey))
}

export async function readOutbox(): Promise<readonly Draft[]> {
  return (await onDevice((device) => device.getAll('outbox'))) ?? []
}

/** The worker has sent a draft: pages that are open hear of it, others find it when they open. */
export async function leaveSent(draft: Draft, filed: Reply<typeof fileReport>): Promise<void> {
  await onDevice(async (device) => {
    const change = device.transaction(['outbox', 'sent'], 'readwrite')
    await change.objectStore('sent').put({ draft, filed }, draft.clientKey)
    await change.objectStore('outbox').delete(draft.clientKey)
    await change.done
  })
  news.postMessage(null)
}

/** What the worker has sent, each once. */
export async function collectSent(): Promise<readonly Sent[]> {
  const sent = await onDevice(async (device) => {
    const change = device.transaction('sent', 'readwrite')
    const all = await change.store.getAll()
    await change.store.clear()
    await change.done
    return all
  })
  return sent ?? []
}

export function onSent(listener: () => void): void {
  news.addEventListener('message', listener)
}

/** One sends at a time, page or worker: two would send the same photos twice over a bad connection. */
export async function sendAlone(work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request('outbox', work)
  else await work()
}
