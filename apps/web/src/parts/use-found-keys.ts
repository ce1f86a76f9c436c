import { type KeyboardEvent, useRef } from 'react'

/**
 * Keys between a search field and the list of what it found: down leads into the list, arrows, Home and End go along it, up
 * from its beginning leads back to the field, Enter in the field takes the first. While newer letters wait for their answer
 * Enter takes nothing.
 */
export function useFoundKeys() {
  const inputRef = useRef<HTMLInputElement>(null)
  const listRef = useRef<HTMLUListElement>(null)
  const rows = () => [...(listRef.current?.querySelectorAll('button') ?? [])]

  function onFieldKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    rows()[0]?.focus()
  }

  function onListKey(event: KeyboardEvent) {
    const all = rows()
    const at = all.indexOf(event.target as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    if (to < 0) inputRef.current?.focus()
    else all[to]?.focus()
  }

  function takeFirst() {
    if (listRef.current?.ariaBusy !== 'true') rows()[0]?.click()
  }

  return {
    field: { inputRef, onKeyDown: onFieldKey, onSubmit: takeFirst },
    list: { listRef, onListKey },
  }
}
