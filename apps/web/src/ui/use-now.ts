import { useSyncExternalStore } from 'react'

const TICK_MS = 15_000

/** Beyond this the clock of the device is taken for wrong, ms. */
const toleratedMs = 60_000

let offsetMs = 0
let now = Date.now()
let timer: number | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now() + offsetMs
  for (const tell of listeners) tell()
}

/** One timer for all clocks of the page, so that they change together. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now() + offsetMs
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

/** The city's clock rules: a device that goes wrong must not show a term as passed. `serverNow` is ISO 8601. */
export function alignClock(serverNow: string): void {
  const difference = Date.parse(serverNow) - Date.now()
  const next = Math.abs(difference) > toleratedMs ? difference : 0
  if (Math.abs(next - offsetMs) <= toleratedMs) return
  offsetMs = next
  tick()
}
