import * as t from 'typebox'

/** Every status of a report; what each means stands in the glossary. */
export const statuses = [
  'moderation',
  'needs_info',
  'rejected',
  'merged',
  'routed',
  'in_work',
  'deferred',
  'answer_review',
  'answered',
  'reopened',
  'external',
  'closed',
  'withdrawn',
] as const
export type Status = (typeof statuses)[number]
export const Status = t.Enum(statuses, { type: 'string' })

/** What an answer says: done, explained, or the fact was not there. */
export const outcomes = ['fixed', 'explained', 'not_confirmed'] as const
export type Outcome = (typeof outcomes)[number]
export const Outcome = t.Enum(outcomes, { type: 'string' })

/** The five groups that the public map and lists speak of. */
export const statusGroups = ['checking', 'at_agency', 'deferred', 'answered', 'closed'] as const
export type StatusGroup = (typeof statusGroups)[number]
export const StatusGroup = t.Enum(statusGroups, { type: 'string' })

const groupOf = {
  moderation: 'checking',
  needs_info: 'checking',
  routed: 'at_agency',
  in_work: 'at_agency',
  answer_review: 'at_agency',
  reopened: 'at_agency',
  deferred: 'deferred',
  answered: 'answered',
  rejected: 'closed',
  merged: 'closed',
  external: 'closed',
  closed: 'closed',
  withdrawn: 'closed',
} as const satisfies Record<Status, StatusGroup>

export function statusGroup(status: Status): StatusGroup {
  return groupOf[status]
}

/** Statuses in which nothing waits for anyone: no clock runs there. */
export const finalStatuses = [
  'rejected',
  'merged',
  'closed',
  'withdrawn',
] as const satisfies readonly Status[]

export function isFinal(status: Status): boolean {
  return finalStatuses.some((final) => final === status)
}

/** Statuses in which the city still owes the resident something: the console's list of open reports. */
export const openStatuses = statuses.filter(
  (status) => !isFinal(status) && status !== 'answered' && status !== 'external',
)

/** What the public sees of a status: an answer under review still counts as work. */
export function publicStatus(status: Status): Status {
  return status === 'answer_review' ? 'in_work' : status
}
