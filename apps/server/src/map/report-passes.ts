import type { PublicFilter } from '../reports/public-filter.ts'
import { GONE } from './shown-columns.ts'
import type { ShownMemory, Words } from './shown-memory.ts'
import { statusNumber } from './status-numbers.ts'

/** A filter in the numbers of the columns: a one where the number passes; null where all do. */
export type Passes = {
  readonly statuses: Uint8Array
  readonly categories: Uint8Array | null
  readonly groups: Uint8Array | null
  readonly agencies: Uint8Array | null
  /** Seconds since 1970; the second end is open. */
  readonly from: number
  readonly until: number
  readonly overdueOnly: boolean
  readonly supportedOnly: boolean
}

export function passesOf(memory: ShownMemory, filter: PublicFilter): Passes {
  const statuses = new Uint8Array(GONE + 1).fill(filter.statuses ? 0 : 1)
  for (const status of filter.statuses ?? []) statuses[statusNumber(status)] = 1
  statuses[GONE] = 0
  return {
    statuses,
    categories: marksOf(memory.categories, filter.categories),
    groups: marksOf(memory.groups, filter.groups),
    agencies: marksOf(memory.agencies, filter.agencies),
    from: filter.from ? filter.from.getTime() / 1000 : 0,
    until: filter.until ? filter.until.getTime() / 1000 : Number.POSITIVE_INFINITY,
    overdueOnly: filter.overdue,
    supportedOnly: filter.supported,
  }
}

function marksOf({ codes, numbers }: Words, wanted: readonly string[] | undefined): Uint8Array | null {
  if (!wanted) return null
  const marks = new Uint8Array(codes.length)
  for (const code of wanted) {
    const number = numbers.get(code)
    if (number !== undefined) marks[number] = 1
  }
  return marks
}
