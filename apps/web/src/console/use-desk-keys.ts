import { useEffect, useEffectEvent } from 'react'
import { isTaken, keyAction } from './keys.ts'
import { isReport, type ListLine, stepTo } from './list/lines.ts'

/** Where a line of the list is drawn. */
export const rowId = (id: string) => `row-${id}`

type DeskKeys = {
  readonly lines: readonly ListLine[]
  /** The open report, or the line that the keys stand at. */
  readonly at: string | null
  readonly isOpen: boolean
  readonly setCursor: (id: string) => void
  readonly open: (number: string | null) => void
  readonly toggle: (fold: string) => void
  readonly search: () => void
}

/** The keyboard of the desk: up and down the list, open, close, search. Letters of moves act in the card. */
export function useDeskKeys({ lines, at, isOpen, setCursor, open, toggle, search }: DeskKeys): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const action = keyAction(event)
    if (!action || event.defaultPrevented) return
    if (action.kind === 'search' && (event.ctrlKey || event.metaKey || !isTaken(event.target))) {
      event.preventDefault()
      return search()
    }
    if (isTaken(event.target)) return
    if (action.kind === 'close' && isOpen) return open(null)
    if (action.kind === 'open' && !isOpen && at && event.target === document.body) {
      const isFold = lines.some(({ id, kind }) => id === at && kind === 'fold')
      return isFold ? toggle(at) : open(at)
    }
    if (action.kind !== 'next' && action.kind !== 'previous') return
    if (event.key.startsWith('Arrow') && !isAtList(event.target)) return
    event.preventDefault()
    // Who walks from card to card passes over what is folded: it has none.
    const by = action.kind === 'next' ? 1 : -1
    const to = stepTo(lines, at, by, isOpen ? isReport : () => true)?.id
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
