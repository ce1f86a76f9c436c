import type { AccountLetterKind } from '@gorozhanin/domain/accounts/letter'
import type { Language } from '@gorozhanin/domain/names'
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { outgoingColumns } from '../messages/outgoing.ts'
import { authors } from '../people/tables.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/**
 * Codes that were asked for. The six digits are an HMAC of `id`: who reads the table cannot know them. A newer code
 * for the same purpose ends the earlier ones.
 */
export const codes = pgTable(
  'codes',
  {
    id: uuid('id').primaryKey(),
    purpose: text('purpose').$type<'code' | 'email_code'>().notNull(),
    /** In small letters. */
    email: text('email').notNull(),
    /** Whose address it is to become. */
    author: uuid('author').references(() => authors.id, { onDelete: 'cascade' }),
    attempts: smallint('attempts').notNull().default(0),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [index('codes_email').on(table.email, table.createdAt)],
)

/** Letters about accounts. One with a code has the code's id. */
export const accountLetters = pgTable(
  'account_letters',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<AccountLetterKind>().notNull(),
    email: text('email').notNull(),
    language: text('language').$type<Language>().notNull(),
    /** After that it helps nobody; null of one that must arrive. */
    staleAt: at('stale_at'),
    ...outgoingColumns,
  },
  (table) => [
    index('account_letters_due').on(table.nextAt).where(sql`state = 'open'`),
    index('account_letters_email').on(table.email),
  ],
)

/** That authors were forgotten: when, why and from how many reports, and nothing of who they were. */
export const erasures = pgTable('erasures', {
  id: uuid('id').primaryKey().defaultRandom(),
  at: at('at').notNull(),
  why: text('why').$type<'asked' | 'expired'>().notNull(),
  reports: integer('reports').notNull(),
})
