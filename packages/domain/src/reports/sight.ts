import { readsContacts, seesAssignedOnly, seesGroup, seesOwnAgencyOnly } from '../people/rights.ts'
import type { Role, StaffRole } from '../people/roles.ts'
import type { Status } from './status.ts'

type Held = {
  readonly status: Status
  readonly agency: string
  readonly performer: string | null
  readonly categoryGroup: string
}
type Person = {
  readonly id: string | null
  readonly roles: readonly Role[]
  readonly agency: string | null
  /** Category groups that the person is limited to; all without them. */
  readonly groups?: readonly string[] | null
}

/** Whether an agency has heard of the report: before that it is only proposed. */
export function isHandedOver(status: Status): boolean {
  return status !== 'moderation' && status !== 'needs_info' && status !== 'rejected'
}

/**
 * Whether a person who works here may open a report. An agency knows nothing of one that was never handed to it, a
 * performer nothing of one that the agency gave to nobody or to another, an account of some groups nothing of the others.
 */
export function mayOpen({ status, agency, performer, categoryGroup }: Held, person: Person): boolean {
  if (!seesGroup(person.groups, categoryGroup)) return false
  if (!seesOwnAgencyOnly(person.roles)) return true
  if (agency !== person.agency || !isHandedOver(status)) return false
  return !seesAssignedOnly(person.roles) || (performer !== null && performer === person.id)
}

/**
 * Whether a person whose role may ask for contacts may ask for this author's: whoever reads them all, and an agency of
 * what it holds, whatever else the person reads.
 */
export function mayAskContact(
  report: Held,
  person: Person & { readonly roles: readonly StaffRole[] },
): boolean {
  return mayOpen(report, person) && (readsContacts(person.roles) || report.agency === person.agency)
}
