import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import type { Category, Term } from '@gorozhanin/domain/catalog/pack-categories'
import type { MoveName } from '@gorozhanin/domain/reports/moves'
import type { DeferralReason } from '@gorozhanin/domain/reports/reasons'
import type { RejectionReason } from '@gorozhanin/domain/reports/rejection'
import type { Outcome } from '@gorozhanin/domain/reports/status'
import type { Temporal } from 'temporal-polyfill'
import {
  answerTexts,
  confirmTexts,
  deferrals,
  mergeTexts,
  otherBodies,
  questionTexts,
  redirectTexts,
  rejectionTexts,
  returnTexts,
  sendBackTexts,
} from './answer-texts.ts'
import type { Random } from './random.ts'
import { atWork, minutesBetween } from './work-time.ts'

/** A move of a planned report, counted in minutes from its filing. */
export type PlannedMove = {
  readonly move: MoveName
  readonly afterMinutes: number
  readonly reasonCode?: RejectionReason
  readonly text?: string
  readonly outcome?: Outcome
  /** «After» photos of an answer. */
  readonly photos?: number
  /** Where a redirect leads. */
  readonly agency?: string
  readonly deferral?: { readonly reason: DeferralReason; readonly afterDays: number }
  readonly outside?: { readonly body: string; readonly base: string; readonly outgoingNumber: string }
  readonly rating?: number
}

/** How far a planned report has come by now. */
export const endings = [
  'moderation',
  'needs_info',
  'rejected',
  'withdrawn',
  'merged',
  'external',
  'routed',
  'redirected',
  'in_work',
  'overdue',
  'deferral_review',
  'deferred',
  'answer_review',
  'sent_back',
  'answered',
  'reopened',
  'closed',
] as const
export type Ending = (typeof endings)[number]

type Story = {
  readonly category: Category
  readonly ending: Ending
  readonly outcome: Outcome
  readonly reason: RejectionReason
  readonly filedAt: Temporal.PlainDateTime
  readonly pack: CityPack
  readonly random: Random
  /** Days in which the author may object to an answer. */
  readonly confirmDays: number
}

/** The moves that bring a report to its ending, at hours when people work. */
export function planPath(story: Story): PlannedMove[] {
  const { category, ending, filedAt, random } = story
  const moves: PlannedMove[] = []
  let now = filedAt
  const add = (
    move: MoveName,
    next: Temporal.PlainDateTime,
    rest: Omit<PlannedMove, 'move' | 'afterMinutes'> = {},
  ) => {
    const earliest = now.add({ minutes: 2 })
    now = next.since(earliest).sign > 0 ? next : earliest
    moves.push({ move, afterMinutes: minutesBetween(filedAt, now), ...rest })
  }
  const emergency = category.urgency === 'emergency'
  const soon = (low: number, high: number) => {
    const next = now.add({ minutes: random.whole(low, high) })
    return emergency ? next : atWork(next, random)
  }
  if (ending === 'moderation') return moves
  if (ending === 'rejected') {
    add('reject', soon(20, 200), { reasonCode: story.reason, text: rejectionTexts[story.reason] })
    return moves
  }
  if (ending === 'needs_info') {
    add('ask', soon(20, 200), { text: random.pick(questionTexts) })
    return moves
  }
  if (ending === 'withdrawn') {
    add('withdraw', now.add({ minutes: random.whole(5, 300) }))
    return moves
  }

  add(emergency ? 'show' : 'publish', emergency ? now.add({ minutes: random.whole(3, 14) }) : soon(15, 240))
  if (ending === 'routed') return moves
  const other = otherAgency(story)
  if (other !== null && (ending === 'redirected' || random.chance(0.06)))
    add('redirect', soon(30, 180), { agency: other, text: random.pick(redirectTexts) })
  if (ending === 'redirected') return moves
  if (ending === 'merged') {
    add('merge', soon(30, 300), { text: random.pick(mergeTexts) })
    return moves
  }

  add('accept', emergency ? now.add({ minutes: random.whole(2, 12) }) : soon(15, 200))
  if (ending === 'in_work' || ending === 'overdue') return moves
  if (ending === 'external') {
    const outgoingNumber = `01-17/${random.whole(100, 999)}`
    add('pass_outside', soon(60, 900), { outside: { ...random.pick(otherBodies), outgoingNumber } })
    return moves
  }
  if (ending === 'deferral_review' || ending === 'deferred') {
    const { reason, text } = random.pick(deferrals)
    const deferral = { reason, afterDays: random.whole(120, 210) }
    add('propose_deferral', answerTime(story, now), { deferral, text })
    if (ending === 'deferred') add('approve_deferral', soon(20, 220))
    return moves
  }

  add('answer', answerTime(story, now), answerOf(story))
  if (ending === 'answer_review') return moves
  if (ending === 'sent_back' || random.chance(0.05)) {
    add('send_back', soon(30, 200), { text: random.pick(sendBackTexts) })
    if (ending === 'sent_back') return moves
    add('answer', soon(60, 400), answerOf(story))
  }
  add('publish_answer', soon(20, 220))
  if (ending === 'reopened')
    add('return', now.add({ minutes: random.whole(60, 2000) }), { text: random.pick(returnTexts), photos: 1 })
  if (ending !== 'closed') return moves
  if (random.chance(0.35))
    add('confirm', now.add({ minutes: random.whole(30, 4000) }), {
      rating: random.pick([5, 5, 5, 4, 4, 3, 2]),
      ...(random.chance(0.5) && { text: random.pick(confirmTexts) }),
    })
  else add('close_silent', now.add({ days: story.confirmDays, minutes: random.whole(5, 300) }))
  return moves
}

function answerOf({ category, outcome, random }: Story): Omit<PlannedMove, 'move' | 'afterMinutes'> {
  const photos = outcome === 'explained' ? 0 : random.pick([1, 1, 2])
  return { outcome, text: random.pick(answerTexts(category.group, outcome)), photos }
}

/** An agency of another service type that the category allows; null where it allows none. */
function otherAgency({ category, pack, random }: Story): string | null {
  const agencies = pack.agencies.agencies
    .filter(({ cityWide }) => category.altServiceTypes.some((type) => cityWide.includes(type)))
    .map(({ code }) => code)
  return agencies.length > 0 ? random.pick(agencies) : null
}

const minutesPer = {
  minutes: 1,
  hours: 60,
  working_hours: 60,
  working_days: 1440,
  calendar_days: 1440,
} as const satisfies Record<Term['unit'], number>

export function termMinutes({ value, unit }: Term): number {
  return value * minutesPer[unit]
}

/** Most answers come well inside the term, a few come late. */
function answerTime(
  { category, random, filedAt }: Story,
  accepted: Temporal.PlainDateTime,
): Temporal.PlainDateTime {
  const share = random.chance(0.07) ? random.between(1.7, 2.4) : random.between(0.2, 0.8)
  const wanted = filedAt.add({ minutes: Math.round(termMinutes(category.answerTerm) * share) })
  const earliest = accepted.add({ minutes: random.whole(10, 45) })
  const moment = wanted.since(earliest).sign > 0 ? wanted : earliest
  return category.urgency === 'emergency' ? moment : atWork(moment, random)
}
