import * as t from 'typebox'
import { Day, strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Instant, Names, nullable } from '../names.ts'
import { auditActionNames } from './actions.ts'
import { auditDetailNames, auditObjects } from './entry.ts'

export const AuditAction = t.Enum([...auditActionNames], { type: 'string' })

const filter = {
  /** A part of the name or login of a member of staff, or the whole id of an account. */
  person: t.Optional(t.String({ minLength: 1, maxLength: 100 })),
  action: t.Optional(AuditAction),
  /** What it was done to: the number of a report, the code of an agency, an id. */
  object: t.Optional(t.String({ minLength: 1, maxLength: 100 })),
  /** Days of the city, both included. */
  from: t.Optional(Day),
  until: t.Optional(Day),
}

export const AuditEntry = t.Object({
  id: t.String(),
  at: Instant,
  actor: t.Object({
    kind: t.Enum(['staff', 'resident', 'stranger', 'system'], { type: 'string' }),
    id: nullable(t.String()),
    /** Of staff alone. */
    name: nullable(Names),
    login: nullable(t.String()),
  }),
  address: nullable(t.String()),
  action: AuditAction,
  object: t.Object({
    kind: t.Enum(auditObjects, { type: 'string' }),
    id: t.String(),
    /** Of staff alone. */
    name: nullable(Names),
  }),
  detail: t.Array(t.Object({ name: t.Enum(auditDetailNames, { type: 'string' }), value: t.String() })),
})
export type AuditEntry = t.Static<typeof AuditEntry>

export const listAudit = endpoint({
  method: 'GET',
  path: '/console/audit',
  summary: 'Who did or saw what, the latest first',
  access: 'audit.read',
  query: strict({
    ...filter,
    cursor: t.Optional(t.String({ pattern: '^[1-9]\\d{0,17}$' })),
    limit: t.Optional(t.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  reply: t.Object({ entries: t.Array(AuditEntry), next: nullable(t.String()) }),
})

export const exportAudit = endpoint({
  method: 'GET',
  path: '/console/audit/export',
  summary: 'The same as a table for a spreadsheet (CSV), the latest first',
  access: 'audit.read',
  query: strict(filter),
  stream: 'text/csv',
})
