import { openStatuses, type Status } from './status.ts'

/** Why somebody cannot say «у меня тоже» of a report that everyone may see; null where nothing is against it. */
export function supportRefusal({
  status,
  mine,
}: {
  readonly status: Status
  /** Filed from the same device or account. */
  readonly mine: boolean
}): 'report.support_own' | 'report.support_not_open' | null {
  if (mine) return 'report.support_own'
  return openStatuses.some((open) => open === status) ? null : 'report.support_not_open'
}
