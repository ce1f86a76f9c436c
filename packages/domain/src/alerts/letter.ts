import { fill, fillAll, subjectOf, type Template } from '../messages/template.ts'
import type { Language } from '../names.ts'
import {
  countOf,
  eventOf,
  eventValues,
  type Headed,
  lateOf,
  type StaffWords,
  sentenceOf,
  staffWords,
  upperFirst,
} from './letter-words.ts'

type Told = Headed & {
  readonly due: string | null
  readonly insteadOf: readonly string[]
}

type ReportItem = Told & {
  readonly number: string
  readonly category: string
  readonly address: string | null
  /** Its card; null where that is closed to the reader. */
  readonly link: string | null
  /** Who has it now, and where the reader's own are listed, where the card is closed. */
  readonly gone: string | null
  readonly list: string | null
}

type ProposalItem = Told & {
  /** Where in the console it is decided. */
  readonly link: string
  /** «Изменение доступа: Ольга Новикова» */
  readonly proposal: string
  readonly proposedBy: string
  /** Null while it waits. */
  readonly decidedBy: string | null
}

/** One alert as a letter tells it. Names and dates are words of the letter's language already. */
export type LetterItem = ReportItem | ProposalItem

/** Letters to staff in words. */
export type StaffTemplates = StaffWords & {
  /** One alert of a report. */
  readonly one: Omit<Template, 'asks'>
  /** One alert of a proposal about an account. */
  readonly proposal: Omit<Template, 'asks'>
  /** Several, listed under what happened. Of the parts of a line those stay whose values are known. */
  readonly many: { readonly subject: string; readonly heading: string; readonly item: readonly string[] }
  readonly foot: readonly string[]
}

/** What a city says in its own words, some of the words too. */
export type OwnStaffTemplates = Partial<Omit<StaffTemplates, keyof StaffWords>> & {
  readonly [Kind in keyof StaffWords]?: Partial<StaffWords[Kind]>
}

/** What the lines of each may speak of; a letter that tells of one is `one`. */
export const staffLetterValues = {
  one: ['number', 'category', 'about', 'event', 'sentence', 'due', 'gone', 'insteadOf', 'link', 'list'],
  proposal: ['proposal', 'event', 'sentence', 'proposedBy', 'decidedBy', 'due', 'insteadOf', 'link'],
  'many.subject': ['alerts'],
  'many.heading': ['event', 'count'],
  'many.item': ['number', 'category', 'about', 'ago', 'due', 'gone', 'insteadOf', 'link', 'list'],
  foot: [],
  terms: [],
  ...eventValues,
} as const satisfies Record<string, readonly string[]>

const ru: StaffTemplates = {
  ...staffWords.ru,
  one: {
    subject: '№ {number}: {event} · {category}',
    lines: [
      'Сообщение № {number} · {about}',
      '{sentence}.',
      'Срок: до {due}.',
      '{gone}.',
      'Вам — за того, кого вы замещаете: {insteadOf}.',
      'Карточка: {link}',
      'Все ваши сообщения: {list}',
    ],
  },
  proposal: {
    subject: '{proposal} — {event}',
    lines: [
      '{proposal}.',
      '{sentence}.',
      'Кто предложил: {proposedBy}.',
      'Кто решил: {decidedBy}.',
      'Решить нужно до {due}: потом предложение утратит силу.',
      'Вам — за того, кого вы замещаете: {insteadOf}.',
      'Страница сотрудников: {link}',
    ],
  },
  many: {
    subject: 'Пульт: {alerts}',
    heading: '{event} — {count}',
    item: [
      '№ {number}',
      '{about}',
      '{ago}',
      'срок: до {due}',
      '{gone}',
      'вам — за того, кого вы замещаете: {insteadOf}',
      '{link}',
      '{list}',
    ],
  },
  foot: [
    'Когда приходят такие письма и кто вас замещает, выбирают в пульте: меню с вашим именем, «Уведомления и замещение».',
  ],
}

