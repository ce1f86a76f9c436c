import * as t from 'typebox'

/** Staff roles; the administration's positions are combined from them on one account. */
export const staffRoles = [
  'head',
  'curator',
  'admin',
  'moderator',
  'dispatcher',
  'agency',
  'support',
] as const
export type StaffRole = (typeof staffRoles)[number]
export const StaffRole = t.Enum(staffRoles)

/** Who stands at a door or makes a move. `author` is the resident who filed, `system` the sweep. */
export type Role = StaffRole | 'author' | 'system'

/** Everyone who works with reports in the console. */
export const consoleRoles = [
  'curator',
  'admin',
  'moderator',
  'dispatcher',
  'agency',
  'head',
] as const satisfies readonly StaffRole[]

/** Roles that read the author's contacts in the clear (the others get them masked). */
export const contactRoles = ['curator', 'moderator', 'dispatcher'] as const satisfies readonly StaffRole[]

/** An account whose only working roles belong to one agency sees that agency's reports and no others. */
export function seesOwnAgencyOnly(roles: readonly StaffRole[]): boolean {
  return !roles.some((role) => role !== 'agency' && role !== 'support')
}
