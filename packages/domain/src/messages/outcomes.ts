import type { Names } from '../names.ts'
import type { Outcome } from '../reports/status.ts'

/** What an answer says, as a letter says it. */
export const outcomeNames = {
  fixed: { ru: 'устранено', en: 'fixed' },
  explained: { ru: 'разъяснение', en: 'an explanation' },
  not_confirmed: { ru: 'проблема на месте не обнаружена', en: 'the problem was not found on the spot' },
} as const satisfies Record<Outcome, Names>
