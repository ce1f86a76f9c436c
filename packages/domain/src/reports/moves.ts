import type { Role } from '../people/roles.ts'
import type { ProblemCode } from '../problems.ts'
import type { ClockKind } from '../sla/clocks.ts'
import type { Outcome, Status } from './status.ts'

/** Moves that another takes back. */
type Undone = 'reject' | 'expire_info' | 'merge' | 'pass_outside'

/** What a move does to the clocks of a report, by their kinds; `all` names every one that has not ended. */
type ClockEffects = {
  /** What they promised is done. */
  readonly satisfies?: readonly ClockKind[]
  /** Nothing is promised any more. */
  readonly drops?: readonly ClockKind[] | 'all'
  /** They stand still and lose no working time. */
  readonly pauses?: readonly ClockKind[]
  readonly resumes?: readonly ClockKind[]
  /** What they promised is handed in and waits for approval. */
  readonly submits?: readonly ClockKind[]
  readonly approves?: readonly ClockKind[]
  /** What was handed in is sent back: they go on as if they never stopped. */
  readonly continues?: readonly ClockKind[]
  /** Those of these kinds that the undone move ended go on as if they never stopped. */
  readonly revives?: { readonly kinds: readonly ClockKind[] | 'all'; readonly endedBy: readonly Undone[] }
  readonly starts?: readonly ClockKind[]
}

/** Who may read of an event: everyone once the report is published, its author besides, or staff only. */
export type Seen = 'all' | 'author' | 'staff'

type Move = {
  readonly from: readonly Status[]
  /** The status after the move; null leaves it as it is, `before` takes back the one before the move undone. */
  readonly to: Status | 'before' | null
  readonly by: readonly Role[]
  /** Roles that may make the move with emergencies only. */
  readonly emergencyBy?: readonly Role[]
  /** Roles that may make the move from this status too, whoever holds the report. */
  readonly byFrom?: Readonly<Partial<Record<Status, readonly Role[]>>>
  /** Only the agency that holds the report; without it any account with the role. */
  readonly ownAgency?: true
  /** Only whom that agency named. */
  readonly ownPerformer?: true
  /** What else speaks against it. */
  readonly unless?: (report: Movable, roles: readonly Role[]) => Refusal | null
  readonly clocks: ClockEffects
  readonly seen: Seen
}

const answerClocks = ['answer', 'answer2', 'answer_return'] as const
const shown = [
  'routed',
  'in_work',
  'deferred',
  'answer_review',
  'answered',
  'reopened',
  'external',
  'closed',
] as const
const alive = [
  'moderation',
  'needs_info',
  'routed',
  'in_work',
  'deferred',
  'answer_review',
  'reopened',
] as const

/** How often an author may return an answer before the head decides. */
export const MOST_RETURNS = 2
/** Redirects that a moderator may make; from the next on it is the curator. */
export const FREE_REDIRECTS = 2
const HOUR_MS = 3_600_000
const UNMERGE_MS = 24 * HOUR_MS
const OBJECTION_MS = 7 * 24 * HOUR_MS

