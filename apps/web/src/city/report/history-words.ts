import type { Names } from '@gorozhanin/domain/names'
import type { ReportCard, TimelineEntry } from '@gorozhanin/domain/reports/api'
import type { MoveName, moves } from '@gorozhanin/domain/reports/moves'
import { type ReasonLists, reasonKindOf, reasonName } from '@gorozhanin/domain/reports/reason-lists'
import type { Status } from '@gorozhanin/domain/reports/status'
import type { WordKey } from '../../words/catalogue.ts'

/** A fact that residents may read of: every move but those that staff keeps to itself. */
type ToldFact =
  | 'filed'
  | 'recomputed'
  | 'unpublish'
  | { [Name in MoveName]: (typeof moves)[Name]['seen'] extends 'staff' ? never : Name }[MoveName]

const entries: Readonly<Record<ToldFact, WordKey>> = {
  filed: 'city.history.filed',
  recomputed: 'city.history.recomputed',
  publish: 'city.history.publish',
  reject: 'city.history.reject',
  ask: 'city.history.ask',
  reply: 'city.history.reply',
  expire_info: 'city.history.expire_info',
  object: 'city.history.object',
  merge: 'city.history.merge',
  unmerge: 'city.history.unmerge',
  show: 'city.history.show',
  hide: 'city.history.hide',
  unpublish: 'city.history.unpublish',
  redirect: 'city.history.redirect',
  accept: 'city.history.accept',
  approve_deferral: 'city.history.approve_deferral',
  resume: 'city.history.resume',
  publish_answer: 'city.history.publish_answer',
  confirm: 'city.history.confirm',
  return: 'city.history.return',
  control: 'city.history.control',
  disagree: 'city.history.disagree',
  close_disagreed: 'city.history.close_disagreed',
  close_silent: 'city.history.close_silent',
  pass_outside: 'city.history.pass_outside',
  take_back: 'city.history.take_back',
  register_appeal: 'city.history.register_appeal',
  extend_appeal: 'city.history.extend_appeal',
  withdraw: 'city.history.withdraw',
  correct: 'city.history.correct',
  amend: 'city.history.amend',
  note: 'city.history.note',
}

/** What happened, in words; a fact that has none is told by the status it led to. */
export function entryKey({ name, status }: Pick<TimelineEntry, 'name' | 'status'>): WordKey {
  return isTold(name) ? entries[name] : `status.${status}`
}

function isTold(name: string): name is ToldFact {
  return Object.hasOwn(entries, name)
}

/** Why, by the list that the fact chooses from; null where it has no reason, or one that the title says already. */
export function reasonOf(
  lists: ReasonLists,
  { name, reason }: Pick<TimelineEntry, 'name' | 'reason'>,
): Names | null {
  const kind = reasonKindOf(name)
  return reason !== null && kind ? reasonName(lists, kind, reason) : null
}

/** What the photos of an event show. */
export function photosKey({ photos, outcome }: Pick<TimelineEntry, 'photos' | 'outcome'>): WordKey {
  if (photos.some(({ kind }) => kind === 'added')) return 'city.history.added'
  return outcome === 'fixed' ? 'city.history.after' : 'city.history.place'
}

const nexts: Readonly<Partial<Record<Status, WordKey>>> = {
  moderation: 'city.next.moderation',
  needs_info: 'city.next.needs_info',
  routed: 'city.next.routed',
  in_work: 'city.next.in_work',
  reopened: 'city.next.in_work',
  deferred: 'city.next.deferred',
  answered: 'city.next.answered',
}

/** What comes next; null where nothing does. */
export function nextKey({ status, timeline }: Pick<ReportCard, 'status' | 'timeline'>): WordKey | null {
  if (status === 'answered' && isDisputed(timeline)) return 'city.next.disagreed'
  return nexts[status] ?? null
}

/** Whether the author disagrees with the last answer and the head has the word. */
export function isDisputed(timeline: ReportCard['timeline']): boolean {
  return (
    timeline.findLast(({ name }) => name === 'disagree' || name === 'publish_answer')?.name === 'disagree'
  )
}
