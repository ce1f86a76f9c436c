import type { Alert, ProposalAlert, ReportAlert } from '@gorozhanin/domain/alerts/api'
import { type Lateness, lateness } from '@gorozhanin/domain/alerts/lateness'
import { isHandedOver, mayOpen } from '@gorozhanin/domain/reports/sight'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Staff } from '../platform/access.ts'
import { numberOf } from '../reports/numbers.ts'
import { agencyRef, categoryRef, iso, isoOrNull } from '../reports/rows.ts'
import type { AlertRow, ProposalAlertRow, ReportAlertRow } from './store.ts'

/** An alert as its person sees it at `now`. */
export function toAlert(
  catalog: CatalogSnapshot,
  row: AlertRow,
  person: Staff,
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
  person: Staff,
  now: Temporal.Instant,
): ReportAlert {
  const gone = !mayOpen(row, person)
  const settled = row.settled || gone
  return {
    ...toldOf(row),
    about: 'report',
    number: numberOf(row),
    reason: row.reason,
    clock: row.clock,
    ...(gone ? asTold(catalog, row, person) : asItStands(catalog, row)),
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

function asItStands(catalog: CatalogSnapshot, row: ReportAlertRow) {
  return {
    category: categoryRef(catalog, row.category),
    address: row.address,
    dueAt: isoOrNull(row.clockDueAt ?? row.dueAt),
    gone: null,
  }
}

/** What became of the report after it went away is no business of those who held it, but who has it now. */
function asTold(catalog: CatalogSnapshot, row: ReportAlertRow, { agency }: Staff) {
  const isElsewhere = isHandedOver(row.status) && row.agency !== agency
  return {
    category: categoryRef(catalog, row.categoryBefore ?? row.category),
    address: row.addressBefore ? row.addressBefore[0] : row.address,
    dueAt: isoOrNull(row.dueAt),
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
