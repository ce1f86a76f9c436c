import type { Alert, ProposalAlert, ReportAlert } from '@gorozhanin/domain/alerts/api'
import { type Lateness, lateness } from '@gorozhanin/domain/alerts/lateness'
import { isHandedOver, mayOpen } from '@gorozhanin/domain/reports/sight'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Staff } from '../platform/access.ts'
import { numberOf } from '../reports/numbers.ts'
import { agencyRef, categoryRef, iso, isoOrNull } from '../reports/rows.ts'
import type { AlertRow, ProposalAlertRow, ReportAlertRow } from './store.ts'

/** Whose alert it is, as far as what that person may open goes. */
export type AlertReader = Pick<Staff, 'id' | 'roles' | 'agency' | 'groups'>

/** An alert as its person sees it at `now`. */
export function toAlert(
  catalog: CatalogSnapshot,
  row: AlertRow,
  person: AlertReader,
  now: Temporal.Instant,
): Alert {
  return row.proposal ? toProposalAlert(row, now) : toReportAlert(catalog, row, person, now)
}

function toProposalAlert({ proposal, ...row }: ProposalAlertRow, now: Temporal.Instant): ProposalAlert {
  const { kind, person, proposedBy, decidedBy, isDecided, dueAt } = proposal
  return {
    ...toldOf(row),
    about: 'proposal',
    reason: row.reason,
    ...{ kind, person, proposedBy, decidedBy },
    dueAt: iso(dueAt),
    settled: isDecided || Temporal.Instant.compare(Temporal.Instant.from(dueAt), now) <= 0,
  }
}

function toReportAlert(
  catalog: CatalogSnapshot,
  row: ReportAlertRow,
  person: AlertReader,
  now: Temporal.Instant,
): ReportAlert {
  const { dueAt, ...seen } = asSeenBy(person, catalog, row)
  const settled = row.settled || seen.gone !== null
  return {
    ...toldOf(row),
    about: 'report',
    number: numberOf(row),
    reason: row.reason,
    clock: row.clock,
    ...seen,
    dueAt: isoOrNull(dueAt),
    late: settled ? null : latenessOf(catalog, row, now),
    settled,
  }
}

const toldOf = ({ id, insteadOf, createdAt, readAt }: Omit<AlertRow, 'proposal'>) => ({
  id,
  insteadOf: [...insteadOf],
  createdAt: iso(createdAt),
  readAt: isoOrNull(readAt),
})

/** What an alert tells its person of the report, in the bell and in a letter alike. */
export function asSeenBy(person: AlertReader, catalog: CatalogSnapshot, row: ReportAlertRow) {
  return mayOpen(row, person) ? asItStands(catalog, row) : asTold(catalog, row, person)
}

function asItStands(catalog: CatalogSnapshot, row: ReportAlertRow) {
  return {
    category: categoryRef(catalog, row.category),
    address: row.address,
    dueAt: row.clockDueAt ?? row.dueAt,
    gone: null,
  }
}

/** What became of the report after it went away is no business of those who held it, but who has it now. */
function asTold(catalog: CatalogSnapshot, row: ReportAlertRow, { agency }: AlertReader) {
  const isElsewhere = isHandedOver(row.status) && row.agency !== agency
  return {
    category: categoryRef(catalog, row.categoryBefore ?? row.category),
    address: row.addressBefore ? row.addressBefore[0] : row.address,
    dueAt: row.dueAt,
    gone: { to: isElsewhere ? agencyRef(catalog, row.agency) : null },
  }
}

/** By the calendar that rules the clock: the agency's for the time to accept, else the city's. */
export function latenessOf(
  { calendar, agencyCalendar }: CatalogSnapshot,
  { clock, agency, clockDueAt }: ReportAlertRow,
  now: Temporal.Instant,
): Lateness | null {
  if (!clockDueAt) return null
  const ruling = clock === 'accept' ? agencyCalendar(agency) : calendar
  return lateness(Temporal.Instant.fromEpochMilliseconds(clockDueAt.getTime()), now, ruling)
}
