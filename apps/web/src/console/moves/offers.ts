import type { Role, StaffRole } from '@gorozhanin/domain/people/roles'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { type MoveName, moveOf } from '@gorozhanin/domain/reports/moves'
import { moveKeys, type StaffMove } from '../keys.ts'

/** A move as a button. `why` is the code of what forbids it now; null when it may be made. */
export type Offer = { readonly move: StaffMove; readonly why: string | null }

/** The step that a report waits for comes first. */
const order: readonly StaffMove[] = [
  'publish_answer',
  'publish',
  'accept',
  'answer',
  'show',
  'send_back',
  'redirect',
  'reject',
  'hide',
]

/** Buttons of a card: what may be done now, then what others may do. What is done already is no button at all. */
export function offersOf({ moves, published, hidden }: ConsoleCard): readonly Offer[] {
  const known = moves.flatMap(({ name, why }) =>
    Object.hasOwn(moveKeys, name) ? [{ move: name as StaffMove, why }] : [],
  )
  const useless = (move: StaffMove) =>
    move === 'show' ? published && !hidden : move === 'hide' && (!published || hidden)
  return known
    .filter(({ move }) => !useless(move))
    .toSorted(
      (a, b) =>
        Number(a.why !== null) - Number(b.why !== null) || order.indexOf(a.move) - order.indexOf(b.move),
    )
}

/** Steps that a report waits for; the others are ways aside. */
export function isForward(move: StaffMove): boolean {
  return order.indexOf(move) < order.indexOf('send_back')
}

/** Roles of staff that make a move with such a report. */
export function rolesOf(move: MoveName, emergency: boolean): readonly StaffRole[] {
  const { by, emergencyBy = [] } = moveOf(move)
  const roles: readonly Role[] = emergency ? [...by, ...emergencyBy] : by
  return roles.filter((role) => role !== 'author' && role !== 'system')
}

/** Roles that move reports at all; to the others the console is for reading. */
const moving: readonly StaffRole[] = ['curator', 'moderator', 'dispatcher', 'agency']

export function onlyReads(roles: readonly StaffRole[]): boolean {
  return !roles.some((role) => moving.includes(role))
}
