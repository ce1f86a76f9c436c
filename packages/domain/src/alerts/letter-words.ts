import { fill } from '../messages/template.ts'
import type { Language } from '../names.ts'
import type { ProposalKind } from '../people/staff-api.ts'
import type { ClockKind } from '../sla/clocks.ts'
import type { AlertReason } from './api.ts'
import type { Lateness } from './lateness.ts'

/**
 * What happened, as a line of a letter says it, with the values that each may speak of. `late` is a breach some
 * working time ago.
 */
export const eventValues = {
  warning: ['term'],
  last_hour: ['term'],
  breach: ['term'],
  late: ['term', 'ago'],
  handed_over: [],
  emergency: [],
  taken_away: [],
  assigned: [],
  unassigned: [],
  returned: [],
  due_moved: [],
  drafted: [],
  proposed: [],
  approved: [],
  refused: [],
} as const satisfies Record<AlertReason | 'late', readonly string[]>

/** `terms` says whose term it is. Both as they stand inside a sentence. */
export type StaffWords = {
  readonly events: Readonly<Record<keyof typeof eventValues, string>>
  readonly terms: Readonly<Record<ClockKind, string>>
}

const ru: StaffWords = {
  events: {
    warning: '{term} подходит к концу',
    last_hour: '{term} кончается в ближайший час',
    breach: '{term} истёк',
    late: '{term} истёк {ago}',
    handed_over: 'передано вашей службе',
    emergency: 'авария',
    taken_away: 'передано другой службе',
    assigned: 'поручено вам',
    unassigned: 'работа больше не поручена вам',
    returned: 'ответ по вашей работе вернули',
    due_moved: 'срок вашей работы изменился',
    drafted: 'исполнитель написал черновик ответа',
    proposed: 'ждёт второго администратора',
    approved: 'подтверждено',
    refused: 'отклонено',
  },
  terms: {
    moderation: 'срок проверки',
    info: 'срок ответа автора',
    accept: 'срок приёма в работу',
    answer: 'срок ответа',
    answer2: 'срок ответа после переноса',
    answer_return: 'срок ответа на возврат',
    elimination: 'срок устранения',
    deferred_until: 'срок переноса',
    review: 'срок проверки ответа',
    confirm: 'срок подтверждения',
    fz59_register: 'срок регистрации обращения',
    fz59_forward: 'срок пересылки обращения',
    fz59_answer: 'срок ответа на обращение',
  },
}

const en: StaffWords = {
  events: {
    warning: '{term} is running out',
    last_hour: '{term} ends within the hour',
    breach: '{term} has passed',
    late: '{term} has passed {ago}',
    handed_over: 'handed over to your agency',
    emergency: 'an emergency',
    taken_away: 'passed on to another agency',
    assigned: 'given to you to do',
    unassigned: 'no longer yours to do',
    returned: 'the answer to your work was returned',
    due_moved: 'your work is due at another time',
    drafted: 'the performer has drafted an answer',
    proposed: 'waits for the second administrator',
    approved: 'approved',
    refused: 'refused',
  },
  terms: {
    moderation: 'the time to check the report',
    info: 'the author’s time to reply',
    accept: 'the time to accept the report',
    answer: 'the time to answer',
    answer2: 'the time to answer after the deferral',
    answer_return: 'the time to answer the return',
    elimination: 'the time to fix it',
    deferred_until: 'the deferral',
    review: 'the time to review the answer',
    confirm: 'the time to confirm',
    fz59_register: 'the time to register the appeal',
    fz59_forward: 'the time to forward the appeal',
    fz59_answer: 'the time to answer the appeal',
  },
}

export const staffWords = { ru, en } as const satisfies Record<Language, StaffWords>

const proposalWords = {
  ru: {
    access: 'Изменение доступа',
    second_factor: 'Сброс второго фактора',
    return: 'Возвращение учётной записи',
  },
  en: {
    access: 'A change of access',
    second_factor: 'A reset of the second factor',
    return: 'An account to be switched on again',
  },
} as const satisfies Record<Language, Record<ProposalKind, string>>

/** «Изменение доступа: Ольга Новикова» */
export const proposalOf = (kind: ProposalKind, person: string, language: Language): string =>
  `${proposalWords[language][kind]}: ${person}`

const goneWords = {
  ru: { to: 'теперь отвечает {agency}', nowhere: 'уже не у вас' },
  en: { to: 'now with {agency}', nowhere: 'no longer with you' },
} as const satisfies Record<Language, Readonly<Record<'to' | 'nowhere', string>>>

/** «теперь отвечает Горсвет», or «уже не у вас» where no other agency has it. */
export const goneOf = (agency: string | null, language: Language): string =>
  fill(goneWords[language].to, { agency }) ?? goneWords[language].nowhere

export type Headed = {
  readonly reason: AlertReason
  readonly clock: ClockKind | null
  readonly late: Lateness | null
}

/** «срок ответа истёк». What was a warning when it was found is none once the time has passed. */
export function eventOf({ reason, clock, late }: Headed, { events, terms }: StaffWords): string {
  const event = events[clock && late ? 'breach' : reason]
  return fill(event, { term: terms[clock ?? 'answer'] }) ?? event
}

/** «срок ответа истёк 2 рабочих часа назад», where somebody has worked since. */
export function sentenceOf(headed: Headed, words: StaffWords, language: Language): string {
  const { clock, late } = headed
  const ago = late && lateOf(late, language)
  const term = words.terms[clock ?? 'answer']
  return (clock && ago && fill(words.events.late, { term, ago })) || eventOf(headed, words)
}

/** «Срок ответа истёк», in the product’s words. */
export function headOf(headed: Headed, language: Language): string {
  return upperFirst(eventOf(headed, staffWords[language]))
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const lateWords = {
  ru: {
    working_minutes: { one: 'минуту', few: 'минуты', many: 'минут' },
    working_hours: { one: 'рабочий час', few: 'рабочих часа', many: 'рабочих часов' },
    working_days: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней' },
    ago: 'назад',
  },
  en: {
    working_minutes: { one: 'minute', other: 'minutes' },
    working_hours: { one: 'working hour', other: 'working hours' },
    working_days: { one: 'working day', other: 'working days' },
    ago: 'ago',
  },
} as const

/** «2 рабочих часа назад»; nothing where nobody has worked since. */
export function lateOf({ value, unit }: Lateness, language: Language): string | null {
  if (value === 0) return null
  return `${value} ${plural(value, lateWords[language][unit], language)} ${lateWords[language].ago}`
}

const countWords = {
  ru: { one: 'уведомление', few: 'уведомления', many: 'уведомлений' },
  en: { one: 'alert', other: 'alerts' },
} as const

/** «5 уведомлений» */
export function countOf(count: number, language: Language): string {
  return `${count} ${plural(count, countWords[language], language)}`
}

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') } as const

function plural(count: number, forms: Forms, language: Language): string {
  return forms[rules[language].select(count)] ?? ''
}
