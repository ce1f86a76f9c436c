import { useSyncExternalStore } from 'react'

const TICK_MS = 15_000

let now = Date.now()
let timer: number | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now()
  for (const tell of listeners) tell()
}

/** One timer for all clocks of the page, so that they change together. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    timer = window.setInterval(tick, TICK_MS)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.clearInterval(timer)
  }
}

/** Milliseconds since 1970, fresh to fifteen seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
