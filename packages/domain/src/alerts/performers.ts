import type { PerformerReason } from './api.ts'

/** Who does the work of a report, and when its answer is promised (ISO 8601). */
type Work = { readonly performer: string | null; readonly dueAt: string | null }

export type PerformerNews = {
  readonly performer: string
  readonly reason: PerformerReason
  /** When the work is due now, where that is the news. */
  readonly dueAt: string | null
}

/**
 * What performers hear of a change: each one piece of news, the weightiest. Work that is returned is due anew, and who
 * gets it sees when: neither is told of the time besides.
 */
export function performerNews(before: Work, after: Work, isReturned: boolean): readonly PerformerNews[] {
  const { performer, dueAt } = after
  if (performer !== before.performer)
    return [...told(before.performer, 'unassigned', null), ...told(performer, 'assigned', null)]
  if (isReturned) return told(performer, 'returned', dueAt)
  return dueAt !== null && dueAt !== before.dueAt ? told(performer, 'due_moved', dueAt) : []
}

const told = (
  performer: string | null,
  reason: PerformerReason,
  dueAt: string | null,
): readonly PerformerNews[] => (performer === null ? [] : [{ performer, reason, dueAt }])
