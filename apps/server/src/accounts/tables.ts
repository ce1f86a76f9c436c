import type { ContactKind } from '@gorozhanin/domain/accounts/contact'
import type { AccountLetterKind } from '@gorozhanin/domain/accounts/letter'
import type { AccountSmsKind } from '@gorozhanin/domain/accounts/sms'
import type { Language } from '@gorozhanin/domain/names'
import { sql } from 'drizzle-orm'
import { date, index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { outgoingColumns } from '../messages/outgoing.ts'
import { authors } from '../people/tables.ts'
import { at } from '../platform/columns.ts'

/**
 * Codes that were asked for. The six digits are an HMAC of `id`: who reads the table cannot know them. A newer code
 * for the same purpose ends the earlier ones.
 */
export const codes = pgTable(
  'codes',
  {
    id: uuid('id').primaryKey(),
    purpose: text('purpose').$type<'code' | 'email_code' | 'phone_code'>().notNull(),
    contactKind: text('contact_kind').$type<ContactKind>().notNull(),
    /** An e-mail in small letters. */
    contact: text('contact').notNull(),
    /** Whose contact it is to become. */
    author: uuid('author').references(() => authors.id, { onDelete: 'cascade' }),
    attempts: smallint('attempts').notNull().default(0),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [index('codes_contact').on(table.contact, table.createdAt)],
)

/** Letters and SMS about accounts. One with a code has the code's id. */
export const accountLetters = pgTable(
  'account_letters',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<AccountLetterKind | AccountSmsKind>().notNull(),
    contactKind: text('contact_kind').$type<ContactKind>().notNull(),
    contact: text('contact').notNull(),
    language: text('language').$type<Language>().notNull(),
    /** After that it helps nobody; null of one that must arrive. */
    staleAt: at('stale_at'),
    ...outgoingColumns,
  },
  (table) => [
    index('account_letters_due').on(table.contactKind, table.nextAt).where(sql`state = 'open'`),
    index('account_letters_contact').on(table.contact),
  ],
)

/** How many codes went by SMS on a day of the city. It outlives the codes: forgetting an account lowers no count. */
export const smsDays = pgTable('sms_days', {
  day: date('day').primaryKey(),
  sent: integer('sent').notNull(),
})

/** That authors were forgotten: when, why and from how many reports, and nothing of who they were. */
export const erasures = pgTable('erasures', {
  id: uuid('id').primaryKey().defaultRandom(),
  at: at('at').notNull(),
  why: text('why').$type<'asked' | 'expired'>().notNull(),
  reports: integer('reports').notNull(),
})
