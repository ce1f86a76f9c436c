import type { Term, Urgency } from '../catalog/pack-categories.ts'

/** How soon an agency takes a report into work, by the agency's own hours. */
export const acceptTerms = {
  emergency: { value: 15, unit: 'minutes' },
  high: { value: 2, unit: 'working_hours' },
  normal: { value: 4, unit: 'working_hours' },
  low: { value: 1, unit: 'working_days' },
} as const satisfies Record<Urgency, Term>

/** How soon a moderator reads a report. */
export const moderationTerms = {
  emergency: { value: 15, unit: 'minutes' },
  high: { value: 1, unit: 'working_days' },
  normal: { value: 1, unit: 'working_days' },
  low: { value: 1, unit: 'working_days' },
} as const satisfies Record<Urgency, Term>

/** Terms that every report shares. `confirm` is the default of the city's setting. */
export const commonTerms = {
  info: { value: 3, unit: 'calendar_days' },
  review: { value: 1, unit: 'working_days' },
  answer2: { value: 3, unit: 'working_days' },
  confirm: { value: 7, unit: 'calendar_days' },
} as const satisfies Record<string, Term>
