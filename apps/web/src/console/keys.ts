import type { MoveBody } from '@gorozhanin/domain/reports/api'

export type StaffMove = MoveBody['move']

export type KeyAction =
  | { readonly kind: 'search' | 'next' | 'previous' | 'open' | 'close' }
  | { readonly kind: 'move'; readonly moves: readonly StaffMove[] }

/** What a key press says, as far as the keyboard of the console looks at it. */
export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * The key of each move, by its place on the keyboard: the letter that is printed there in Latin, whatever layout is on.
 * Two moves share a key where a report never offers both.
 */
export const moveKeys = {
  publish: 'P',
  publish_answer: 'P',
  approve_deferral: 'P',
  close_disagreed: 'P',
  reject: 'R',
  ask: 'Q',
  redirect: 'S',
  not_ours: 'N',
  accept: 'W',
  resume: 'W',
  take_back: 'T',
  name_performer: 'I',
  draft_answer: 'C',
  answer: 'A',
  propose_deferral: 'D',
  send_back: 'B',
  control: 'B',
  merge: 'M',
  unmerge: 'M',
  pass_outside: 'O',
  correct: 'E',
  register_appeal: 'F',
  extend_appeal: 'X',
  hide: 'H',
  show: 'V',
} as const satisfies Record<StaffMove, string>

/** What a key does when nobody is typing; null for a key that means nothing here. */
export function keyAction(press: KeyPress): KeyAction | null {
  const { code, key, ctrlKey, metaKey, altKey, shiftKey } = press
  if ((ctrlKey || metaKey) && code === 'KeyK') return { kind: 'search' }
  if (ctrlKey || metaKey || altKey) return null
  if (key === '/' || (code === 'Slash' && !shiftKey)) return { kind: 'search' }
  if (key === 'ArrowDown' || code === 'KeyJ') return { kind: 'next' }
  if (key === 'ArrowUp' || code === 'KeyK') return { kind: 'previous' }
  if (key === 'Enter') return { kind: 'open' }
  if (key === 'Escape') return { kind: 'close' }
  const moves = (Object.keys(moveKeys) as StaffMove[]).filter((move) => code === `Key${moveKeys[move]}`)
  return moves.length > 0 ? { kind: 'move', moves } : null
}

/** Whether the key belongs to what is typed or chosen at the moment, and not to the console. */
export function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]',
    ) !== null
  )
}
