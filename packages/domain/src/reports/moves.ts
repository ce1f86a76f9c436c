import type { Role } from '../people/roles.ts'
import type { ProblemCode } from '../problems.ts'
import type { ClockKind } from '../sla/clocks.ts'
import type { Outcome, Status } from './status.ts'

/** What a move does to the clocks of a report, by their kinds. */
type ClockEffects = {
  /** What they promised is done. */
  readonly satisfies?: readonly ClockKind[]
  /** Nothing is promised any more. */
  readonly drops?: readonly ClockKind[] | 'all'
  /** What they promised is handed in and waits for approval. */
  readonly submits?: readonly ClockKind[]
  readonly approves?: readonly ClockKind[]
  /** They go on as if they never stopped. */
  readonly continues?: readonly ClockKind[]
  readonly starts?: readonly ClockKind[]
}

/** Who may read of an event: everyone once the report is published, its author besides, or staff only. */
export type Seen = 'all' | 'author' | 'staff'

type Move = {
  readonly from: readonly Status[]
  /** The status after the move; null leaves it as it is. */
  readonly to: Status | null
  readonly by: readonly Role[]
  /** Roles that may make the move with emergencies only. */
  readonly emergencyBy?: readonly Role[]
  /** Only the agency that holds the report; without it any account with the role. */
  readonly ownAgency?: true
  readonly clocks: ClockEffects
  readonly seen: Seen
}

const answerClocks = ['answer', 'answer2', 'answer_return'] as const
const shown = ['routed', 'in_work', 'deferred', 'answer_review', 'answered', 'reopened', 'closed'] as const

/**
 * The life of a report as a table. The server enforces it; the console shows only what it allows.
 *
 * Source: the regulation of the platform, statuses and moves.
 */
export const moves = {
  publish: {
    from: ['moderation'],
    to: 'routed',
    by: ['moderator', 'curator'],
    emergencyBy: ['dispatcher'],
    clocks: { satisfies: ['moderation'], starts: ['accept'] },
    seen: 'all',
  },
  reject: {
    from: ['moderation'],
    to: 'rejected',
    by: ['moderator', 'curator'],
    emergencyBy: ['dispatcher'],
    clocks: { satisfies: ['moderation'], drops: 'all' },
    seen: 'author',
  },
  /** First publication of an emergency, which was routed before anyone read it; or the end of hiding. */
  show: {
    from: shown,
    to: null,
    by: ['moderator', 'curator'],
    emergencyBy: ['dispatcher'],
    clocks: { satisfies: ['moderation'] },
    seen: 'all',
  },
  /** Keeps a report out of public sight: personal data in it, or the law. */
  hide: {
    from: shown,
    to: null,
    by: ['moderator', 'curator'],
    clocks: { satisfies: ['moderation'] },
    seen: 'author',
  },
  redirect: {
    from: ['routed', 'in_work', 'reopened'],
    to: 'routed',
    by: ['moderator', 'curator'],
    emergencyBy: ['dispatcher'],
    clocks: { drops: ['accept'], starts: ['accept'] },
    seen: 'all',
  },
  accept: {
    from: ['routed', 'reopened'],
    to: 'in_work',
    by: ['agency', 'dispatcher'],
    ownAgency: true,
    clocks: { satisfies: ['accept'] },
    seen: 'all',
  },
  answer: {
    from: ['in_work', 'reopened'],
    to: 'answer_review',
    by: ['agency', 'dispatcher'],
    ownAgency: true,
    clocks: { submits: answerClocks, starts: ['review'] },
    seen: 'staff',
  },
  publish_answer: {
    from: ['answer_review'],
    to: 'answered',
    by: ['moderator', 'curator'],
    clocks: { approves: answerClocks, satisfies: ['review', 'elimination'], starts: ['confirm'] },
    seen: 'all',
  },
  send_back: {
    from: ['answer_review'],
    to: 'in_work',
    by: ['moderator', 'curator'],
    clocks: { continues: answerClocks, satisfies: ['review'] },
    seen: 'staff',
  },
  /** The window for confirming passed without a word. */
  close_silent: {
    from: ['answered'],
    to: 'closed',
    by: ['system'],
    clocks: { satisfies: ['confirm'] },
    seen: 'all',
  },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves
export const moveNames = Object.keys(moves) as readonly MoveName[]

export function moveOf(name: MoveName): Move {
  return moves[name]
}

/** What a move looks at. `agency` is the code of the agency that holds the report. */
export type Movable = {
  readonly status: Status
  readonly emergency: boolean
  readonly agency: string
  readonly published: boolean
  readonly hidden: boolean
}

/** Who moves. `agency` is the code of the actor's own agency, null for the administration. */
export type Actor = {
  readonly id: string | null
  readonly roles: readonly Role[]
  readonly agency: string | null
}

export type Refusal = Extract<ProblemCode, `report.${string}` | 'access.denied'>

/** Why `actor` may not make this move with this report now; null when it may. */
export function refusal(report: Movable, name: MoveName, actor: Actor): Refusal | null {
  const move = moveOf(name)
  if (!move.from.includes(report.status)) return 'report.move_not_from_status'
  const allowed = report.emergency ? [...move.by, ...(move.emergencyBy ?? [])] : move.by
  if (!actor.roles.some((role) => allowed.includes(role))) return 'report.move_not_for_role'
  if (move.ownAgency && actor.agency !== report.agency) return 'report.move_not_for_agency'
  if (name === 'show' && report.published && !report.hidden) return 'report.already_shown'
  if (name === 'hide' && (!report.published || report.hidden)) return 'report.already_hidden'
  return null
}

/** The moves that `actor` may make with this report now, in the order of the table. */
export function legalMoves(report: Movable, actor: Actor): readonly MoveName[] {
  return moveNames.filter((name) => refusal(report, name, actor) === null)
}

/**
 * What an answer still lacks: `fixed` shows the place after the work, `not_confirmed` the place as it was found.
 * A short text is flagged to the reviewer elsewhere, never refused.
 */
export function answerLacks(outcome: Outcome, photoCount: number): Refusal | null {
  return outcome !== 'explained' && photoCount === 0 ? 'report.answer_needs_photo' : null
}
