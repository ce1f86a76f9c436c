import type { ClockKind } from '@gorozhanin/domain/sla/clocks'
import type { WordKey } from '../words/catalogue.ts'

type ClockWords = { readonly full: WordKey; readonly short: WordKey }

const words = {
  moderation: { full: 'clock.moderation', short: 'clock.moderation.short' },
  info: { full: 'clock.info', short: 'clock.info.short' },
  accept: { full: 'clock.accept', short: 'clock.accept.short' },
  answer: { full: 'clock.answer', short: 'clock.answer.short' },
  answer2: { full: 'clock.answer2', short: 'clock.answer.short' },
  answer_return: { full: 'clock.answer_return', short: 'clock.answer_return.short' },
  elimination: { full: 'clock.elimination', short: 'clock.elimination.short' },
  deferred_until: { full: 'clock.deferred_until', short: 'clock.deferred_until.short' },
  review: { full: 'clock.review', short: 'clock.review.short' },
  confirm: { full: 'clock.confirm', short: 'clock.confirm.short' },
  fz59_register: { full: 'clock.fz59_register', short: 'clock.fz59.short' },
  fz59_forward: { full: 'clock.fz59_forward', short: 'clock.fz59.short' },
  fz59_answer: { full: 'clock.fz59_answer', short: 'clock.fz59.short' },
} as const satisfies Record<ClockKind, ClockWords>

/** What a clock waits for, as a line and as one verb. A kind that the web does not know is a term of an answer. */
export function clockWords(kind: string): ClockWords {
  return Object.hasOwn(words, kind) ? words[kind as ClockKind] : words.answer
}
