import type { AuditAction } from '@gorozhanin/domain/audit/actions'
import type { AuditDetail, AuditObject } from '@gorozhanin/domain/audit/entry'
import type { FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import type { SessionOwner } from '../people/session-store.ts'
import { visitorOf } from '../platform/access.ts'
import type { Reader } from '../platform/database.ts'
import { insertEntry } from './store.ts'

/** Who did or saw it: an account, a stranger, or the product itself; from where in the network. */
export type AuditActor = {
  readonly kind: 'staff' | 'resident' | 'stranger' | 'system'
  readonly id: string | null
  readonly address: string | null
}

export type AuditRecord = {
  readonly actor: AuditActor
  readonly action: AuditAction
  /** A report by its number, an agency by its code, everything else by its id. */
  readonly object: { readonly kind: AuditObject; readonly id: string }
  readonly detail?: AuditDetail
}

/** The product itself: the sweep, the nightly work, a command typed on the server. */
export const system: AuditActor = { kind: 'system', id: null, address: null }

/** Who knocked with this request. */
export function actorOf(request: FastifyRequest): AuditActor {
  const { staff, resident } = visitorOf(request)
  const address = request.ip
  if (staff) return { kind: 'staff', id: staff.id, address }
  return resident
    ? { kind: 'resident', id: resident.author, address }
    : { kind: 'stranger', id: null, address }
}

/** Somebody who has just shown who it is, with a request that came before the session. */
export const actorFor = (owner: SessionOwner, { ip }: FastifyRequest): AuditActor =>
  'staff' in owner
    ? { kind: 'staff', id: owner.staff, address: ip }
    : { kind: 'resident', id: owner.author, address: ip }

/**
 * Writes down who did or saw what, in the transaction that does or shows it: nothing is seen of which no record is kept.
 * Neither object nor detail holds personal data.
 */
export function audit(
  tx: Reader,
  { actor, action, object, detail = {} }: AuditRecord,
  at: Temporal.Instant,
): Promise<void> {
  return insertEntry(tx, {
    at: new Date(at.epochMilliseconds),
    actorKind: actor.kind,
    actor: actor.id,
    address: actor.address,
    action,
    objectKind: object.kind,
    object: object.id,
    detail,
  })
}
