import { openStatuses, type Status } from './status.ts'

export const remarkLimits = { photos: 3, textCharacters: 1000, reasonCharacters: 300 } as const

/** What a neighbour adds: `waiting` until a moderator has looked at it. */
export const remarkStates = ['waiting', 'published', 'rejected'] as const
export type RemarkState = (typeof remarkStates)[number]

/** Why somebody cannot add to a report that everyone may see; null where nothing is against it. */
export function remarkRefusal({
  status,
  mine,
  standsBehind,
}: {
  readonly status: Status
  /** Filed from the same device or account: its author adds notes. */
  readonly mine: boolean
  /** Has said «у меня тоже» or follows the report. */
  readonly standsBehind: boolean
}): 'remark.own' | 'remark.not_open' | 'remark.support_first' | null {
  if (mine) return 'remark.own'
  if (!openStatuses.some((open) => open === status)) return 'remark.not_open'
  return standsBehind ? null : 'remark.support_first'
}
