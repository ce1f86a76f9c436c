import type { Access } from '@gorozhanin/domain/endpoint'
import type { Names } from '@gorozhanin/domain/names'
import { type Caller, mayUse } from '@gorozhanin/domain/people/rights'
import type { StaffRole } from '@gorozhanin/domain/people/roles'
import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** A signed-in member of staff. */
export type Staff = {
  readonly id: string
  readonly login: string
  readonly name: Names
  readonly roles: readonly StaffRole[]
  readonly agency: string | null
  /** Category groups that the account is limited to; null for all. */
  readonly groups: readonly string[] | null
  /** Manages the people of the own agency. */
  readonly leads: boolean
}

/** A signed-in resident, known as the author of reports. */
export type Resident = { readonly author: string; readonly way: string; readonly session: string }

/**
 * Who calls: staff, a resident or a stranger, never two of them; `follows` are the numbers of reports whose author's
 * secret was shown.
 */
export type Visitor = {
  readonly staff: Staff | null
  readonly resident: Resident | null
  readonly follows: readonly string[]
}

/** What decides whose a report is. */
type Owned = { readonly number: string; readonly author: string | null; readonly disowned: boolean }

/**
 * Whether the report is the visitor's own: its author is signed in, or its secret was shown on this device. Nobody's
 * after its author has gone.
 */
export function isOwn({ follows, resident }: Visitor, { number, author, disowned }: Owned): boolean {
  if (disowned) return false
  return follows.includes(number) || (resident !== null && resident.author === author)
}

const stranger: Visitor = { staff: null, resident: null, follows: [] }

export const visitorOf = (request: FastifyRequest): Visitor => request.visitor ?? stranger

/** @throws Problem where the visitor may not open the door. Runs before the body is read. */
export function requireAccess(access: Access, request: FastifyRequest): void {
  if (access === 'anyone' || access === 'token') return
  const visitor = visitorOf(request)
  if (mayUse(callersOf(visitor), access)) return
  throw new Problem(visitor.staff ? 'access.denied' : 'access.signed_out')
}

/** As whom the visitor stands at a door. */
function callersOf({ staff, resident }: Visitor): readonly Caller[] {
  return staff ? staff.roles : [resident ? 'resident' : 'anonymous']
}

/** The resident of a door that only residents may open. */
export function residentOf(visitor: Visitor): Resident {
  if (!visitor.resident) throw new Problem('access.signed_out')
  return visitor.resident
}

/** The staff of a door that only staff may open. */
export function staffOf(visitor: Visitor): Staff {
  if (!visitor.staff) throw new Problem('access.signed_out')
  return visitor.staff
}