/**
 * The life of a report as a table. The server enforces it; the console and the author's page show only what it
 * allows. A report may one day be split into parts: each part will then stand in this table by itself.
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
  /** Asks the author for what is missing; the city does not answer for the time that takes. */
  ask: {
    from: ['moderation'],
    to: 'needs_info',
    by: ['moderator', 'curator'],
    clocks: { satisfies: ['moderation'], pauses: ['answer'], starts: ['info'] },
    seen: 'all',
  },
  reply: {
    from: ['needs_info'],
    to: 'moderation',
    by: ['author'],
    clocks: { satisfies: ['info'], resumes: ['answer'], starts: ['moderation'] },
    seen: 'all',
  },
  /** The author did not reply in time. */
  expire_info: {
    from: ['needs_info'],
    to: 'rejected',
    by: ['system'],
    clocks: { drops: 'all' },
    seen: 'author',
  },
  /** Once, within a week: a rejection is read again. */
  object: {
    from: ['rejected'],
    to: 'moderation',
    by: ['author'],
    unless: ({ objected, endedMs }) =>
      objected ? 'report.objected_already' : isOver(endedMs, OBJECTION_MS) ? 'report.too_late' : null,
    clocks: {
      revives: { kinds: ['answer', 'elimination', 'fz59_answer'], endedBy: ['reject', 'expire_info'] },
      starts: ['moderation'],
    },
    seen: 'author',
  },
  /** The same trouble was reported before: this report follows the other from now on. */
  merge: {
    from: ['moderation', 'routed', 'in_work', 'reopened'],
    to: 'merged',
    by: ['moderator', 'curator'],
    clocks: { drops: 'all' },
    seen: 'all',
  },
  unmerge: {
    from: ['merged'],
    to: 'before',
    by: ['moderator', 'curator'],
    unless: ({ endedMs }) => (isOver(endedMs, UNMERGE_MS) ? 'report.too_late' : null),
    clocks: { revives: { kinds: 'all', endedBy: ['merge'] } },
    seen: 'all',
  },
  /** First publication of an emergency, which was routed before anyone read it; or the end of hiding. */
  show: {
    from: shown,
    to: null,
    by: ['moderator', 'curator'],
    emergencyBy: ['dispatcher'],
    unless: ({ published, hidden }) => (published && !hidden ? 'report.already_shown' : null),
    clocks: { satisfies: ['moderation'] },
    seen: 'all',
  },
  /** Keeps a report out of public sight: personal data in it, or the law. */
  hide: {
    from: shown,
    to: null,
    by: ['moderator', 'curator'],
    unless: ({ published, hidden }) => (published && !hidden ? null : 'report.already_hidden'),
    clocks: { satisfies: ['moderation'] },
    seen: 'author',
  },
  redirect: {
    from: ['routed', 'in_work', 'reopened'],
    to: 'routed',
    by: ['moderator', 'curator'],
    emergencyBy: ['dispatcher'],
    unless: ({ redirects }, roles) =>
      redirects >= FREE_REDIRECTS && !roles.includes('curator') ? 'report.redirect_needs_curator' : null,
    clocks: { drops: ['accept'], starts: ['accept'] },
    seen: 'all',
  },
  /** «Не наша зона»: the agency gives the report back and says whose it may be. */
  not_ours: {
    from: ['routed'],
    to: 'moderation',
    by: ['agency', 'dispatcher'],
    ownAgency: true,
    clocks: { drops: ['accept'], starts: ['moderation'] },
    seen: 'staff',
  },
  accept: {
    from: ['routed', 'reopened'],
    to: 'in_work',
    by: ['agency', 'dispatcher'],
    byFrom: { reopened: ['moderator', 'curator'] },
    ownAgency: true,
    // What the city does itself is not to be forwarded.
    clocks: { satisfies: ['accept'], drops: ['fz59_forward'] },
    seen: 'all',
  },
  /** The agency says which of its people does the work, names another or takes it back. */
  name_performer: {
    from: ['in_work', 'deferred', 'reopened'],
    to: null,
    by: ['agency', 'dispatcher'],
    ownAgency: true,
    clocks: {},
    seen: 'staff',
  },
  /** What the performer would answer, in words and photos: the agency puts it right and gives it. */
  draft_answer: {
    from: ['in_work', 'reopened'],
    to: null,
    by: ['performer'],
    ownAgency: true,
    ownPerformer: true,
    clocks: {},
    seen: 'staff',
  },
  /** An intermediate answer: the work cannot be done now, and why, and when it will be. */
  propose_deferral: {
    from: ['in_work', 'reopened'],
    to: 'answer_review',
    by: ['agency', 'dispatcher'],
    ownAgency: true,
    clocks: { submits: answerClocks, starts: ['review'] },
    seen: 'staff',
  },
  approve_deferral: {
    from: ['answer_review'],
    to: 'deferred',
    by: ['moderator', 'curator', 'head'],
    unless: ({ pending, deferrals }, roles) =>
      pending === 'deferral' ? rankRefusal(deferrals, roles) : 'report.not_a_deferral',
    clocks: { approves: answerClocks, satisfies: ['review'], starts: ['deferred_until'] },
    seen: 'all',
  },
  /** The date of a deferral has come, or the agency begins earlier. */
  resume: {
    from: ['deferred'],
    to: 'in_work',
    by: ['system', 'agency', 'dispatcher'],
    ownAgency: true,
    clocks: { satisfies: ['deferred_until'], starts: ['answer2'] },
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
    unless: ({ pending }) => (pending === 'answer' ? null : 'report.not_an_answer'),
    clocks: {
      approves: answerClocks,
      satisfies: ['review', 'elimination', 'fz59_answer'],
      drops: ['fz59_forward'],
      starts: ['confirm'],
    },
    seen: 'all',
  },
  send_back: {
    from: ['answer_review'],
    to: 'in_work',
    by: ['moderator', 'curator', 'head'],
    unless: ({ pending, deferrals }, roles) => rankRefusal(pending === 'deferral' ? deferrals : 0, roles),
    clocks: { continues: answerClocks, satisfies: ['review'] },
    seen: 'staff',
  },
  /** The author agrees that it is done. */
  confirm: {
    from: ['answered'],
    to: 'closed',
    by: ['author'],
    clocks: { satisfies: ['confirm'], drops: 'all' },
    seen: 'all',
  },
  return: {
    from: ['answered'],
    to: 'reopened',
    by: ['author'],
    unless: ({ returns }) => (returns >= MOST_RETURNS ? 'report.returns_used' : null),
    clocks: { satisfies: ['confirm'], starts: ['answer_return', 'elimination'] },
    seen: 'all',
  },
  /** A control sample found the work not done. */
  control: {
    from: ['answered'],
    to: 'reopened',
    by: ['moderator', 'curator'],
    clocks: { drops: ['confirm'], starts: ['answer_return', 'elimination'] },
    seen: 'all',
  },
  /** After the last return the author still disagrees: the head has the word. */
  disagree: {
    from: ['answered'],
    to: null,
    by: ['author'],
    unless: ({ returns, disagreed }) =>
      disagreed ? 'report.disagreed_already' : returns < MOST_RETURNS ? 'report.returns_left' : null,
    clocks: { satisfies: ['confirm'] },
    seen: 'all',
  },
  close_disagreed: {
    from: ['answered'],
    to: 'closed',
    by: ['head'],
    unless: ({ disagreed }) => (disagreed ? null : 'report.nothing_to_decide'),
    clocks: { drops: 'all' },
    seen: 'all',
  },
  /** The window for confirming passed without a word. */
  close_silent: {
    from: ['answered'],
    to: 'closed',
    by: ['system'],
    clocks: { satisfies: ['confirm'], drops: 'all' },
    seen: 'all',
  },
  /** Another body’s matter: police, the region, an inspection. */
  pass_outside: {
    from: ['routed', 'in_work'],
    to: 'external',
    by: ['moderator', 'curator'],
    clocks: { satisfies: [...answerClocks, 'fz59_forward'], drops: 'all' },
    seen: 'all',
  },
  /** The other body refused: the city answers, and the time away counts. Unread, it was to be read all the while. */
  take_back: {
    from: ['external'],
    to: 'routed',
    by: ['moderator', 'curator'],
    clocks: {
      revives: {
        kinds: [...answerClocks, 'elimination', 'moderation', 'fz59_answer'],
        endedBy: ['pass_outside'],
      },
      starts: ['accept'],
    },
    seen: 'all',
  },
  withdraw: {
    from: ['moderation', 'needs_info', 'routed'],
    to: 'withdrawn',
    by: ['author'],
    clocks: { drops: 'all' },
    seen: 'author',
  },
  /** Registered as an official appeal under 59-FZ: its own clocks start, and strangers see it no more. */
  register_appeal: {
    from: alive,
    to: null,
    by: ['moderator', 'curator'],
    unless: ({ appeal }) => (appeal ? 'report.appeal_already' : null),
    clocks: {},
    seen: 'author',
  },
  /** Once, by at most thirty days, with a reason that the author reads. */
  extend_appeal: {
    from: alive,
    to: null,
    by: ['curator', 'head'],
    unless: ({ appeal, extended }) =>
      appeal ? (extended ? 'report.appeal_extended' : null) : 'report.not_an_appeal',
    clocks: {},
    seen: 'author',
  },
  /** Category, place or public text put right; the route and the clocks follow. */
  correct: {
    from: alive,
    to: null,
    by: ['moderator', 'curator'],
    clocks: {},
    seen: 'author',
  },
  /** Until anyone else has read it the author puts the own report right: words, place, category, photos. */
  amend: {
    from: ['moderation', 'needs_info'],
    to: null,
    by: ['author'],
    unless: ({ published }) => (published ? 'report.published_already' : null),
    clocks: {},
    seen: 'author',
  },
  /** The author adds words or photos. */
  note: {
    from: [...alive, 'answered', 'external'],
    to: null,
    by: ['author'],
    clocks: {},
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
  /** Whom the agency named to do the work. */
  readonly performer: string | null
  readonly published: boolean
  readonly hidden: boolean
  /** What lies with the reviewer. */
  readonly pending: 'answer' | 'deferral' | null
  readonly redirects: number
  readonly deferrals: number
  /** Returns by the author; those of the control are not counted. */
  readonly returns: number
  readonly objected: boolean
  /** The author disagrees after the last return. */
  readonly disagreed: boolean
  /** Registered as an appeal under 59-FZ; and whether its term was extended. */
  readonly appeal: boolean
  readonly extended: boolean
  /** How long ago the report was rejected, merged or passed outside, in milliseconds; null while it lives. */
  readonly endedMs: number | null
}

