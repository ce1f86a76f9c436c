import { statusGroups } from '@gorozhanin/domain/reports/status'
import type { Passes } from './report-passes.ts'
import type { Columns } from './shown-columns.ts'
import { groupNumbers } from './status-numbers.ts'

/** What is known of some reports that lie near each other. */
export type Tally = {
  count: number
  overdue: number
  /** Counts by group of status and by category group. */
  readonly byStatusGroup: Uint32Array
  readonly byGroup: Uint32Array
  /** The box of their places, and the sums of these, in units of the world. */
  west: number
  north: number
  east: number
  south: number
  sumX: number
  sumY: number
  /** How many places they have, at most: one that both sets of columns hold counts twice. */
  places: number
  /** When one of them becomes overdue next, milliseconds since 1970. */
  nextLate: number
}

export function emptyTally(categoryGroups: number): Tally {
  return {
    count: 0,
    overdue: 0,
    byStatusGroup: new Uint32Array(statusGroups.length),
    byGroup: new Uint32Array(categoryGroups),
    west: Number.POSITIVE_INFINITY,
    north: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    south: Number.NEGATIVE_INFINITY,
    sumX: 0,
    sumY: 0,
    places: 0,
    nextLate: Number.POSITIVE_INFINITY,
  }
}

/** Whether a row passes, all but the wish for overdue ones. */
export function isWanted(columns: Columns, row: number, passes: Passes): boolean {
  if (passes.statuses[columns.status[row] ?? 0] !== 1) return false
  if (passes.groups && passes.groups[columns.group[row] ?? 0] !== 1) return false
  if (passes.categories && passes.categories[columns.category[row] ?? 0] !== 1) return false
  if (passes.agencies && passes.agencies[columns.agency[row] ?? 0] !== 1) return false
  if (passes.supportedOnly && columns.supported[row] !== 1) return false
  const registeredAt = columns.registeredAt[row] ?? 0
  return registeredAt >= passes.from && registeredAt < passes.until
}

/** Adds the rows of a range that pass. A far tile looks at every row of the city here, so what it adds to is held by itself. */
export function addRows(
  tally: Tally,
  columns: Columns,
  from: number,
  to: number,
  passes: Passes,
  nowMs: number,
): void {
  const { x, y, status, group, lateAfter } = columns
  const { byStatusGroup, byGroup } = tally
  let { count, overdue, west, north, east, south, sumX, sumY, places, nextLate } = tally
  let lastX = -1
  let lastY = -1
  for (let row = from; row < to; row++) {
    if (!isWanted(columns, row, passes)) continue
    const due = lateAfter[row] ?? 0
    const isLate = due < nowMs
    if (!isLate && due < nextLate) nextLate = due
    if (passes.overdueOnly && !isLate) continue
    count++
    if (isLate) overdue++
    add(byStatusGroup, groupNumbers[status[row] ?? 0] ?? 0)
    add(byGroup, group[row] ?? 0)
    const placeX = x[row] ?? 0
    const placeY = y[row] ?? 0
    sumX += placeX
    sumY += placeY
    if (placeX === lastX && placeY === lastY) continue
    places++
    lastX = placeX
    lastY = placeY
    if (placeX < west) west = placeX
    if (placeX > east) east = placeX
    if (placeY < north) north = placeY
    if (placeY > south) south = placeY
  }
  Object.assign(tally, { count, overdue, west, north, east, south, sumX, sumY, places, nextLate })
}

function add(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}
