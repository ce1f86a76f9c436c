import * as t from 'typebox'
import { strict } from '../catalog/pack-shapes.ts'
import { Code, nullable } from '../names.ts'
import type { FieldFault } from '../problem-shape.ts'
import { extentsOf } from './rights.ts'
import { StaffRole } from './roles.ts'

/** What a member of staff may reach. */
export const StaffAccess = strict({
  roles: t.Array(StaffRole, { minItems: 1, uniqueItems: true }),
  /** For whom they work, where it is one organisation. */
  agency: nullable(Code),
  /** Category groups that they are limited to; null for all. */
  groups: nullable(t.Array(Code, { minItems: 1, maxItems: 50, uniqueItems: true })),
  /** Manages the people of the own agency. */
  leads: t.Boolean(),
})
export type StaffAccess = t.Static<typeof StaffAccess>

type Known = {
  readonly agencies: { readonly has: (code: string) => boolean }
  readonly groups: { readonly has: (code: string) => boolean }
}

/** Roles that work on reports of one agency and therefore need one. */
const ofAgency: readonly StaffRole[] = ['agency', 'performer']
const isOfAgency = (role: StaffRole) => ofAgency.includes(role)

/** What is wrong with an access, field by field. */
export function accessFaults({ roles, agency, groups, leads }: StaffAccess, known: Known): FieldFault[] {
  return [
    ...(agency === null && roles.some(isOfAgency) ? [{ field: 'agency', code: 'staff.agency_needed' }] : []),
    ...(agency !== null && !known.agencies.has(agency) ? [{ field: 'agency', code: 'agency.unknown' }] : []),
    ...(groups?.some((group) => !known.groups.has(group))
      ? [{ field: 'groups', code: 'staff.group_unknown' }]
      : []),
    ...(leads && !roles.includes('agency') ? [{ field: 'leads', code: 'staff.leads_needs_agency' }] : []),
  ]
}

type Manager = Pick<StaffAccess, 'agency' | 'leads'> & { readonly roles: readonly StaffRole[] }

/** Whom a person manages: everyone, the people of one agency, or nobody. */
export type Reach = 'all' | { readonly agency: string } | null

/** Whom this person may manage. An agency is spoken for by its leaders alone. */
export function reachOf({ roles, agency, leads }: Manager, right: 'staff.read' | 'staff.manage'): Reach {
  const extents = extentsOf(roles, right)
  if (extents.includes('all')) return 'all'
  return extents.includes('staff') && leads && agency !== null ? { agency } : null
}

/** Whether an account lies within this reach: a leader touches neither another leader nor anyone of the administration. */
export function isWithin(reach: Reach, { roles, agency, leads }: Manager): boolean {
  if (reach === 'all') return true
  return reach !== null && agency === reach.agency && !leads && roles.every(isOfAgency)
}

/** So many administrators stay, so that one of them can always be decided about by another. */
const LEAST_ADMINS = 2

/** Whether one of these active administrators may go. */
export const mayLoseAdmin = (activeAdmins: number): boolean => activeAdmins > LEAST_ADMINS
