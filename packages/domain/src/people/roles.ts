import * as t from 'typebox'

/** Staff roles; the administration's positions are combined from them on one account. */
export const staffRoles = [
  'head',
  'curator',
  'admin',
  'moderator',
  'editor',
  'dispatcher',
  'civil_defence',
  'architect',
  'property',
  'agency',
  'performer',
  'support',
] as const
export type StaffRole = (typeof staffRoles)[number]
export const StaffRole = t.Enum(staffRoles)

/** Who stands at a door or makes a move. `author` is the resident who filed, `system` the sweep. */
export type Role = StaffRole | 'author' | 'system'
