import type { Pace } from '@gorozhanin/domain/following/api'
import type { NewsChoice } from '@gorozhanin/domain/following/news'
import type { Followed } from '@gorozhanin/domain/following/subject'
import type { Language } from '@gorozhanin/domain/names'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { outgoingColumns } from '../messages/outgoing.ts'
import { authors } from '../people/tables.ts'
import { at } from '../platform/columns.ts'
import { polygon } from '../platform/geometry.ts'

/** What a person follows by letters. Nothing is told before the owner of the address has said that it is right. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    author: uuid('author')
      .notNull()
      .references(() => authors.id, { onDelete: 'cascade' }),
    subject: jsonb('subject').$type<Followed>().notNull(),
    /** The drawn area of the subject. */
    area: polygon('area'),
    tells: text('tells').array().$type<readonly NewsChoice[]>().notNull(),
    pace: text('pace').$type<Pace>().notNull(),
    language: text('language').$type<Language>().notNull(),
    createdAt: at('created_at').notNull(),
    confirmedAt: at('confirmed_at'),
  },
  (table) => [uniqueIndex('subscriptions_once').on(table.author, table.subject)],
)

/** Addresses whose owner said «not me»: nobody can have such a letter sent there again. */
export const newsRefusals = pgTable('news_refusals', {
  author: uuid('author')
    .primaryKey()
    .references(() => authors.id, { onDelete: 'cascade' }),
  at: at('at').notNull(),
})

/** Events of public reports that nobody was told of yet: a trigger of `events` writes them, the worker takes them. */
export const freshNews = pgTable('fresh_news', {
  event: bigint('event', { mode: 'number' }).primaryKey(),
})

/** A letter to one who follows: of one event, of a day, or the one that asks whether the address is right. */
export const newsLetters = pgTable(
  'news_letters',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    author: uuid('author')
      .notNull()
      .references(() => authors.id, { onDelete: 'cascade' }),
    event: bigint('event', { mode: 'number' }),
    day: date('day'),
    /** The subscription that it asks about. */
    asks: uuid('asks').references(() => subscriptions.id, { onDelete: 'cascade' }),
    ...outgoingColumns,
    /** When it asked. */
    invitedAt: at('invited_at'),
  },
  (table) => [
    uniqueIndex('news_letters_event').on(table.author, table.event),
    uniqueIndex('news_letters_day').on(table.author, table.day),
    uniqueIndex('news_letters_asks').on(table.asks),
    index('news_letters_due').on(table.nextAt).where(sql`state = 'open' and next_at is not null`),
    check('news_letters_what', sql`num_nonnulls(event, day, asks) = 1`),
  ],
)

/** What a subscription is told; `letter` is null while it waits for the letter of the day. */
export const newsItems = pgTable(
  'news_items',
  {
    subscription: uuid('subscription')
      .notNull()
      .references(() => subscriptions.id, { onDelete: 'cascade' }),
    event: bigint('event', { mode: 'number' }).notNull(),
    letter: uuid('letter').references(() => newsLetters.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.subscription, table.event] }),
    index('news_items_letter').on(table.letter),
    index('news_items_waiting').on(table.subscription).where(sql`letter is null`),
  ],
)

/**
 * A browser that follows by pushes: a person of its own, without an address. What it follows and is told are rows like
 * those of others; it goes with its device.
 */
export const pushDevices = pgTable('push_devices', {
  author: uuid('author')
    .primaryKey()
    .references(() => authors.id, { onDelete: 'cascade' }),
  endpoint: text('endpoint').notNull().unique(),
  p256dh: text('p256dh').notNull(),
  auth: text('auth').notNull(),
})
