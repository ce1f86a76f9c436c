import type { Access } from '@gorozhanin/domain/endpoint'
import type { StaffRole } from '@gorozhanin/domain/people/roles'
import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** A signed-in member of staff. */
export type Staff = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly roles: readonly StaffRole[]
  readonly agency: string | null
}

/** Who calls: staff or a stranger; `follows` are the numbers of reports whose author's secret was shown. */
export type Visitor = { readonly staff: Staff | null; readonly follows: readonly string[] }

const stranger: Visitor = { staff: null, follows: [] }

export const visitorOf = (request: FastifyRequest): Visitor => request.visitor ?? stranger

/** @throws Problem where the visitor may not open the door. Runs before the body is read. */
export function requireAccess(access: Access, request: FastifyRequest): void {
  if (access === 'anyone' || access === 'token') return
  const { staff } = visitorOf(request)
  if (!staff) throw new Problem('access.signed_out')
  if (!staff.roles.some((role) => access.includes(role))) throw new Problem('access.denied')
}

/** The staff of a door that only staff may open. */
export function staffOf(visitor: Visitor): Staff {
  if (!visitor.staff) throw new Problem('access.signed_out')
  return visitor.staff
}