const en: StaffTemplates = {
  ...staffWords.en,
  one: {
    subject: '№ {number}: {event} · {category}',
    lines: [
      'Report № {number} · {about}',
      '{sentence}.',
      'Due {due}.',
      '{gone}.',
      'You stand in for: {insteadOf}.',
      'Card: {link}',
      'All your reports: {list}',
    ],
  },
  proposal: {
    subject: '{proposal} — {event}',
    lines: [
      '{proposal}.',
      '{sentence}.',
      'Proposed by: {proposedBy}.',
      'Decided by: {decidedBy}.',
      'To be decided by {due}: after that the proposal is void.',
      'You stand in for: {insteadOf}.',
      'The page of the staff: {link}',
    ],
  },
  many: {
    subject: 'Console: {alerts}',
    heading: '{event} — {count}',
    item: [
      '№ {number}',
      '{about}',
      '{ago}',
      'due {due}',
      '{gone}',
      'you stand in for: {insteadOf}',
      '{link}',
      '{list}',
    ],
  },
  foot: [
    'When such letters come, and who stands in for you, is chosen in the console: the menu with your name, “Alerts and deputy”.',
  ],
}

const templates = { ru, en } as const satisfies Record<Language, StaffTemplates>

type Letter = { readonly subject: string; readonly text: string }

/**
 * Subject and plain text of a letter about alerts: one in full, several as a list by kind; in the city's own words
 * where it has some.
 */
export function alertLetter(
  items: readonly LetterItem[],
  language: Language,
  own: OwnStaffTemplates = {},
): Letter {
  const [only] = items
  if (!only) throw new RangeError('a letter tells of something')
  const ours = templates[language]
  const words: StaffTemplates = {
    ...ours,
    ...own,
    events: { ...ours.events, ...own.events },
    terms: { ...ours.terms, ...own.terms },
  }
  const { subject, text } =
    items.length === 1 ? inFull(only, words, language) : asList(items, words, language)
  return { subject, text: [text, words.foot.join('\n')].filter(Boolean).join('\n\n—\n') }
}

function inFull(item: LetterItem, words: StaffTemplates, language: Language): Letter {
  const known = valuesOf(item)
  const values = {
    ...known,
    gone: known.gone && upperFirst(known.gone),
    event: eventOf(item, words),
    sentence: upperFirst(sentenceOf(item, words, language)),
    due: item.due,
  }
  const { subject, lines } = 'proposal' in item ? words.proposal : words.one
  return { subject: subjectOf(subject, values), text: fillAll(lines, values).join('\n\n') }
}

function asList(items: readonly LetterItem[], words: StaffTemplates, language: Language): Letter {
  const { subject, heading, item } = words.many
  const groups = Map.groupBy(items, (one) => eventOf(one, words))
  const text = Array.from(groups, ([event, group]) => {
    const head = fill(heading, { event, count: String(group.length) }) ?? heading
    const lines = group.map((one) => fillAll(item, listed(one, language)).join(' · '))
    return [upperFirst(head), ...lines].join('\n')
  })
  return {
    subject: subjectOf(subject, { alerts: countOf(items.length, language) }),
    text: text.join('\n\n'),
  }
}

/** In a list what is late says how late, and anything else when it is due. */
function listed(item: LetterItem, language: Language) {
  const { late, due } = item
  return { ...valuesOf(item), ago: late && lateOf(late, language), due: late ? null : due }
}

function valuesOf(item: LetterItem) {
  const told = { insteadOf: item.insteadOf.join(', ') || null, link: item.link }
  if ('proposal' in item) {
    const { proposal, proposedBy, decidedBy } = item
    const nowhere = { number: null, gone: null, list: null }
    return { ...told, ...nowhere, about: proposal, proposal, proposedBy, decidedBy }
  }
  const { number, category, address, gone, list } = item
  return { ...told, gone, list, number, category, about: [category, address].filter(Boolean).join(' · ') }
}
