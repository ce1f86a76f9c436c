import type { Language, Names } from '../names.ts'
import type { ClockKind } from '../sla/clocks.ts'
import type { AlertReason } from './api.ts'
import type { Lateness } from './lateness.ts'

/** Whose term it is, as a letter begins a sentence. */
const terms: Readonly<Record<ClockKind, Names>> = {
  moderation: { ru: 'Срок проверки', en: 'The time to check the report' },
  info: { ru: 'Срок ответа автора', en: 'The author’s time to reply' },
  accept: { ru: 'Срок приёма в работу', en: 'The time to accept the report' },
  answer: { ru: 'Срок ответа', en: 'The time to answer' },
  answer2: { ru: 'Срок ответа после переноса', en: 'The time to answer after the deferral' },
  answer_return: { ru: 'Срок ответа на возврат', en: 'The time to answer the return' },
  elimination: { ru: 'Срок устранения', en: 'The time to fix it' },
  deferred_until: { ru: 'Срок переноса', en: 'The deferral' },
  review: { ru: 'Срок проверки ответа', en: 'The time to review the answer' },
  confirm: { ru: 'Срок подтверждения', en: 'The time to confirm' },
  fz59_register: { ru: 'Срок регистрации обращения', en: 'The time to register the appeal' },
  fz59_forward: { ru: 'Срок пересылки обращения', en: 'The time to forward the appeal' },
  fz59_answer: { ru: 'Срок ответа на обращение', en: 'The time to answer the appeal' },
}

const marks = {
  warning: { ru: 'подходит к концу', en: 'is running out' },
  last_hour: { ru: 'кончается в ближайший час', en: 'ends within the hour' },
  breach: { ru: 'истёк', en: 'has passed' },
} as const satisfies Partial<Record<AlertReason, Names>>

const news = {
  handed_over: { ru: 'Передано вашей службе', en: 'Handed over to your agency' },
  emergency: { ru: 'Авария', en: 'An emergency' },
  taken_away: { ru: 'Передано другой службе', en: 'Passed on to another agency' },
} as const satisfies Partial<Record<AlertReason, Names>>

export type Headed = {
  readonly reason: AlertReason
  readonly clock: ClockKind | null
  readonly late: Lateness | null
}

/** «Срок ответа истёк». What was a warning when it was found is none once the time has passed. */
export function headOf({ reason, clock, late }: Headed, language: Language): string {
  if (reason === 'handed_over' || reason === 'emergency' || reason === 'taken_away')
    return news[reason][language]
  return `${terms[clock ?? 'answer'][language]} ${marks[late ? 'breach' : reason][language]}`
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
