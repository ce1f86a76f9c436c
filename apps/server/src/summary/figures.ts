import { openStatuses } from '@gorozhanin/domain/reports/status'
import {
  type FigurePeriod,
  figurePeriods,
  tallyAnswers,
  typicalDays,
} from '@gorozhanin/domain/summary/figures'
import type { Figures } from '@gorozhanin/domain/summary/figures-api'
import type { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Reader } from '../platform/database.ts'
import { countPublished } from '../reports/list-store.ts'
import { categoryRef } from '../reports/rows.ts'
import { readAnswered, readDue } from './indicator-store.ts'
import { lateOf } from './indicators.ts'

type Lists = Pick<Figures, 'from' | 'to' | 'received' | 'open' | 'overdue'>
type Answers = Omit<Figures, keyof Lists>

/** What lists of the map hold: counted under their own filters, so that each opens exactly what it counts. */
export async function countLists(
  db: Reader,
  catalog: CatalogSnapshot,
  period: FigurePeriod,
  now: Temporal.Instant,
): Promise<Lists> {
  const { from, to, begins } = daysOf(catalog, period, now)
  const filters = [
    { from: new Date(begins.epochMilliseconds) },
    { statuses: openStatuses },
    { overdue: true },
  ] as const
  const counts = await countPublished(db, filters, new Date(now.epochMilliseconds))
  const [received = 0, open = 0, overdue = 0] = counts
  return { from: from.toString(), to: to.toString(), received, open, overdue }
}

/** What came of reports: the head's definitions, counted over what strangers may see. */
export async function readAnswers(
  db: Reader,
  catalog: CatalogSnapshot,
  period: FigurePeriod,
  now: Temporal.Instant,
): Promise<Answers> {
  const asked = {
    from: daysOf(catalog, period, now).begins.toString(),
    to: now.toString(),
    asOf: now.toString(),
    zone: catalog.city.zone,
    sight: 'public',
  } as const
  const [due, words] = await Promise.all([readDue(db, asked), readAnswered(db, asked)])
  const late = lateOf(due)
  const answered = words.filter((word) => word.answered)
  const waits = (rows: typeof answered) => typicalDays(rows.flatMap(({ days }) => days ?? []))
  return {
    inTime: { count: late.of - late.count, of: late.of },
    answers: tallyAnswers(answered),
    planned: words.filter(({ deferred }) => deferred === true).length,
    typicalDays: waits(answered),
    byCategory: [...Map.groupBy(answered, ({ category }) => category)]
      .map(([code, rows]) => ({
        category: categoryRef(catalog, code),
        answered: rows.length,
        typicalDays: waits(rows),
      }))
      .toSorted((a, b) => b.answered - a.answered || a.category.code.localeCompare(b.category.code)),
  }
}

/** The days of a period that ends today, and when the first begins. */
function daysOf({ city: { zone } }: CatalogSnapshot, period: FigurePeriod, now: Temporal.Instant) {
  const to = now.toZonedDateTimeISO(zone).toPlainDate()
  const from = to.subtract({ days: figurePeriods[period] - 1 })
  return { from, to, begins: from.toZonedDateTime(zone).toInstant() }
}
