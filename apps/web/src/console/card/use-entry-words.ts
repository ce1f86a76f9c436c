import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { useNow } from '../../ui/use-now.ts'
import type { WordKey } from '../../words/catalogue.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { clockWords } from '../clock-words.ts'
import { useReasonName } from './use-reason-name.ts'

type Entry = ConsoleCard['history'][number]

const titles = {
  filed: 'event.filed',
  publish: 'event.publish',
  reject: 'event.reject',
  ask: 'event.ask',
  reply: 'event.reply',
  expire_info: 'event.expire_info',
  object: 'event.object',
  merge: 'event.merge',
  unmerge: 'event.unmerge',
  show: 'event.show',
  hide: 'event.hide',
  redirect: 'event.redirect',
  not_ours: 'event.not_ours',
  accept: 'event.accept',
  name_performer: 'event.name_performer',
  draft_answer: 'event.draft_answer',
  propose_deferral: 'event.propose_deferral',
  approve_deferral: 'event.approve_deferral',
  resume: 'event.resume',
  answer: 'event.answer',
  publish_answer: 'event.publish_answer',
  send_back: 'event.send_back',
  confirm: 'event.confirm',
  return: 'event.return',
  control: 'event.control',
  disagree: 'event.disagree',
  close_disagreed: 'event.close_disagreed',
  close_silent: 'event.close_silent',
  pass_outside: 'event.pass_outside',
  take_back: 'event.take_back',
  register_appeal: 'event.register_appeal',
  extend_appeal: 'event.extend_appeal',
  withdraw: 'event.withdraw',
  correct: 'event.correct',
  amend: 'event.amend',
  note: 'event.note',
  handed_over: 'event.handed_over',
  repeat_confirmed: 'event.repeat_confirmed',
  repeat_dismissed: 'event.repeat_dismissed',
  repeat_undone: 'event.repeat_undone',
  words_hidden: 'event.words_hidden',
  words_shown: 'event.words_shown',
  photo_blacked_out: 'event.photo_blacked_out',
  recomputed: 'event.recomputed',
  norm_started: 'event.norm_started',
  warned: 'event.warned',
  last_hour: 'event.last_hour',
  breached: 'event.breached',
} as const satisfies Record<string, WordKey>

/** What an entry of the history says: what happened, who did it, and the outcome, reason or rating in words. */
export function useEntryWords(entry: Entry) {
  const {
    name: fact,
    agency,
    person,
    actor,
    outcome,
    reason,
    clock,
    until,
    body,
    outgoing,
    rating,
    startsAt,
    appealNumber,
    performer,
  } = entry
  const t = useWords()
  const name = useNames()
  const reasonName = useReasonName()
  const formats = useFormats()
  const now = useNow()
  const title = Object.hasOwn(titles, fact) ? titles[fact as keyof typeof titles] : 'event.other'
  const agencyName = agency ? name(agency.name) : ''
  const because = reason ? reasonName(fact, reason) : null
  const notes = [
    clock && t(clockWords(clock).full),
    performer && fact === 'accept' && t('event.performer', { performer: name(performer) }),
    rating && t('event.rating', { rating }),
    outcome && t(`outcome.${outcome}`),
    because && name(because),
  ]
  return {
    title: t(title, {
      agency: agencyName,
      body: body ?? '',
      repeat: entry.repeatOf ?? '',
      outgoing: outgoing
        ? t('letter.outgoing', { number: outgoing.number, date: formats.shortDay(outgoing.date, now) })
        : '',
      appeal: appealNumber ?? '',
      performer: performer ? name(performer) : 'none',
      moment: startsAt ? formats.moment(startsAt, now) : '',
      until: until ? formats.shortDay(until, now) : '',
    }),
    who: person ? name(person) : actor === 'agency' && agency ? agencyName : t(`actor.${actor}`),
    note: notes.filter(Boolean).join(' · '),
  }
}
