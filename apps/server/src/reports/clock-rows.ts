import type { Term } from '@gorozhanin/domain/catalog/pack-categories'
import type { Clock, ClockKind } from '@gorozhanin/domain/sla/clocks'
import { nextMarkAt } from '@gorozhanin/domain/sla/clocks'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { iso } from './rows.ts'
import type { clocks } from './tables.ts'

type Stored = typeof clocks.$inferSelect

/** A clock as PostgreSQL reads it from JSON, by column. */
export type ClockRow = {
  readonly kind: ClockKind
  readonly run: number
  readonly term: Term | null
  readonly provisional: boolean
  readonly calendar_version: string
  readonly started_at: string
  readonly due_at: string
  readonly warn_at: string
  readonly last_hour_at: string | null
  readonly paused_at: string | null
  readonly pauses: readonly { readonly from: string; readonly to: string }[]
  readonly submitted_at: string | null
  readonly stopped_at: string | null
  readonly satisfied_at: string | null
  readonly stopped_by: string | null
  readonly warning_found_at: string | null
  readonly last_hour_found_at: string | null
  readonly breach_found_at: string | null
  readonly mark_at: string | null
}

const text = (at: Temporal.Instant): string => iso(new Date(at.epochMilliseconds))
/** ISO 8601 in UTC. Hundreds of thousands are written at the end of a day: a Date writes faster than an Instant. */
export const maybeText = (at: Temporal.Instant | null): string | null => at && text(at)
const instant = (at: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime())
const maybe = (at: Date | null): Temporal.Instant | null => at && instant(at)

export function toClockRow(clock: Clock, run: number, calendarVersion: string): ClockRow {
  return {
    kind: clock.kind,
    run,
    term: clock.term,
    provisional: clock.provisional,
    calendar_version: calendarVersion,
    started_at: text(clock.startedAt),
    due_at: text(clock.dueAt),
    warn_at: text(clock.warnAt),
    last_hour_at: maybeText(clock.lastHourAt),
    paused_at: maybeText(clock.pausedAt),
    pauses: clock.pauses.map(({ from, to }) => ({ from: text(from), to: text(to) })),
    submitted_at: maybeText(clock.submittedAt),
    stopped_at: maybeText(clock.stoppedAt),
    satisfied_at: maybeText(clock.satisfiedAt),
    stopped_by: clock.stoppedBy,
    warning_found_at: maybeText(clock.marked.warning),
    last_hour_found_at: maybeText(clock.marked.last_hour),
    breach_found_at: maybeText(clock.marked.breach),
    mark_at: maybeText(nextMarkAt(clock)),
  }
}

export function toClock(row: Stored): Clock {
  return {
    kind: row.kind,
    term: row.term,
    provisional: row.provisional,
    startedAt: instant(row.startedAt),
    dueAt: instant(row.dueAt),
    warnAt: instant(row.warnAt),
    lastHourAt: maybe(row.lastHourAt),
    pausedAt: maybe(row.pausedAt),
    pauses: row.pauses.map(({ from, to }) => ({
      from: Temporal.Instant.from(from),
      to: Temporal.Instant.from(to),
    })),
    submittedAt: maybe(row.submittedAt),
    stoppedAt: maybe(row.stoppedAt),
    satisfiedAt: maybe(row.satisfiedAt),
    stoppedBy: row.stoppedBy,
    marked: {
      warning: maybe(row.warningFoundAt),
      last_hour: maybe(row.lastHourFoundAt),
      breach: maybe(row.breachFoundAt),
    },
  }
}

const clockColumnTypes = {
  kind: 'text',
  run: 'smallint',
  term: 'jsonb',
  provisional: 'boolean',
  calendar_version: 'text',
  started_at: 'timestamptz',
  due_at: 'timestamptz',
  warn_at: 'timestamptz',
  last_hour_at: 'timestamptz',
  paused_at: 'timestamptz',
  pauses: 'jsonb',
  submitted_at: 'timestamptz',
  stopped_at: 'timestamptz',
  satisfied_at: 'timestamptz',
  stopped_by: 'text',
  warning_found_at: 'timestamptz',
  last_hour_found_at: 'timestamptz',
  breach_found_at: 'timestamptz',
  mark_at: 'timestamptz',
} as const satisfies Record<keyof ClockRow, string>

/** Column names for an insert. */
export const clockColumns = sql.raw(Object.keys(clockColumnTypes).join(', '))
/** The same with their types, for `jsonb_to_recordset`. */
export const clockShape = sql.raw(
  Object.entries(clockColumnTypes)
    .map(([column, type]) => `${column} ${type}`)
    .join(', '),
)

/** Takes every column but the key from the row that was refused. */
export const clockUpdates = sql.raw(
  Object.keys(clockColumnTypes)
    .filter((column) => column !== 'kind' && column !== 'run')
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
)
