import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { compareUrgency } from '@gorozhanin/domain/sla/urgency'
import type { ConsoleSearch } from '../search-params.ts'

/** As the server sorts them: the most urgent first, or those with the most supporters and then the most urgent. */
function sortRows(rows: readonly ConsoleRow[], sort: ConsoleSearch['sort']): readonly ConsoleRow[] {
  return rows
    .map((row) => ({ row, ...row, nextDueAt: row.next?.dueAt ?? null }))
    .toSorted((a, b) => (sort === 'supporters' ? b.supporters - a.supporters : 0) || compareUrgency(a, b))
    .map(({ row }) => row)
}

/**
 * The list after some reports have changed: `asked` are their numbers, `fresh` those of them that belong to the list
 * now. The rest keep their identity, so that nothing else is drawn again.
 */
export function mergeRows(
  rows: readonly ConsoleRow[],
  asked: readonly string[],
  fresh: readonly ConsoleRow[],
  sort: ConsoleSearch['sort'],
): readonly ConsoleRow[] {
  const changed = new Set(asked)
  return sortRows([...rows.filter(({ number }) => !changed.has(number)), ...fresh], sort)
}

/**
 * Where the list has to be scrolled so that the row at `anchor` (an index of `before`) stays where the eye is.
 * When it has left the list, the first of those below it that is still there takes its place.
 */
export function anchoredTop(
  before: readonly string[],
  after: readonly string[],
  anchor: number,
  scrollTop: number,
  rowPx: number,
): number {
  const places = new Map(after.map((number, index) => [number, index]))
  const kept = before.findIndex((number, index) => index >= anchor && places.has(number))
  if (kept === -1) return scrollTop
  const to = places.get(before[kept] ?? '') ?? 0
  return Math.max(0, scrollTop + (to - anchor) * rowPx)
}
