import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { useEffect, useEffectEvent } from 'react'
import { isTaken, keyAction } from './keys.ts'

/** Where the row of a report is drawn. */
export const rowId = (number: string) => `row-${number}`

type DeskKeys = {
  readonly rows: readonly ConsoleRow[]
  /** The open report, or the one that the keys stand at. */
  readonly at: string | null
  readonly isOpen: boolean
  readonly setCursor: (number: string) => void
  readonly open: (number: string | null) => void
  readonly search: () => void
}

/** The keyboard of the desk: up and down the list, open, close, search. Letters of moves act in the card. */
export function useDeskKeys({ rows, at, isOpen, setCursor, open, search }: DeskKeys): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const action = keyAction(event)
    if (!action || event.defaultPrevented) return
    if (action.kind === 'search' && (event.ctrlKey || event.metaKey || !isTaken(event.target))) {
      event.preventDefault()
      return search()
    }
    if (isTaken(event.target)) return
    if (action.kind === 'close' && isOpen) return open(null)
    if (action.kind === 'open' && !isOpen && at && event.target === document.body) return open(at)
    if (action.kind !== 'next' && action.kind !== 'previous') return
    if (event.key.startsWith('Arrow') && !isAtList(event.target)) return
    event.preventDefault()
    const to = step(rows, at, action.kind === 'next' ? 1 : -1)
    if (!to) return
    // From a queue or a button the keys lead into the list; who reads a card stays in it.
    if (!isAtList(event.target) && !isInCard(event.target)) (event.target as HTMLElement).blur()
    setCursor(to)
    if (isOpen) open(to)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** Arrows scroll a card or move the map where the focus is there. */
function isAtList(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-list]') !== null)
}

function isInCard(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('article') !== null
}

function step(rows: readonly ConsoleRow[], at: string | null, by: 1 | -1): string | undefined {
  const index = rows.findIndex(({ number }) => number === at)
  return index === -1 ? rows[0]?.number : rows[index + by]?.number
}
