import type { Movable } from '@gorozhanin/domain/reports/moves'
import type { Temporal } from 'temporal-polyfill'
import type { ReportRow } from './store.ts'

/** A row as it comes from a query or as JSON: its times may be text. */
type Stored = Pick<
  ReportRow,
  | 'status'
  | 'emergency'
  | 'agency'
  | 'performer'
  | 'pending'
  | 'redirects'
  | 'deferrals'
  | 'returns'
  | 'objected'
  | 'disagreed'
  | 'appeal'
> & {
  readonly publishedAt: Date | string | null
  readonly hiddenAt: Date | string | null
  readonly closedAt: Date | string | null
}

/** What the table of moves looks at. */
export function movableOf(report: Stored, now: Temporal.Instant): Movable {
  return {
    ...report,
    published: report.publishedAt !== null,
    hidden: report.hiddenAt !== null,
    appeal: report.appeal !== null,
    extended: report.appeal?.extended ?? false,
    endedMs: report.closedAt === null ? null : now.epochMilliseconds - new Date(report.closedAt).getTime(),
  }
}
