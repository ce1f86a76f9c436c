import type { ReportRow } from '@gorozhanin/domain/reports/api'
import { publicStatus } from '@gorozhanin/domain/reports/status'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { ListRow } from './list-store.ts'
import { numberOf } from './numbers.ts'
import { isOverdue } from './public-card.ts'
import { agencyRef, categoryRef, excerptOf, iso, isoOrNull, publicPlace } from './rows.ts'

/** A line of a list of reports. */
export function toReportRow(catalog: CatalogSnapshot, row: ListRow, nowMs: number): ReportRow {
  return {
    number: numberOf(row),
    status: publicStatus(row.status),
    outcome: row.status === 'answered' || row.status === 'closed' ? row.outcome : null,
    category: categoryRef(catalog, row.category),
    agency: agencyRef(catalog, row.agency),
    place: publicPlace(row.lon, row.lat),
    address: row.publicAddress ?? row.address,
    registeredAt: iso(row.registeredAt),
    dueAt: isoOrNull(row.dueAt),
    overdue: isOverdue(row, nowMs),
    supporters: row.supporters,
    excerpt: excerptOf(row.publicText ?? row.text),
    photo: row.photo,
  }
}
