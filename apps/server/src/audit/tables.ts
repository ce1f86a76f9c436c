import type { AuditAction } from '@gorozhanin/domain/audit/actions'
import type { AuditDetail, AuditObject } from '@gorozhanin/domain/audit/entry'
import { bigserial, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * Who did or saw what. Append-only by permission: the application's role may add and read, nothing else; a trigger
 * says so to an installation whose application owns the database.
 */
export const audit = pgTable(
  'audit',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorKind: text('actor_kind').$type<'staff' | 'resident' | 'stranger' | 'system'>().notNull(),
    /** The account, of staff or of an author; no key, so that the record outlives it. */
    actor: uuid('actor'),
    /** From where in the network; null for our own programs. */
    address: text('address'),
    action: text('action').$type<AuditAction>().notNull(),
    /** What it was done to, by its kind and name: `report 2026-17`, `staff 5f…`. */
    objectKind: text('object_kind').$type<AuditObject>().notNull(),
    object: text('object').notNull(),
    /** Nobody's personal data. */
    detail: jsonb('detail').$type<AuditDetail>().notNull(),
  },
  (table) => [
    index('audit_actor').on(table.actor, table.id),
    index('audit_object').on(table.objectKind, table.object, table.id),
    index('audit_action').on(table.action, table.id),
    index('audit_at').using('brin', table.at),
  ],
)
