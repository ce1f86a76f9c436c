import { isProvisional, nextClock, promisedAt } from '@gorozhanin/domain/reports/report-clocks'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import type { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Tx } from '../platform/database.ts'
import { type ReportChange, saveClocks, saveReport } from './store.ts'

type Timed = { readonly id: string; readonly agency: string }

/** Saves the clocks of a report, what its row tells of them, and the rest of a change. */
export async function saveWithClocks(
  tx: Tx,
  { id, agency }: Timed,
  clocks: readonly Clock[],
  catalog: CatalogSnapshot,
  change: ReportChange,
): Promise<void> {
  await saveClocks(tx, id, clocks, versionsOf(catalog, agency))
  await saveReport(tx, id, { ...change, agency, ...timersOf(clocks) })
}

/** The calendar that each clock of a report is computed by. */
export function versionsOf({ calendar, agencyCalendar }: CatalogSnapshot, agency: string) {
  return ({ kind }: Clock): string => (kind === 'accept' ? agencyCalendar(agency).version : calendar.version)
}

/** What the row of a report tells of its clocks: the promise and the console's timer. */
export function timersOf(clocks: readonly Clock[]) {
  const next = nextClock(clocks)
  return {
    dueAt: toDate(promisedAt(clocks)),
    dueProvisional: isProvisional(clocks),
    nextClock: next?.kind ?? null,
    nextDueAt: toDate(next?.dueAt ?? null),
    nextWarnAt: toDate(next?.warnAt ?? null),
    pausedAt: toDate(next?.pausedAt ?? null),
  }
}

function toDate(at: Temporal.Instant | null): Date | null {
  return at && new Date(at.epochMilliseconds)
}
