import {
  type Status,
  type StatusGroup,
  statuses,
  statusGroup,
  statusGroups,
} from '@gorozhanin/domain/reports/status'

const numbers = new Map(statuses.map((status, number) => [status, number]))

/** How a column holds a status. */
export function statusNumber(status: Status): number {
  const number = numbers.get(status)
  if (number === undefined) throw new Error(`no such status: ${status}`)
  return number
}

/** The group of each status, both as numbers. */
export const groupNumbers = Uint8Array.from(statuses, (status) => statusGroups.indexOf(statusGroup(status)))

export const statusOf = (number: number): Status => statuses[number] ?? 'moderation'
export const statusGroupOf = (number: number): StatusGroup => statusGroup(statusOf(number))
