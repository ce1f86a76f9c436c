import { useCallback, useState } from 'react'

const storageKey = 'console.pane'
const narrowest = 400
/** What the queues and the list keep for themselves, px. */
const kept = 216 + 440

function within(width: number): number {
  return Math.round(Math.max(narrowest, Math.min(width, window.innerWidth - kept)))
}

function remembered(): number {
  const width = Number.parseInt(localStorage.getItem(storageKey) ?? '', 10)
  return within(Number.isNaN(width) ? window.innerWidth * (window.innerWidth < 1700 ? 0.35 : 0.45) : width)
}

/** The width of the right pane, px, remembered in this browser. */
export function usePaneWidth(): readonly [number, (width: number) => void] {
  const [width, setWidth] = useState(remembered)
  const set = useCallback((next: number) => {
    const good = within(next)
    setWidth(good)
    localStorage.setItem(storageKey, String(good))
  }, [])
  return [width, set]
}