/** Who moves. `agency` is the code of the actor's own agency, null for the administration. */
export type Actor = {
  readonly id: string | null
  readonly roles: readonly Role[]
  readonly agency: string | null
  /** Category groups that the actor is limited to. */
  readonly groups?: readonly string[] | null
}

export type Refusal = Extract<ProblemCode, `report.${string}` | 'access.denied'>

/** Why `actor` may not make this move with this report now; null when it may. */
export function refusal(report: Movable, name: MoveName, actor: Actor): Refusal | null {
  const move = moveOf(name)
  if (!move.from.includes(report.status)) return 'report.move_not_from_status'
  const allowed = report.emergency ? [...move.by, ...(move.emergencyBy ?? [])] : move.by
  const besides = move.byFrom?.[report.status] ?? []
  const roles = actingRoles(actor.roles)
  if (roles.some((role) => besides.includes(role))) return move.unless?.(report, roles) ?? null
  if (!roles.some((role) => allowed.includes(role))) return 'report.move_not_for_role'
  if (move.ownAgency && !roles.includes('system') && actor.agency !== report.agency)
    return 'report.move_not_for_agency'
  if (move.ownPerformer && (report.performer === null || report.performer !== actor.id))
    return 'report.move_not_for_performer'
  return move.unless?.(report, roles) ?? null
}

