import type { ReportCard } from '@gorozhanin/domain/reports/api'
import type { WordKey } from '../../words/catalogue.ts'

type Standing = {
  readonly key: WordKey
  /** ISO 8601; the day that the words name, where they name one beside the promise. */
  readonly at: string | null
}

/** The sentence that says how a report stands, by its status; being late goes before what the agency does. */
export function standingOf(report: ReportCard): Standing {
  const { status, overdue, dueAt, timeline } = report
  const last = timeline.at(-1)?.at ?? report.registeredAt
  const eventDueAt = timeline.findLast((entry) => entry.dueAt !== null)?.dueAt ?? null
  switch (status) {
    case 'moderation':
    case 'needs_info':
    case 'rejected':
    case 'merged':
    case 'external':
    case 'withdrawn':
      return { key: `city.standing.${status}`, at: last }
    case 'deferred':
      return { key: 'city.standing.deferred', at: eventDueAt }
    case 'answered':
    case 'closed':
      return { key: `city.standing.${status}`, at: last }
    default:
      if (overdue) return { key: 'city.standing.overdue', at: dueAt }
      return {
        key: dueAt
          ? `city.standing.${status === 'reopened' ? 'reopened' : 'promised'}`
          : 'city.standing.at_agency',
        at: last,
      }
  }
}
