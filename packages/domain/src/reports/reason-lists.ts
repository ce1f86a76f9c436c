import type { Names } from '../names.ts'
import { deferralReasons, explanationReasons, ratingReasons } from './reasons.ts'
import { rejectionReasons } from './rejection.ts'

export const reasonKinds = ['deferral', 'explanation', 'rating', 'rejection'] as const
export type ReasonKind = (typeof reasonKinds)[number]

/** A reason of a city's list. One that is `retired` is chosen no more, but old reports still name it. */
export type Reason = {
  readonly code: string
  readonly name: Names
  readonly retired?: boolean
  /** Of a rejection: whether it counts in «Taken to work» of the city's passport. */
  readonly counts?: boolean
}
export type ReasonLists = { readonly [Kind in ReasonKind]: readonly Reason[] }

/** The reason that the platform itself gives when an author did not reply in time: no list may mean another by it. */
export const RESERVED_REASON = 'no_reply'

const listOf = (names: Readonly<Record<string, Names>>): readonly Reason[] =>
  Object.entries(names).map(([code, name]) => ({ code, name }))

/** The lists of a city that has none of its own. */
export const defaultReasons: ReasonLists = {
  deferral: listOf(deferralReasons),
  explanation: listOf(explanationReasons),
  rating: listOf(ratingReasons),
  rejection: Object.entries(rejectionReasons).map(([code, reason]) => ({ code, ...reason })),
}

/** The lists of a city: its own where it has them, whole, the default ones elsewhere. */
export function reasonsOf(own: Partial<ReasonLists>): ReasonLists {
  return { ...defaultReasons, ...own }
}

/** What a person may choose now. */
export function offeredReasons(lists: ReasonLists, kind: ReasonKind): readonly Reason[] {
  return lists[kind].filter(({ retired }) => !retired)
}

export function isOffered(lists: ReasonLists, kind: ReasonKind, code: string): boolean {
  return offeredReasons(lists, kind).some((reason) => reason.code === code)
}

/** How a reason is called, retired ones too; a default one that the city left out keeps its name. Null for no such code. */
export function reasonName(lists: ReasonLists, kind: ReasonKind, code: string): Names | null {
  const found = [...lists[kind], ...defaultReasons[kind]].find((reason) => reason.code === code)
  return found?.name ?? null
}

/** The list that the reason of an event comes from. */
export function reasonKindOf(event: string): ReasonKind | null {
  if (event === 'propose_deferral' || event === 'approve_deferral') return 'deferral'
  if (event === 'answer' || event === 'publish_answer') return 'explanation'
  return event === 'reject' || event === 'remark_rejected' ? 'rejection' : null
}
