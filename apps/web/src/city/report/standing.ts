import type { ReportCard, TimelineEntry } from '@gorozhanin/domain/reports/api'
import type { WordKey } from '../../words/catalogue.ts'

type Standing = {
  readonly key: WordKey
  /** ISO 8601, or a day; what the words name, where they name a time beside the promise. */
  readonly at: string | null
  /** What happened that the words speak of: it knows the reason, the body, the other report. */
  readonly told: TimelineEntry | null
}

/** What led to a status that tells more than its name. */
const facts = {
  needs_info: ['ask'],
  rejected: ['reject', 'expire_info'],
  merged: ['merge'],
  external: ['pass_outside'],
  deferred: ['approve_deferral'],
} as const satisfies Partial<Record<ReportCard['status'], readonly string[]>>

/** The sentence that says how a report stands, by its status; being late goes before what the agency does. */
export function standingOf(report: ReportCard): Standing {
  const { status, overdue, dueAt, timeline, mine } = report
  const last = timeline.at(-1)?.at ?? report.registeredAt
  switch (status) {
    case 'needs_info': {
      const told = lastOf(timeline, facts.needs_info)
      if (!mine) return { key: 'city.standing.asked', at: last, told }
      return { key: 'city.standing.needs_info', at: report.waitsUntil, told }
    }
    case 'rejected':
    case 'merged':
    case 'external': {
      const told = lastOf(timeline, facts[status])
      return { key: `city.standing.${status}`, at: told?.at ?? last, told }
    }
    case 'deferred': {
      const told = lastOf(timeline, facts.deferred)
      return { key: 'city.standing.deferred', at: told?.until ?? null, told }
    }
    case 'answered':
    case 'closed': {
      // Notes of the author may come after the answer.
      const answer = status === 'answered' ? lastOf(timeline, ['publish_answer']) : null
      return { key: `city.standing.${status}`, at: answer?.at ?? last, told: null }
    }
    case 'moderation':
    case 'withdrawn':
      return { key: `city.standing.${status}`, at: last, told: null }
    default:
      if (overdue) return { key: 'city.standing.overdue', at: dueAt, told: null }
      return {
        key: dueAt
          ? `city.standing.${status === 'reopened' ? 'reopened' : 'promised'}`
          : 'city.standing.at_agency',
        at: last,
        told: null,
      }
  }
}

function lastOf(timeline: ReportCard['timeline'], names: readonly string[]): TimelineEntry | null {
  return timeline.findLast(({ name }) => names.includes(name)) ?? null
}
