import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Code, Instant, Names } from '../names.ts'
import { ConsoleRow } from '../reports/api.ts'

/** So many of so many reports. */
export const Share = t.Object({ count: t.Integer(), of: t.Integer() })

/** Of the thirty days that end at a moment, each counted from events up to it. */
const Indicators = t.Object({
  from: Instant,
  /** Answers after their term, of those whose term ended. */
  late: Share,
  /** Answers that were returned or whose trouble came back, of those that were given. */
  repeated: Share,
  /** Repeats of these answers may still come. */
  repeatedPreliminary: t.Boolean(),
  /** Put off first, of what was answered or put off: in the categories of eight working days, and in all. */
  deferred: Share,
  deferredOfAll: Share,
})
export type Indicators = t.Static<typeof Indicators>

export const headToday = endpoint({
  method: 'GET',
  path: '/head/today',
  summary: 'Today’s counts by status and agency, and what is overdue',
  access: 'summary.read',
  reply: t.Object({
    asOf: Instant,
    day: t.String(),
    filed: t.Integer(),
    answered: t.Integer(),
    rejected: t.Integer(),
    closed: t.Integer(),
    /** The mean of the seven days before today, each counted to this hour. */
    weekMean: t.Object({ filed: t.Number(), answered: t.Number() }),
    open: t.Integer(),
    overdue: t.Integer(),
    dueToday: t.Integer(),
    dueTomorrow: t.Integer(),
    authors7d: t.Integer(),
    indicators: Indicators,
    byStatus: t.Record(t.String(), t.Integer()),
    byAgency: t.Array(
      t.Object({
        agency: t.Object({ code: Code, name: Names }),
        open: t.Integer(),
        overdue: t.Integer(),
        answered: t.Integer(),
      }),
    ),
    /**
     * Longest overdue first, at most 50; `overdue` is the whole number. `workDaysOver` are whole working days since
     * the answer was due.
     */
    overdueReports: t.Array(t.Object({ ...ConsoleRow.properties, workDaysOver: t.Integer() })),
  }),
})
