import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, attemptColumns } from '../platform/columns.ts'

/**
 * The outbox: what must reach an agency, written in the transaction that made it true. A row stays open until
 * its effect is done; Redis may forget the job, the row does not. `generation` rises when a person sends again.
 */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid('id').primaryKey().default(sql`gen_random_uuid()`),
    report: uuid('report').notNull(),
    agency: text('agency').notNull(),
    /** The route that is handed over: its number among the report's routes. */
    route: integer('route').notNull(),
    channel: text('channel').$type<'people' | 'webhook'>().notNull(),
    state: text('state').$type<'open' | 'done' | 'dead'>().notNull().default('open'),
    generation: integer('generation').notNull().default(1),
    ...attemptColumns,
    /** When it was last given to the queue; null until then. */
    queuedAt: at('queued_at'),
    doneAt: at('done_at'),
  },
  (table) => [
    uniqueIndex('deliveries_once').on(table.report, table.agency, table.route, table.channel),
    index('deliveries_open').on(table.createdAt).where(sql`state = 'open'`),
    index('deliveries_dead').on(table.createdAt).where(sql`state = 'dead'`),
  ],
)

/** What was handed to an agency, and whether its people have looked. */
export const inbox = pgTable(
  'inbox',
  {
    agency: text('agency').notNull(),
    report: uuid('report').notNull(),
    arrivedAt: at('arrived_at').notNull(),
    seenAt: at('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.agency, table.report] }),
    index('inbox_unseen').on(table.agency).where(sql`seen_at is null`),
  ],
)

/** How reports reach an agency outside the console. `paused` holds back everything but its inbox. */
export const agencyChannels = pgTable(
  'agency_channels',
  {
    agency: text('agency').primaryKey(),
    webhookUrl: text('webhook_url'),
    /** What the calls are signed with. */
    webhookSecret: text('webhook_secret'),
    paused: boolean('paused').notNull().default(false),
  },
  () => [check('agency_channels_signed', sql`webhook_url is null or webhook_secret is not null`)],
)
