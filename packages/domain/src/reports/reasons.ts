import type { Names } from '../names.ts'

/** Why the work cannot be done now. Source: the regulation, how «отложенное» is counted. */
export const deferralReasons = {
  weather: { ru: 'Погода и сезон', en: 'Weather and season' },
  money: { ru: 'Нет денег в этом году', en: 'No money this year' },
  contractor: { ru: 'Закупка и подрядчик', en: 'Purchase and contractor' },
  permission: { ru: 'Разрешение третьих лиц', en: 'Permission of others' },
  technology: { ru: 'Технология работ', en: 'The way the work is done' },
  other: { ru: 'Другая причина', en: 'Another reason' },
} as const satisfies Record<string, Names>

export type DeferralReason = keyof typeof deferralReasons

/** Why an answer explains instead of mending. */
export const explanationReasons = {
  not_required: { ru: 'Норма не нарушена', en: 'The norm is kept' },
  planned: { ru: 'Включено в план работ', en: 'Part of a plan of works' },
  owner: { ru: 'Обязанность собственника', en: 'A duty of the owner' },
  law: { ru: 'Не допускает закон', en: 'The law does not allow it' },
  other: { ru: 'Другая причина', en: 'Another reason' },
} as const satisfies Record<string, Names>

/** What an author may tick beside a rating. */
export const ratingReasons = {
  quality: { ru: 'Качество работ', en: 'Quality of the work' },
  speed: { ru: 'Скорость', en: 'Speed' },
  clarity: { ru: 'Понятность ответа', en: 'Clarity of the answer' },
  politeness: { ru: 'Вежливость', en: 'Politeness' },
} as const satisfies Record<string, Names>
