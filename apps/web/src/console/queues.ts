import type { Reply } from '@gorozhanin/domain/endpoint'
import type { countConsole } from '@gorozhanin/domain/reports/api'
import { openStatuses, type Status } from '@gorozhanin/domain/reports/status'
import type { ConsoleSearch } from './search-params.ts'

export type Counts = Reply<typeof countConsole>

/** A list with a name that people work through. `alarms` says that anything in it is bad. */
export type Queue = {
  readonly id: QueueId
  readonly search: ConsoleSearch
  readonly count: number
  readonly alarms: boolean
}

export type QueueId = 'open' | 'overdue' | 'decisions' | 'unaccepted' | 'unpublished' | 'external' | 'remarks'

/** The queues that cut across statuses, in the order of the day; those of the roles that the person has. */
export function mainQueues(counts: Counts): readonly Queue[] {
  const { decisions, external, remarks } = counts
  return [
    { id: 'open', search: {}, count: counts.open, alarms: false },
    { id: 'overdue', search: { overdue: true }, count: counts.overdue, alarms: true },
    ...(decisions === null ? [] : [decisionQueue(decisions)]),
    { id: 'unaccepted', search: { unaccepted: true }, count: counts.emergencies, alarms: true },
    { id: 'unpublished', search: { unpublished: true }, count: counts.unpublished, alarms: false },
    ...(remarks === null ? [] : [remarksQueue(remarks)]),
    ...(external === null ? [] : [externalQueue(external)]),
  ]
}

const decisionQueue = (count: number): Queue => ({
  id: 'decisions',
  search: { decision: true },
  count,
  alarms: false,
})

const remarksQueue = (count: number): Queue => ({
  id: 'remarks',
  search: { remarks: true },
  count,
  alarms: false,
})

const externalQueue = (count: number): Queue => ({
  id: 'external',
  search: { status: 'external' },
  count,
  alarms: false,
})

export type StatusQueue = { readonly status: Status; readonly search: ConsoleSearch; readonly count: number }

/** One queue an open status, in the order of a report's life. */
export function statusQueues({ byStatus }: Counts): readonly StatusQueue[] {
  return openStatuses.map((status) => ({ status, search: { status }, count: byStatus[status] ?? 0 }))
}
