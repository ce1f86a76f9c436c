import type { MessageKind } from '@gorozhanin/domain/messages/kinds'
import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { contacts } from '../people/tables.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/**
 * What an author is to be told: a trigger writes a row with every event that is not for staff alone, in the event's
 * own transaction. `report` is the addressee's own, which may have been merged into the one that the event is about.
 */
export const messages = pgTable(
  'messages',
  {
    id: uuid('id').primaryKey().default(sql`gen_random_uuid()`),
    event: bigint('event', { mode: 'number' }).notNull(),
    report: uuid('report').notNull(),
    contact: uuid('contact')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    state: text('state').$type<'open' | 'sent' | 'dead' | 'stopped'>().notNull().default('open'),
    /** Null until it was sent. */
    kind: text('kind').$type<MessageKind>(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: at('created_at').notNull(),
    /** When the next attempt is due; null while the address waits for its owner's confirmation. */
    nextAt: at('next_at'),
    /** Until then one attempt is under way; no other begins. */
    heldUntil: at('held_until'),
    /** When it asked the owner to confirm the address. */
    invitedAt: at('invited_at'),
    sentAt: at('sent_at'),
  },
  (table) => [
    uniqueIndex('messages_once').on(table.event, table.contact),
    index('messages_due').on(table.nextAt).where(sql`state = 'open' and next_at is not null`),
    index('messages_unsent').on(table.state).where(sql`state in ('open', 'dead')`),
    index('messages_contact').on(table.contact, table.report),
  ],
)

/** Reports of which an address wants to hear no more. */
export const messageStops = pgTable(
  'message_stops',
  {
    contact: uuid('contact')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    report: uuid('report').notNull(),
    why: text('why').$type<'stop' | 'not_me'>().notNull(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.contact, table.report] })],
)
