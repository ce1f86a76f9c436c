import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { type RejectionReason, rejectionReasons } from '@gorozhanin/domain/reports/rejection'
import type { WordKey } from '../../words/catalogue.ts'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { clockWords } from '../clock-words.ts'

type Entry = ConsoleCard['history'][number]

const titles = {
  filed: 'event.filed',
  publish: 'event.publish',
  reject: 'event.reject',
  show: 'event.show',
  hide: 'event.hide',
  redirect: 'event.redirect',
  accept: 'event.accept',
  answer: 'event.answer',
  publish_answer: 'event.publish_answer',
  send_back: 'event.send_back',
  handed_over: 'event.handed_over',
  close_silent: 'event.close_silent',
  warned: 'event.warned',
  last_hour: 'event.last_hour',
  breached: 'event.breached',
} as const satisfies Record<string, WordKey>

/** What an entry of the history says: what happened, who did it, and the outcome or reason in words. */
export function useEntryWords({ name: fact, agency, person, actor, outcome, reason, clock }: Entry) {
  const t = useWords()
  const name = useNames()
  const title = Object.hasOwn(titles, fact) ? titles[fact as keyof typeof titles] : 'event.other'
  const noteOf = () => {
    if (clock) return t(clockWords(clock).full)
    return outcome ? t(`outcome.${outcome}`) : reason && reasonWords(reason, name)
  }
  const side = actor === 'agency' && agency ? name(agency.name) : t(`actor.${actor}`)
  return {
    title: t(title, { agency: agency ? name(agency.name) : '' }),
    who: person ?? side,
    note: noteOf(),
  }
}

function reasonWords(reason: string, name: ReturnType<typeof useNames>): string {
  return Object.hasOwn(rejectionReasons, reason)
    ? name(rejectionReasons[reason as RejectionReason].name)
    : reason
}
