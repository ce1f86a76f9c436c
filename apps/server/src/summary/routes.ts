import type { Reply } from '@gorozhanin/domain/endpoint'
import { workingDayEndsBetween } from '@gorozhanin/domain/sla/due-days'
import { headToday } from '@gorozhanin/domain/summary/api'
import { INDICATOR_DAYS } from '@gorozhanin/domain/summary/shares'
import { Temporal } from 'temporal-polyfill'
import type { Ctx } from '../main/context.ts'
import { type Served, serve } from '../platform/serve.ts'
import { toConsoleRow } from '../reports/console-card.ts'
import { listOverdue } from '../reports/list-store.ts'
import { agencyRef } from '../reports/rows.ts'
import { readIndicators } from './indicators.ts'
import { countAnswers, countFlow, countStock, type Window } from './store.ts'

const DAYS_OF_MEAN = 7
const OVERDUE_SHOWN = 50

export const summaryRoutes = (ctx: Ctx): Served[] => [serve(headToday, () => readToday(ctx))]

async function readToday(ctx: Ctx): Promise<Reply<typeof headToday>> {
  const catalog = await ctx.catalog()
  const asOf = ctx.now()
  const now = asOf.toZonedDateTimeISO(catalog.city.zone)
  const month = { from: asOf.subtract({ hours: INDICATOR_DAYS * 24 }), to: asOf }
  const day = now.startOfDay()
  const window: Window = {
    from: day.toInstant().toString(),
    to: day.add({ days: 1 }).toInstant().toString(),
    weekFrom: day.subtract({ days: DAYS_OF_MEAN }).toInstant().toString(),
    tomorrowTo: day.add({ days: 2 }).toInstant().toString(),
    now: now.toInstant().toString(),
    zone: now.timeZoneId,
  }
  const [flow, stock, answers, late, indicators] = await Promise.all([
    countFlow(ctx.db, window),
    countStock(ctx.db, window),
    countAnswers(ctx.db, window),
    listOverdue(ctx.db, new Date(now.epochMilliseconds), OVERDUE_SHOWN),
    readIndicators(ctx.db, catalog, month, asOf),
  ])
  const sum = (rows: typeof stock, key: 'open' | 'overdue' | 'dueToday' | 'dueTomorrow') =>
    rows.reduce((total, row) => total + row[key], 0)
  const codes = new Set([...stock, ...answers].map(({ agency }) => agency))
  return {
    asOf: window.now,
    day: day.toPlainDate().toString(),
    filed: flow.filed,
    answered: flow.answered,
    rejected: flow.rejected,
    closed: flow.closed,
    weekMean: { filed: mean(flow.filedWeek), answered: mean(flow.answeredWeek) },
    open: sum(stock, 'open'),
    overdue: sum(stock, 'overdue'),
    dueToday: sum(stock, 'dueToday'),
    dueTomorrow: sum(stock, 'dueTomorrow'),
    authors7d: flow.authors,
    indicators,
    byStatus: Object.fromEntries(
      [...new Set(stock.map(({ status }) => status))].map((status) => [
        status,
        sum(
          stock.filter((row) => row.status === status),
          'open',
        ),
      ]),
    ),
    byAgency: [...codes]
      .map((code) => {
        const own = stock.filter(({ agency }) => agency === code)
        return {
          agency: agencyRef(catalog, code),
          open: sum(own, 'open'),
          overdue: sum(own, 'overdue'),
          answered: answers.find(({ agency }) => agency === code)?.answered ?? 0,
        }
      })
      .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open),
    overdueReports: late.map((row) => ({
      ...toConsoleRow(catalog, row, { photo: row.photo, now: now.toInstant(), clear: false }),
      workDaysOver: row.dueAt
        ? workingDayEndsBetween(instant(row.dueAt), now.toInstant(), catalog.calendar)
        : 0,
    })),
  }
}

const instant = (at: Date | string): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(new Date(at).getTime())

function mean(count: number): number {
  return Math.round((count / DAYS_OF_MEAN) * 10) / 10
}
