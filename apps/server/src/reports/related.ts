import type { Category } from '@gorozhanin/domain/catalog/pack-categories'
import type { Input } from '@gorozhanin/domain/endpoint'
import { mayUse, readsContacts } from '@gorozhanin/domain/people/rights'
import type {
  decideRepeat,
  EarlierReport,
  OpenReport,
  RelatedReports,
  RepeatState,
} from '@gorozhanin/domain/reports/api'
import { moveOf } from '@gorozhanin/domain/reports/moves'
import { isSameSpot, isWithinRepeatWindow, repeatWindowDays } from '@gorozhanin/domain/reports/repeats'
import { mayOpen } from '@gorozhanin/domain/reports/sight'
import { openStatuses } from '@gorozhanin/domain/reports/status'
import { Temporal } from 'temporal-polyfill'
import { type CatalogSnapshot, categoryOf } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import type { Reader } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { numberOf } from './numbers.ts'
import { isShown } from './public-card.ts'
import { type RelatedRow, relatedTo, repeatsOf, saveRepeat } from './related-store.ts'
import { categoryRef, excerptOf, iso, isoOrNull } from './rows.ts'
import { findByNumber, lockReport, type ReportRow, recordEvent } from './store.ts'

/** What the rule looks at; times may be text. */
type Later = Pick<ReportRow, 'id' | 'status' | 'category' | 'categoryGroup' | 'house'> & {
  readonly registeredAt: Date | string
}

/** Reports of the same trouble as this member of staff may know them; only who decides is proposed any. */
export async function relatedReports(
  db: Reader,
  catalog: CatalogSnapshot,
  report: Later,
  staff: Staff,
): Promise<RelatedReports> {
  const category = categoryOf(catalog, report.category)
  const [rows, later] = await Promise.all([
    relatedTo(db, report.id, category.duplicateRadiusMeters),
    repeatsOf(db, report.id),
  ])
  const decides = mayUse(staff.roles, 'reports.moderate')
  const clear = readsContacts(staff.roles)
  const known = rows.filter((row) => mayOpen(row, staff) && (decides || isLinked(row)))
  const mayMerge = decides && moveOf('merge').from.includes(report.status)
  return {
    repeats: known
      .filter((row) => isLinked(row) || isRepeat(catalog, category, report, row))
      .toSorted((a, b) => (b.answeredAt ?? '').localeCompare(a.answeredAt ?? ''))
      .map((row) => toEarlier(catalog, asRead(row, clear))),
    repeatedBy: later.filter((row) => mayOpen(row, staff)).map(numberOf),
    duplicates: mayMerge
      ? known
          .filter((row) => isDuplicate(category, report, row))
          .toSorted((a, b) => (a.meters ?? 0) - (b.meters ?? 0))
          .slice(0, MOST_DUPLICATES)
          .map((row) => toOpen(catalog, asRead(row, clear)))
      : [],
  }
}

const MOST_DUPLICATES = 5

/** Someone has said whether it is a repeat. */
const isLinked = ({ declared, decision }: RelatedRow): boolean => declared || decision !== null

function isRepeat(catalog: CatalogSnapshot, category: Category, report: Later, row: RelatedRow): boolean {
  if (row.answeredAt === null || (row.status !== 'answered' && row.status !== 'closed')) return false
  const days = repeatWindowDays(catalog.city.repeats, row.categoryGroup)
  return (
    isNear(category, report, row) &&
    isWithinRepeatWindow(instant(report.registeredAt), instant(row.answeredAt), days)
  )
}

/** While the earlier report is open, the same trouble is a duplicate. */
function isDuplicate(category: Category, report: Later, row: RelatedRow): boolean {
  return openStatuses.some((open) => open === row.status) && isNear(category, report, row)
}

function isNear(category: Category, { categoryGroup, house }: Later, row: RelatedRow): boolean {
  return isSameSpot(
    { group: categoryGroup, house },
    { ...row, group: row.categoryGroup },
    category,
    row.meters,
  )
}

