import type { Names } from '@gorozhanin/domain/names'

/** A report that was filed or opened by its secret link on this device. */
export type MyReport = {
  readonly number: string
  /** The author's secret. */
  readonly follow: string
  /** ISO 8601. */
  readonly filedAt: string
  readonly category: Names
  readonly address: string | null
  readonly agency: Names
  /** ISO 8601; what was promised at filing. */
  readonly dueAt: string | null
  /** The agency has it already: nobody has to read an emergency first. */
  readonly handedOver: boolean
  /** Whether it will be on the map. */
  readonly isPublic: boolean
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const shelfKey = 'my-reports'

/** As many as the city's cookie holds; the oldest go. */
const most = 50

/** The list as it lies on the shelf, newest first. What cannot be read counts as nothing. */
export function readMine(shelf: Shelf): readonly MyReport[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(shelfKey) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isMine) : []
  } catch {
    return []
  }
}

/** Puts a report at the head of the list, once. */
export function addMine(shelf: Shelf, report: MyReport): readonly MyReport[] {
  const others = readMine(shelf).filter(({ number }) => number !== report.number)
  const list = [report, ...others].slice(0, most)
  try {
    shelf.setItem(shelfKey, JSON.stringify(list))
  } catch {
    // A full or closed shelf: the link on the screen still opens the report.
  }
  return list
}

function isMine(entry: unknown): entry is MyReport {
  return typeof entry === 'object' && entry !== null && 'number' in entry && 'follow' in entry
}

/** The address that opens a report as its author; the secret stands in the fragment and reaches no server's log. */
export function followAddress({ number, follow }: Pick<MyReport, 'number' | 'follow'>): string {
  return `${location.origin}/reports/${number}#${follow}`
}
