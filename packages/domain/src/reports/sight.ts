import { seesOwnAgencyOnly } from '../people/rights.ts'
import type { Role } from '../people/roles.ts'
import type { Status } from './status.ts'

type Held = { readonly status: Status; readonly agency: string }
type Person = { readonly roles: readonly Role[]; readonly agency: string | null }

/** Whether an agency has heard of the report: before that it is only proposed. */
export function isHandedOver(status: Status): boolean {
  return status !== 'moderation' && status !== 'needs_info' && status !== 'rejected'
}

/** Whether a person who works here may open a report. An agency knows nothing of one that was never handed to it. */
export function mayOpen({ status, agency }: Held, person: Person): boolean {
  return !seesOwnAgencyOnly(person.roles) || (agency === person.agency && isHandedOver(status))
}
