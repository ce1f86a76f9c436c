import type { LiveChange } from '@gorozhanin/domain/reports/api'
import { useEffect, useEffectEvent } from 'react'

/** What the stream says: a report or the own alerts have changed, or something may have been missed. */
export type LiveEvent =
  | { readonly kind: 'change'; readonly change: LiveChange }
  | { readonly kind: 'alerts' | 'resync' }

const channelName = 'live'

/** A lock that comes within this time was free: nobody led before. */
const atOnceMs = 1000

const listeners = new Set<(event: LiveEvent) => void>()
let connection: Connection | null = null

type Connection = { readonly close: () => void; readonly reopen: () => void }

/** What tabs say to each other: an event of the stream, or that who is signed in has changed. */
type ChannelMessage = LiveEvent | { readonly kind: 'reopen' }

function tell(event: LiveEvent): void {
  for (const listener of listeners) listener(event)
}

/** Opens the stream. Every reconnection begins with `resync`: what came while it was down is not repeated. */
function openStream(say: (event: LiveEvent) => void): Connection {
  let opened = false
  const open = () => {
    const stream = new EventSource('/api/live')
    stream.addEventListener('open', () => {
      if (opened) say({ kind: 'resync' })
      opened = true
    })
    stream.addEventListener('report', (event) => say({ kind: 'change', change: JSON.parse(event.data) }))
    stream.addEventListener('alerts', () => say({ kind: 'alerts' }))
    return stream
  }
  let stream = open()
  return {
    close: () => stream.close(),
    reopen: () => {
      stream.close()
      stream = open()
    },
  }
}

/**
 * One stream for all tabs of a browser: HTTP/1.1 allows six connections a host, and each stream holds one.
 *
 * The tab that gets the lock reads the stream and tells the others by a channel; when it goes, the next one takes
 * over. Without locks or channels the tab reads a stream of its own.
 */
function connect(): Connection {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return openStream(tell)

  const channel = new BroadcastChannel(channelName)
  let leading: Connection | null = null
  channel.addEventListener('message', ({ data }: MessageEvent<ChannelMessage>) => {
    if (data.kind === 'reopen') leading?.reopen()
    else tell(data)
  })
  const leaving = new AbortController()
  const held = Promise.withResolvers<void>()

  const askedAt = performance.now()
  navigator.locks
    .request(channelName, { signal: leaving.signal }, () => {
      const stream = openStream((event) => {
        tell(event)
        channel.postMessage(event)
      })
      leading = stream
      // Who waited for the lock follows a leader that left, and what came in between reached nobody.
      if (performance.now() - askedAt > atOnceMs) tell({ kind: 'resync' })
      return held.promise.finally(stream.close)
    })
    .catch((fault: unknown) => {
      if (!leaving.signal.aborted) throw fault
    })

  return {
    close: () => {
      leaving.abort()
      held.resolve()
      channel.close()
    },
    reopen: () => {
      if (leading) leading.reopen()
      else channel.postMessage({ kind: 'reopen' } satisfies ChannelMessage)
    },
  }
}

/** The stream tells what the session may know: after a sign-in or a sign-out it has to be asked for again. */
export function reopenLive(): void {
  connection?.reopen()
  if (connection || !('BroadcastChannel' in window)) return
  // This tab does not listen, but another may lead.
  const channel = new BroadcastChannel(channelName)
  channel.postMessage({ kind: 'reopen' } satisfies ChannelMessage)
  channel.close()
}

/** Calls `onEvent` for everything the stream says while the component is on the page. */
export function useLive(onEvent: (event: LiveEvent) => void): void {
  const listen = useEffectEvent(onEvent)
  useEffect(() => {
    const listener = (event: LiveEvent) => listen(event)
    listeners.add(listener)
    connection ??= connect()
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      connection?.close()
      connection = null
    }
  }, [])
}
