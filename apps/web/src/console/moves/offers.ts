import type { Role, StaffRole } from '@gorozhanin/domain/people/roles'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { type MoveName, moveOf } from '@gorozhanin/domain/reports/moves'
import { moveKeys, type StaffMove } from '../keys.ts'

/** A move as a button. `why` is the code of what forbids it now; null when it may be made. */
export type Offer = { readonly move: StaffMove; readonly why: string | null }

/** Moves that need nothing but a press; the others open a form. */
const atOnce = [
  'publish',
  'show',
  'accept',
  'publish_answer',
  'approve_deferral',
  'resume',
  'unmerge',
] as const satisfies readonly StaffMove[]
export type AtOnce = (typeof atOnce)[number]

export function isAtOnce(move: StaffMove): move is AtOnce {
  return atOnce.some((one) => one === move)
}

/** Steps that a report waits for. */
const forward: readonly StaffMove[] = [
  'publish_answer',
  'approve_deferral',
  'close_disagreed',
  'publish',
  'accept',
  'answer',
  'draft_answer',
  'resume',
  'show',
]

/** Ways aside that are taken every day, and those that wait in the menu. */
const aside: readonly StaffMove[] = [
  'send_back',
  'propose_deferral',
  'name_performer',
  'not_ours',
  'reject',
  'redirect',
  'control',
  'take_back',
  'unmerge',
  'ask',
]
const seldom: readonly StaffMove[] = [
  'correct',
  'merge',
  'pass_outside',
  'register_appeal',
  'extend_appeal',
  'hide',
]

const order = [...forward, ...aside, ...seldom]

/** Offers of a card: what may be done now, then what others may do. What makes no sense now is no offer at all. */
export function offersOf(card: ConsoleCard): readonly Offer[] {
  return card.moves
    .flatMap(({ name, why }) => (isKnown(name) && isSensible(name, card) ? [{ move: name, why }] : []))
    .toSorted(
      (a, b) =>
        Number(a.why !== null) - Number(b.why !== null) || order.indexOf(a.move) - order.indexOf(b.move),
    )
}

function isKnown(name: string): name is StaffMove {
  return Object.hasOwn(moveKeys, name)
}

/** A role alone may speak against a move that nobody could make: such a move is not shown even in grey. */
function isSensible(move: StaffMove, card: ConsoleCard): boolean {
  const { published, hidden, pending, history, appeal, performer, performers } = card
  if (move === 'show') return !published || hidden
  if (move === 'hide') return published && !hidden
  if (move === 'register_appeal') return appeal === null
  if (move === 'extend_appeal') return appeal !== null && !appeal.extended
  if (move === 'name_performer') return performer !== null || performers.length > 0
  if (move === 'draft_answer') return performer !== null
  if (move === 'publish_answer') return pending === 'answer'
  if (move === 'approve_deferral') return pending === 'deferral'
  if (move === 'close_disagreed') return history.some(({ name }) => name === 'disagree')
  return true
}

/** At most two buttons, and the rest in a menu. Where the report waits for someone else, one grey button says so. */
export function barOf(offers: readonly Offer[]): {
  readonly buttons: readonly Offer[]
  readonly more: readonly Offer[]
} {
  const likely = offers.filter(({ move, why }) => why === null && !seldom.includes(move)).slice(0, 2)
  const awaited = offers.find(({ move }) => isForward(move)) ?? offers[0]
  const buttons = likely.length > 0 ? likely : awaited ? [awaited] : []
  return { buttons, more: offers.filter((offer) => !buttons.includes(offer)) }
}

/** Steps that a report waits for; the others are ways aside. */
export function isForward(move: StaffMove): boolean {
  return forward.includes(move)
}

/** Roles of staff that make a move with such a report. */
export function rolesOf(move: MoveName, emergency: boolean): readonly StaffRole[] {
  const { by, emergencyBy = [] } = moveOf(move)
  const roles: readonly Role[] = emergency ? [...by, ...emergencyBy] : by
  return roles.filter((role) => role !== 'author' && role !== 'system')
}

/** Roles that move reports every day; the head only decides what is brought to the head, the others read. */
const moving: readonly StaffRole[] = ['curator', 'moderator', 'dispatcher', 'agency', 'performer']

export function onlyReads(roles: readonly StaffRole[], offers: readonly Offer[]): boolean {
  return !roles.some((role) => moving.includes(role)) && offers.every(({ why }) => why !== null)
}
