import type { ReportCard, TimelineEntry } from '@gorozhanin/domain/reports/api'
import type { Status } from '@gorozhanin/domain/reports/status'
import type { WordKey } from '../../words/catalogue.ts'

const entries: Readonly<Record<string, WordKey>> = {
  filed: 'city.history.filed',
  publish: 'city.history.publish',
  reject: 'city.history.reject',
  show: 'city.history.show',
  hide: 'city.history.hide',
  redirect: 'city.history.redirect',
  accept: 'city.history.accept',
  publish_answer: 'city.history.publish_answer',
  close_silent: 'city.history.close_silent',
}

/** What happened, in words; a fact that has none is told by the status it led to. */
export function entryKey({ name, status }: Pick<TimelineEntry, 'name' | 'status'>): WordKey {
  return entries[name] ?? `status.${status}`
}

const nexts: Readonly<Partial<Record<Status, WordKey>>> = {
  moderation: 'city.next.moderation',
  routed: 'city.next.routed',
  in_work: 'city.next.in_work',
  reopened: 'city.next.in_work',
  deferred: 'city.next.deferred',
  answered: 'city.next.answered',
}

/** What comes next; null where nothing does. */
export function nextKey({ status }: Pick<ReportCard, 'status'>): WordKey | null {
  return nexts[status] ?? null
}
