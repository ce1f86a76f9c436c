import type { Input } from '@gorozhanin/domain/endpoint'
import { HINT_SCORE, MOST_HINTS, rankByLikeness, searchMeters } from '@gorozhanin/domain/reports/likeness'
import { publicStatus } from '@gorozhanin/domain/reports/status'
import type { findSimilar, Hint } from '@gorozhanin/domain/reports/support-api'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import { invalid } from '../platform/problem.ts'
import { numberOf } from './numbers.ts'
import { isOverdue } from './public-card.ts'
import { categoryRef, excerptOf, iso } from './rows.ts'
import { type Asker, type HintRow, readHints, reportsAround } from './similar-store.ts'

/**
 * Open reports that may speak of the same trouble as one that is being written, the likeliest first.
 *
 * @throws Problem with the field `category` for one that the city does not have.
 */
export async function similarReports(
  ctx: Ctx,
  { category: code, lon, lat, text = '' }: Input<typeof findSimilar>['body'],
  asker: Asker,
): Promise<Hint[]> {
  const catalog = await ctx.catalog()
  const category = catalog.categories.get(code)
  if (!category) throw invalid([{ field: 'category', code: 'report.category_unknown' }])
  const nowMs = ctx.now().epochMilliseconds
  const { duplicateRadiusMeters, group } = category
  const around = { lon, lat, radius: searchMeters(duplicateRadiusMeters), group }
  const candidates = (await reportsAround(ctx.db, around)).map((row) => ({ ...row, leadsTo: row.lead }))

  const likely = rankByLikeness({ category: code, text, nowMs, duplicateRadiusMeters }, candidates)
    .slice(0, MOST_HINTS)
    .filter(({ score }) => score >= HINT_SCORE)
  if (likely.length === 0) return []
  const rows = await readHints(
    ctx.db,
    likely.map(({ candidate }) => candidate.lead),
    asker,
  )
  const metersTo = new Map(likely.map(({ candidate }) => [candidate.lead, candidate.meters]))
  return rows.map((row) => toHint(catalog, row, metersTo.get(row.id) ?? 0, nowMs))
}

function toHint(catalog: CatalogSnapshot, row: HintRow, meters: number, nowMs: number): Hint {
  const { address, supporters, photo, mine, supported } = row
  return {
    number: numberOf(row),
    status: publicStatus(row.status),
    overdue: isOverdue(row, nowMs),
    category: categoryRef(catalog, row.category),
    address,
    meters: Math.round(meters),
    registeredAt: iso(row.registeredAt),
    excerpt: excerptOf(row.text),
    photo,
    supporters,
    mine,
    supported,
  }
}
