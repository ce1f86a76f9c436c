import type { WorldPoint } from './mercator.ts'
import {
  type Columns,
  capacityOf,
  emptyColumns,
  GONE,
  insertRow,
  merged,
  type ShownReport,
  setRow,
  sorted,
} from './shown-columns.ts'

/** Codes and the numbers that stand for them in a column. */
export type Words = { readonly codes: string[]; readonly numbers: Map<string, number> }

/** Every report that strangers may see on the map, and no other. */
export type ShownMemory = {
  settled: Columns
  /** What is new or has moved since `settled` was put in order. */
  recent: Columns
  /** Of each year, the row of a sequence in `settled`, counted from one; 0 where it has none. */
  rows: ReadonlyMap<number, Int32Array>
  readonly categories: Words
  readonly groups: Words
  readonly agencies: Words
}

/** How many rows are kept apart before all are put in order anew, which takes tens of milliseconds for a million. */
const MOST_RECENT = 4096

export const emptyWords = (): Words => ({ codes: [], numbers: new Map() })

/** The number of a code, a new one where it has none. */
export function numberOfWord({ codes, numbers }: Words, code: string): number {
  const known = numbers.get(code)
  if (known !== undefined) return known
  numbers.set(code, codes.length)
  return codes.push(code) - 1
}

/** Puts reports in order for the first time. */
export function memoryOf(
  reports: Columns,
  words: Pick<ShownMemory, 'categories' | 'groups' | 'agencies'>,
): ShownMemory {
  const settled = sorted(reports)
  return { ...words, settled, recent: emptyColumns(MOST_RECENT), rows: rowsOf(settled) }
}

/** Shows a report as it is now; gives the places where the map has changed. */
export function show(memory: ShownMemory, report: ShownReport): readonly WorldPoint[] {
  const { year, sequence, x, y } = report
  const at = find(memory, year, sequence)
  const was = at && { x: at.columns.x[at.row] ?? 0, y: at.columns.y[at.row] ?? 0 }
  if (at && was?.x === x && was.y === y) {
    setRow(at.columns, at.row, report)
    return [was]
  }
  if (at) at.columns.status[at.row] = GONE
  if (memory.recent.length === capacityOf(memory.recent)) settle(memory)
  insertRow(memory.recent, report)
  return was ? [was, { x, y }] : [{ x, y }]
}

/** Takes a report off the map, if it is there; gives the place where the map has changed. */
export function hide(memory: ShownMemory, year: number, sequence: number): readonly WorldPoint[] {
  const at = find(memory, year, sequence)
  if (!at) return []
  at.columns.status[at.row] = GONE
  return [{ x: at.columns.x[at.row] ?? 0, y: at.columns.y[at.row] ?? 0 }]
}

type Row = { readonly columns: Columns; readonly row: number }

function find({ settled, recent, rows }: ShownMemory, year: number, sequence: number): Row | undefined {
  const row = (rows.get(year)?.[sequence] ?? 0) - 1
  if (row >= 0 && settled.status[row] !== GONE) return { columns: settled, row }
  for (let at = 0; at < recent.length; at++)
    if (recent.sequence[at] === sequence && recent.year[at] === year && recent.status[at] !== GONE)
      return { columns: recent, row: at }
  return undefined
}

function settle(memory: ShownMemory): void {
  memory.settled = merged(memory.settled, memory.recent)
  memory.recent = emptyColumns(MOST_RECENT)
  memory.rows = rowsOf(memory.settled)
}

function rowsOf({ year, sequence, length }: Columns): ReadonlyMap<number, Int32Array> {
  const last = new Map<number, number>()
  for (let at = 0; at < length; at++) {
    const [inYear, number] = [year[at] ?? 0, sequence[at] ?? 0]
    if (number > (last.get(inYear) ?? -1)) last.set(inYear, number)
  }
  const rows = new Map([...last].map(([inYear, most]) => [inYear, new Int32Array(most + 1)]))
  for (let at = 0; at < length; at++) {
    const own = rows.get(year[at] ?? 0)
    if (own) own[sequence[at] ?? 0] = at + 1
  }
  return rows
}
