import type { EscalationRule } from '@gorozhanin/domain/alerts/pack-escalation'

const both: EscalationRule['by'] = ['bell', 'mail']

/** Who is told of what, from the agency that still has time to the head who should never hear of it. */
export const demoEscalation: readonly EscalationRule[] = [
  {
    code: 'emergency-not-taken',
    clock: 'accept',
    when: 'breach',
    only: { emergency: true },
    to: ['dispatcher'],
    by: both,
  },
  {
    code: 'not-taken-for-a-day',
    clock: 'accept',
    when: 'breach',
    after: { value: 1, unit: 'working_days' },
    to: ['curator'],
    by: both,
  },
  { code: 'answer-soon', clock: 'answer', when: 'warning', to: ['agency'], by: both },
  { code: 'answer-late', clock: 'answer', when: 'breach', to: ['agency', 'curator'], by: both },
  {
    code: 'answer-late-for-days',
    clock: 'answer',
    when: 'breach',
    after: { value: 3, unit: 'working_days' },
    to: ['head'],
    by: both,
  },
  { code: 'return-late', clock: 'answer_return', when: 'breach', to: ['agency', 'curator'], by: both },
  { code: 'not-read', clock: 'moderation', when: 'breach', to: ['moderator', 'dispatcher'], by: ['bell'] },
  { code: 'not-reviewed', clock: 'review', when: 'breach', to: ['curator'], by: ['bell'] },
]
