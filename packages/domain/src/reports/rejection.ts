import type { Names } from '../names.ts'

/**
 * Why a report may be refused. `counts` says whether the refusal counts in «Taken to work» of the city's passport;
 * `law` is the base shown to the author.
 */
export const rejectionReasons = {
  wrong_topic: { name: { ru: 'Не тема платформы', en: 'Not a matter of this platform' }, counts: true },
  no_facts: { name: { ru: 'Нет места или фактов', en: 'No place or facts' }, counts: true },
  insult: { name: { ru: 'Оскорбления, угрозы, брань', en: 'Insults, threats or obscenity' }, counts: false },
  spam: { name: { ru: 'Реклама или спам', en: 'Advertising or spam' }, counts: false },
  personal: {
    name: { ru: 'Личный конфликт, недоказанное обвинение', en: 'A personal conflict or unproved accusation' },
    counts: true,
  },
  repeat: {
    name: { ru: 'Повтор вашего открытого сообщения', en: 'A repeat of your own open report' },
    counts: false,
  },
  answered_recently: {
    name: {
      ru: 'Ответ дан меньше 30 дней назад, новых фактов нет',
      en: 'Answered less than 30 days ago, no new facts',
    },
    counts: true,
  },
  outside: { name: { ru: 'Не территория города', en: 'Not the city’s territory' }, counts: true },
  photo: {
    name: { ru: 'Фото не того места или люди в кадре', en: 'The photo shows another place or people' },
    counts: true,
  },
  must_call: {
    name: {
      ru: 'Авария: нужен звонок, ЕДДС уже знает',
      en: 'An emergency to be phoned; the duty desk knows',
    },
    counts: true,
  },
} as const satisfies Record<string, { name: Names; counts: boolean }>

export type RejectionReason = keyof typeof rejectionReasons
