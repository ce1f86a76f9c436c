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

/** The figures of everyone: the head's definitions, counted over what strangers may see. */
export async function readFigures(
  db: Reader,
  catalog: CatalogSnapshot,
  period: FigurePeriod,
  now: Temporal.Instant,
): Promise<Figures> {
  const { zone } = catalog.city
  const to = now.toZonedDateTimeISO(zone).toPlainDate()
  const from = to.subtract({ days: figurePeriods[period] - 1 })
  const begins = from.toZonedDateTime(zone).toInstant()
  const asked = {
    from: begins.toString(),
    to: now.toString(),
    asOf: now.toString(),
    zone,
    sight: 'public',
  } as const
  const lists = [
    { from: new Date(begins.epochMilliseconds) },
    { statuses: openStatuses },
    { overdue: true },
  ] as const
  const [[received = 0, open = 0, overdue = 0], due, words] = await Promise.all([
    countPublished(db, lists, new Date(now.epochMilliseconds)),
    readDue(db, asked),
    readAnswered(db, asked),
  ])
  const late = lateOf(due)
  const answered = words.filter((word) => word.answered)
  const daysOf = (rows: typeof answered) => rows.flatMap(({ days }) => days ?? [])
  return {
    from: from.toString(),
    to: to.toString(),
    received,
    open,
    overdue,
    inTime: { count: late.of - late.count, of: late.of },
    answers: tallyAnswers(answered),
    planned: words.filter(({ deferred }) => deferred === true).length,
    typicalDays: typicalDays(daysOf(answered)),
    byCategory: [...Map.groupBy(answered, ({ category }) => category)]
      .map(([code, rows]) => ({
        category: categoryRef(catalog, code),
        answered: rows.length,
        typicalDays: typicalDays(daysOf(rows)),
      }))
      .toSorted((a, b) => b.answered - a.answered || a.category.code.localeCompare(b.category.code)),
  }
}
