import type { Me } from '@gorozhanin/domain/people/api'
import { consoleRoles, type StaffRole } from '@gorozhanin/domain/people/roles'

/** Roles that each staff page is for, as its doors say. */
const pageRoles = {
  '/console': consoleRoles,
  '/console/deliveries': ['admin', 'curator', 'dispatcher', 'support'],
  '/console/norms': ['dispatcher', 'curator', 'moderator', 'admin', 'head'],
  '/head': ['head', 'curator', 'admin'],
} as const satisfies Record<string, readonly StaffRole[]>

export type StaffPage = keyof typeof pageRoles

export function mayOpenPage({ roles }: Pick<Me, 'roles'>, page: StaffPage): boolean {
  const allowed: readonly StaffRole[] = pageRoles[page]
  return roles.some((role) => allowed.includes(role))
}

/** Where a person begins the day. */
export function homeOf(me: Pick<Me, 'roles'>): StaffPage {
  if (me.roles.includes('head')) return '/head'
  return mayOpenPage(me, '/console') ? '/console' : '/console/deliveries'
}
