import { Temporal } from 'temporal-polyfill'
import { invalid } from '../platform/problem.ts'
import type { ListPage, ListRow } from './list-store.ts'
import { iso } from './rows.ts'

type Order = ListPage['order']

/** Years of other millennia are instants that PostgreSQL does not know. */
const newest = /^(?<at>2\d{3}-[-\d:.T]+Z)_(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const mostSupported = /^(?<supporters>\d{1,9})_(?<year>\d{4})-(?<sequence>[1-9]\d{0,8})$/

/** `<registered>_<id>` or `<supporters>_<number>` of the last row that was seen; one broken or of another order is refused. */
export function listCursor(order: Order, cursor: string | undefined) {
  return order === 'newest'
    ? { order, after: cursor === undefined ? null : newestAfter(cursor) }
    : { order, after: cursor === undefined ? null : supportedAfter(cursor) }
}

export function cursorAt(order: Order, row: ListRow): string {
  return order === 'newest'
    ? `${iso(row.registeredAt)}_${row.id}`
    : `${row.supporters}_${row.year}-${row.sequence}`
}

function newestAfter(cursor: string): { readonly at: string; readonly id: string } {
  const { at, id } = newest.exec(cursor)?.groups ?? {}
  try {
    if (at && id) return { at: Temporal.Instant.from(at).toString(), id }
  } catch {
    // Not an instant: refused below.
  }
  throw broken()
}

function supportedAfter(cursor: string) {
  const { supporters, year, sequence } = mostSupported.exec(cursor)?.groups ?? {}
  if (!supporters || !year || !sequence) throw broken()
  return { supporters: Number(supporters), year: Number(year), sequence: Number(sequence) }
}

const broken = () => invalid([{ field: 'cursor', code: 'field.cursor' }])
