import type { Alert } from '@gorozhanin/domain/alerts/api'
import { type Lateness, lateness } from '@gorozhanin/domain/alerts/lateness'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import { numberOf } from '../reports/numbers.ts'
import { categoryRef, iso, isoOrNull } from '../reports/rows.ts'
import type { AlertRow } from './store.ts'

/** An alert as its person sees it at `now`. */
export function toAlert(catalog: CatalogSnapshot, row: AlertRow, now: Temporal.Instant): Alert {
  return {
    id: row.id,
    number: numberOf(row),
    reason: row.reason,
    clock: row.clock,
    category: categoryRef(catalog, row.category),
    address: row.address,
    dueAt: isoOrNull(row.clockDueAt ?? row.dueAt),
    late: row.settled ? null : latenessOf(catalog, row, now),
    settled: row.settled,
    insteadOf: [...row.insteadOf],
    createdAt: iso(row.createdAt),
    readAt: isoOrNull(row.readAt),
  }
}

/** By the calendar that rules the clock: the agency's for the time to accept, else the city's. */
export function latenessOf(
  { calendar, agencyCalendar }: CatalogSnapshot,
  { clock, agency, clockDueAt }: AlertRow,
  now: Temporal.Instant,
): Lateness | null {
  if (!clockDueAt) return null
  const ruling = clock === 'accept' ? agencyCalendar(agency) : calendar
  return lateness(Temporal.Instant.fromEpochMilliseconds(clockDueAt.getTime()), now, ruling)
}