const instant = (at: Date | string) => Temporal.Instant.fromEpochMilliseconds(new Date(at).getTime())

/** The words as this reader reads them. */
function asRead(row: RelatedRow, clear: boolean): RelatedRow {
  if (clear) return row
  return {
    ...row,
    address: row.publicAddress ?? row.address,
    text: row.publicText ?? row.text,
    answer: row.publicAnswer ?? row.answer,
  }
}

function toOther(catalog: CatalogSnapshot, row: RelatedRow) {
  return {
    number: numberOf(row),
    status: row.status,
    category: categoryRef(catalog, row.category),
    address: row.address,
    meters: row.meters === null ? null : Math.round(row.meters),
    registeredAt: iso(row.registeredAt),
    excerpt: excerptOf(row.text),
  }
}

function toEarlier(catalog: CatalogSnapshot, row: RelatedRow): EarlierReport {
  return {
    ...toOther(catalog, row),
    photos: [...row.photos],
    outcome: row.outcome,
    answeredAt: isoOrNull(row.answeredAt),
    answer: row.answer,
    state: stateOf(row),
  }
}

function toOpen(catalog: CatalogSnapshot, row: RelatedRow): OpenReport {
  const photos = row.photos.filter(({ kind }) => kind === 'before')
  return { ...toOther(catalog, row), photos, supporters: row.supporters }
}

function stateOf({ declared, decision }: RelatedRow): RepeatState {
  return decision ?? (declared ? 'declared' : 'proposed')
}

const eventOf = {
  confirmed: 'repeat_confirmed',
  dismissed: 'repeat_dismissed',
  open: 'repeat_undone',
} as const

/**
 * Says whether a report repeats an earlier one, or takes that word back. The same word again changes nothing.
 *
 * @throws Problem with the field `earlier`: no such report, or one that the rule does not propose and nobody named.
 */
export async function sayRepeat(
  ctx: Ctx,
  staff: Staff,
  { params, body }: Pick<Input<typeof decideRepeat>, 'params' | 'body'>,
): Promise<void> {
  const catalog = await ctx.catalog()
  await ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, params.number)
    if (!report || !mayOpen(report, staff)) throw new Problem('report.not_found')
    const category = categoryOf(catalog, report.category)
    const rows = await relatedTo(tx, report.id, category.duplicateRadiusMeters)
    const earlier = rows.find((row) => numberOf(row) === body.earlier && mayOpen(row, staff))
    if (!earlier || !(isLinked(earlier) || isRepeat(catalog, category, report, earlier)))
      throw invalid([{ field: 'earlier', code: 'report.repeat_unlikely' }])

    const decision = body.decision === 'open' ? null : body.decision
    if (decision === earlier.decision) return
    await saveRepeat(tx, report.id, earlier.id, decision)
    await recordEvent(tx, {
      report: report.id,
      at: new Date(ctx.now().epochMilliseconds),
      name: eventOf[body.decision],
      actorKind: staff.roles.includes('moderator') ? 'moderator' : 'administration',
      actor: staff.id,
      fromStatus: report.status,
      toStatus: report.status,
      agency: report.agency,
      seen: 'staff',
      text: null,
      data: { repeatOf: body.earlier },
    })
  })
}

/**
 * The id of a closed report whose trouble is back. `mine`: who files has the author's secret of it.
 *
 * @throws Problem with the field `repeatOf`: absent or hidden, which look alike, or not closed.
 */
export async function reportToRepeat(db: Reader, number: string, mine: boolean): Promise<string> {
  const report = await findByNumber(db, number)
  if (!report || !(mine || isShown(report)))
    throw invalid([{ field: 'repeatOf', code: 'report.repeat_unknown' }])
  if (report.status !== 'closed') throw invalid([{ field: 'repeatOf', code: 'report.repeat_not_closed' }])
  return report.id
}
