import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import type { Flood } from '../floods/use-floods.ts'

/** One line of the list. Ids are of their own: a report's is its number. */
export type ListLine =
  | {
      readonly kind: 'report'
      readonly id: string
      readonly row: ConsoleRow
      /** Stands under the line of its author's reports. */
      readonly inFold: boolean
    }
  | {
      readonly kind: 'fold'
      readonly id: string
      /** Those of the author's reports that belong to the list, the most urgent first; two at least. */
      readonly rows: readonly ConsoleRow[]
      readonly flood: Flood
      readonly isOpen: boolean
    }

/**
 * The list with the floods folded: each is one line where its most urgent report would stand, with its reports under it
 * once it is open. Only what waits for a moderator folds.
 */
export function foldRows(
  rows: readonly ConsoleRow[],
  floods: readonly Flood[],
  opened: ReadonlySet<string>,
): readonly ListLine[] {
  const floodOf = new Map(floods.flatMap((flood) => flood.reports.map(({ number }) => [number, flood])))
  const folded = (row: ConsoleRow) => (row.status === 'moderation' ? floodOf.get(row.number) : undefined)
  const groups = Map.groupBy(rows, folded)
  const done = new Set<Flood>()
  return rows.flatMap((row): ListLine[] => {
    const flood = folded(row)
    const group = flood && groups.get(flood)
    if (!group || group.length < 2) return [reportLine(row, false)]
    if (done.has(flood)) return []
    done.add(flood)
    const isOpen = opened.has(flood.id)
    const inside = isOpen ? group.map((one) => reportLine(one, true)) : []
    return [{ kind: 'fold', id: flood.id, rows: group, flood, isOpen }, ...inside]
  })
}

const reportLine = (row: ConsoleRow, inFold: boolean): ListLine => ({
  kind: 'report',
  id: row.number,
  row,
  inFold,
})

/** Where a report or a line stands; a report that is folded away stands in its fold. -1 where it is not in the list. */
export function indexOfLine(lines: readonly ListLine[], id: string | null): number {
  return lines.findIndex(
    (line) =>
      line.id === id ||
      (line.kind === 'fold' && !line.isOpen && line.rows.some(({ number }) => number === id)),
  )
}

/** The line to go to from `id`, the first one from outside the list; `wanted` says where one can stop. */
export function stepTo(
  lines: readonly ListLine[],
  id: string | null,
  by: 1 | -1,
  wanted: (line: ListLine) => boolean,
): ListLine | undefined {
  const from = indexOfLine(lines, id)
  if (from === -1) return lines.find(wanted)
  const ahead = by === 1 ? lines.slice(from + 1) : lines.slice(0, from).toReversed()
  return ahead.find(wanted)
}

export const isReport = (line: ListLine): boolean => line.kind === 'report'

/** The number to go on with when the report `number` is done: the next in the list, else the one before it. */
export function nextNumber(lines: readonly ListLine[], number: string): string | null {
  const next = stepTo(lines, number, 1, isReport) ?? stepTo(lines, number, -1, isReport)
  return next && next.id !== number ? next.id : null
}
