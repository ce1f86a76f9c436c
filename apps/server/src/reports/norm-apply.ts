import { mayStartAtEvent, withNormStart } from '@gorozhanin/domain/reports/norm-start'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import type { Temporal } from 'temporal-polyfill'
import { type CatalogSnapshot, categoryOf } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import type { Reader } from '../platform/database.ts'
import { freshNormEvents, type NormEventRow, normEventsAt, reportsUnder } from './norm-store.ts'
import { lockReportById, placeOf, readClocks, recordEvent, saveClocks } from './store.ts'
import { versionsOf } from './timers.ts'

const FRESH_MINUTES = 10

/** What a norm of a report is counted from. */
type Placed = {
  readonly category: string
  /** Asked only where norms of the category start at an event. */
  readonly place: () => Promise<{ readonly lon: number; readonly lat: number } | null>
}

/** The clocks of a report with its norm counted from where the announced events let it begin. */
export async function settleNorm(
  db: Reader,
  catalog: CatalogSnapshot,
  clocks: readonly Clock[],
  { category: code, place }: Placed,
  now: Temporal.Instant,
): Promise<readonly Clock[]> {
  const category = categoryOf(catalog, code)
  const events = mayStartAtEvent(category) ? await normEventsAt(db, code, await place()) : []
  return withNormStart(clocks, category, events, now, catalog.calendar)
}

/**
 * Counts the norms of open reports anew after an event was announced or taken back, each report in a transaction of
 * its own with an event for staff. Twice is once: what a norm begins at is told by all events that stand.
 *
 * Gives how many norms moved.
 */
export async function applyNormEvent(ctx: Ctx, event: NormEventRow): Promise<number> {
  const catalog = await ctx.catalog()
  let moved = 0
  for (const id of await reportsUnder(ctx.db, event)) {
    if (await applyTo(ctx, catalog, id, event)) moved++
  }
  return moved
}

/** The same for what was announced in the last minutes: a report may have been filed at that very moment. */
export async function applyFreshNormEvents(ctx: Ctx): Promise<void> {
  const since = ctx.now().subtract({ minutes: FRESH_MINUTES })
  for (const event of await freshNormEvents(ctx.db, new Date(since.epochMilliseconds)))
    await applyNormEvent(ctx, event)
}

async function applyTo(
  ctx: Ctx,
  catalog: CatalogSnapshot,
  id: string,
  event: NormEventRow,
): Promise<boolean> {
  const now = ctx.now()
  return ctx.db.transaction(async (tx) => {
    const report = await lockReportById(tx, id)
    const before = await readClocks(tx, id)
    const placed = { category: report.category, place: () => placeOf(tx, id) }
    const after = await settleNorm(tx, catalog, before, placed, now)
    const norm = after.find((clock) => clock.kind === 'elimination' && !before.includes(clock))
    if (!norm) return false

    // The row tells nothing of a norm: whoever has the card open is not disturbed.
    await saveClocks(tx, id, after, versionsOf(catalog, report.agency))
    await recordEvent(tx, {
      report: id,
      at: new Date(now.epochMilliseconds),
      name: 'norm_started',
      actorKind: 'administration',
      actor: event.withdrawnBy ?? event.setBy,
      fromStatus: report.status,
      toStatus: report.status,
      agency: report.agency,
      seen: 'staff',
      text: event.name,
      data: { clock: 'elimination', startsAt: norm.startedAt.toString(), normEvent: event.id },
    })
    return true
  })
}
