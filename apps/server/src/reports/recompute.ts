import { performerNews } from '@gorozhanin/domain/alerts/performers'
import { promisedAt } from '@gorozhanin/domain/reports/report-clocks'
import { recomputeClock } from '@gorozhanin/domain/sla/clock-moves'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { and, isNotNull, isNull, notInArray } from 'drizzle-orm'
import { tellPerformers } from '../alerts/news.ts'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import type { Reader } from '../platform/database.ts'
import { lockReportById, readClocks, recordEvent } from './store.ts'
import { clocks } from './tables.ts'
import { saveWithClocks } from './timers.ts'

const BATCH = 200

/**
 * Counts open clocks anew whose calendar has changed: a decree in the middle of the year, the days of a year that
 * was not known, the hours of an agency. Each from its own start, with an event that says so.
 *
 * Looks at the clocks once for every revision of the city pack; gives how many reports it counted anew.
 */
export function calendarWatch(): (ctx: Ctx) => Promise<number> {
  let seen: number | undefined
  return async (ctx) => {
    const catalog = await ctx.catalog()
    if (catalog.revision === seen) return 0
    let counted = 0
    for (let found = BATCH; found === BATCH; counted += found) found = await recomputeSome(ctx, catalog)
    seen = catalog.revision
    return counted
  }
}

async function recomputeSome(ctx: Ctx, catalog: CatalogSnapshot): Promise<number> {
  const stale = await withOldCalendar(ctx.db, currentVersions(catalog))
  for (const report of stale) await recompute(ctx, catalog, report)
  return stale.length
}

function currentVersions({ calendar, agencies, agencyCalendar }: CatalogSnapshot): readonly string[] {
  return [calendar.version, ...[...agencies.keys()].map((code) => agencyCalendar(code).version)]
}

async function withOldCalendar(db: Reader, versions: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ report: clocks.report })
    .from(clocks)
    .where(
      and(
        isNull(clocks.stoppedAt),
        isNotNull(clocks.term),
        notInArray(clocks.calendarVersion, [...new Set(versions)]),
      ),
    )
    .limit(BATCH)
  return rows.map(({ report }) => report)
}

async function recompute(ctx: Ctx, catalog: CatalogSnapshot, id: string): Promise<void> {
  const now = ctx.now()
  await ctx.db.transaction(async (tx) => {
    const report = await lockReportById(tx, id)
    const calendarOf = ({ kind }: Clock) =>
      kind === 'accept' ? catalog.agencyCalendar(report.agency) : catalog.calendar
    const before = await readClocks(tx, id)
    const after = before.map((clock) =>
      clock.term && !clock.stoppedAt ? recomputeClock(clock, clock.term, calendarOf(clock), now) : clock,
    )
    await saveWithClocks(tx, report, after, catalog, {})
    const promised = { before: promisedAt(before)?.toString(), after: promisedAt(after)?.toString() }
    if (promised.before === promised.after) return
    const { performer, version: route } = report
    const work = (dueAt: string | undefined) => ({ performer, dueAt: dueAt ?? null })
    const news = performerNews(work(promised.before), work(promised.after), false)
    await tellPerformers(
      ctx,
      tx,
      news.map((one) => ({ ...one, report: id, route })),
    )
    await recordEvent(tx, {
      report: id,
      at: new Date(now.epochMilliseconds),
      name: 'recomputed',
      actorKind: 'system',
      actor: null,
      fromStatus: report.status,
      toStatus: report.status,
      agency: report.agency,
      seen: 'all',
      text: null,
      data: { dueAt: promised.after, dueBefore: promised.before },
    })
  })
}