const departments: readonly Role[] = ['civil_defence', 'architect', 'property']

/** A department of the administration answers for its own ground as an agency does. */
const actingRoles = (roles: readonly Role[]): readonly Role[] =>
  roles.some((role) => departments.includes(role)) ? [...roles, 'agency'] : roles

/** The moves that `actor` may make with this report now, in the order of the table. */
export function legalMoves(report: Movable, actor: Actor): readonly MoveName[] {
  return moveNames.filter((name) => refusal(report, name, actor) === null)
}

/**
 * What an answer still lacks: `fixed` shows the place after the work, `not_confirmed` the place as it was found,
 * `explained` says why by the city's list. A short text is flagged to the reviewer elsewhere, never refused.
 */
export function answerLacks(
  outcome: Outcome,
  photoCount: number,
  reason: string | undefined,
): { readonly field: 'photos' | 'reason'; readonly code: Refusal } | null {
  if (outcome !== 'explained' && photoCount === 0)
    return { field: 'photos', code: 'report.answer_needs_photo' }
  if (outcome === 'explained' && !reason) return { field: 'reason', code: 'report.answer_needs_reason' }
  return null
}

/** Who decides a deferral: a moderator the first, the curator the second, the head every later one. */
function rankRefusal(deferrals: number, roles: readonly Role[]): Refusal | null {
  if (deferrals >= 2) return roles.includes('head') ? null : 'report.deferral_needs_head'
  if (roles.includes('curator')) return null
  if (deferrals === 1) return 'report.deferral_needs_curator'
  return roles.includes('moderator') ? null : 'report.move_not_for_role'
}

const isOver = (elapsedMs: number | null, windowMs: number): boolean =>
  elapsedMs !== null && elapsedMs > windowMs
