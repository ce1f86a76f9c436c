import { repeatWindowDays } from '@gorozhanin/domain/reports/repeats'
import type { Indicators } from '@gorozhanin/domain/summary/api'
import {
  deferredShare,
  hasLongTerm,
  isPreliminary,
  lateShare,
  repeatShare,
} from '@gorozhanin/domain/summary/indicators'
import type { Share } from '@gorozhanin/domain/summary/shares'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import { categoryOf } from '../catalog/snapshot.ts'
import type { Reader } from '../platform/database.ts'
import { type Asked, readAnswered, readDue } from './indicator-store.ts'

type Period = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

/** The shares of a period as they are known at `asOf`: the same numbers whenever they are asked for. */
export async function readIndicators(
  db: Reader,
  catalog: CatalogSnapshot,
  { from, to }: Period,
  asOf: Temporal.Instant,
): Promise<Indicators> {
  const asked: Asked = {
    from: from.toString(),
    to: to.toString(),
    asOf: asOf.toString(),
    zone: catalog.city.zone,
    sight: 'all',
  }
  const [due, answered] = await Promise.all([readDue(db, asked), readAnswered(db, asked)])
  const { repeats } = catalog.city
  const words = answered.flatMap(({ deferred, category }) =>
    deferred === null ? [] : [{ deferred, term: categoryOf(catalog, category).answerTerm }],
  )
  return {
    from: asked.from,
    late: lateOf(due),
    repeated: repeatShare(
      answered
        .filter((report) => report.answered)
        .map(({ category, returned, later }) => ({
          returned,
          windowDays: repeatWindowDays(repeats, categoryOf(catalog, category).group),
          later: later.map(({ status, registeredAt, answeredAt }) => ({
            status,
            registeredAt: instant(registeredAt),
            answeredAt: answeredAt === null ? null : instant(answeredAt),
          })),
        })),
    ),
    repeatedPreliminary: isPreliminary(to, asOf, repeats.windowDays),
    deferred: deferredShare(words.filter(hasLongTerm)),
    deferredOfAll: deferredShare(words),
  }
}

export function lateOf(due: Awaited<ReturnType<typeof readDue>>): Share {
  return lateShare(
    due.map(({ status, dueMs, givenMs }) => ({
      status,
      dueAt: Temporal.Instant.fromEpochMilliseconds(dueMs),
      givenAt: givenMs === null ? null : Temporal.Instant.fromEpochMilliseconds(givenMs),
    })),
  )
}

const instant = (at: string): Temporal.Instant => Temporal.Instant.from(at)
