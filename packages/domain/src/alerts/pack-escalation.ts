import * as t from 'typebox'
import { Term } from '../catalog/pack-categories.ts'
import { strict } from '../catalog/pack-shapes.ts'
import { Code } from '../names.ts'
import type { StaffRole } from '../people/roles.ts'
import { clockKinds, clockMarks } from '../sla/clocks.ts'

/** Whom a rule may name; `agency` is whoever answers for the report at the agency that holds it. */
export const alertedRoles = [
  'agency',
  'dispatcher',
  'moderator',
  'curator',
  'head',
] as const satisfies readonly StaffRole[]
export type AlertedRole = (typeof alertedRoles)[number]

export const alertChannels = ['bell', 'mail'] as const
export type AlertChannel = (typeof alertChannels)[number]

/**
 * A row of `escalation.json`: at which clock, after how much, whom, by what.
 *
 * `after` counts from the due time by the city's calendar, and goes with `breach` alone. Without `only`
 * the rule is for every report. `mail` is offered: each person chooses when letters come, and whether.
 */
export const EscalationRule = strict({
  code: Code,
  clock: t.Enum(clockKinds),
  when: t.Enum(clockMarks),
  after: t.Optional(Term),
  only: t.Optional(
    strict({
      emergency: t.Optional(t.Boolean()),
      groups: t.Optional(t.Array(Code, { minItems: 1, uniqueItems: true })),
    }),
  ),
  to: t.Array(t.Enum(alertedRoles), { minItems: 1, uniqueItems: true }),
  by: t.Array(t.Enum(alertChannels), { minItems: 1, uniqueItems: true }),
})
export type EscalationRule = t.Static<typeof EscalationRule>

/** `escalation.json` */
export const EscalationFile = strict({ rules: t.Array(EscalationRule) })
