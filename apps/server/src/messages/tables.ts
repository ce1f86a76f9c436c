import type { MessageKind } from '@gorozhanin/domain/messages/kinds'
import { sql } from 'drizzle-orm'
import { bigint, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { contacts } from '../people/tables.ts'
import { at } from '../platform/columns.ts'
import { remarks } from '../reports/tables.ts'
import { outgoingColumns } from './outgoing.ts'

/**
 * What an author or a follower is to be told: a trigger writes a row with every event that is not for staff alone, in
 * the event's own transaction. `report` is the addressee's own or the one that is followed, which may have been merged
 * into the one that the event is about.
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
    /** What became of it is told to its writer, which no event tells: such a row stands beside `filed`. */
    remark: uuid('remark').references(() => remarks.id, { onDelete: 'cascade' }),
    /** Null until the first attempt; `followed` from the beginning, which no event tells either. */
    kind: text('kind').$type<MessageKind>(),
    /** `nextAt` is null while the address waits for its owner's confirmation. */
    ...outgoingColumns,
    /** When it asked the owner to confirm the address. */
    invitedAt: at('invited_at'),
  },
  (table) => [
    uniqueIndex('messages_once').on(table.event, table.contact).where(sql`remark is null`),
    index('messages_due').on(table.nextAt).where(sql`state = 'open' and next_at is not null`),
    index('messages_unsent').on(table.state).where(sql`state in ('open', 'dead')`),
    index('messages_contact').on(table.contact, table.report),
    index('messages_remark').on(table.remark).where(sql`remark is not null`),
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
