import type { ConsentPurpose } from '@gorozhanin/domain/accounts/consents'
import type { ContactKind } from '@gorozhanin/domain/accounts/contact'
import type { Language, Names } from '@gorozhanin/domain/names'
import type { LettersChoice } from '@gorozhanin/domain/people/api'
import type { StaffRole } from '@gorozhanin/domain/people/roles'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
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
import { at } from '../platform/columns.ts'

export const staff = pgTable('staff', {
  id: uuid('id').primaryKey().defaultRandom(),
  login: text('login').notNull().unique(),
  name: jsonb('name').$type<Names>().notNull(),
  passwordHash: text('password_hash').notNull(),
  roles: text('roles').array().$type<readonly StaffRole[]>().notNull(),
  agency: text('agency'),
  /** Category groups that the account is limited to; null for all. */
  groups: text('groups').array().$type<readonly string[]>(),
  /** Manages the people of the own agency. */
  leads: boolean('leads').notNull().default(false),
  /** Of the demo pack: signs in without a second factor. */
  demo: boolean('demo').notNull().default(false),
  active: boolean('active').notNull().default(true),
  createdAt: at('created_at').notNull(),
  /** When letters about alerts come, and in which language. */
  letters: text('letters').$type<LettersChoice>().notNull().default('at_once'),
  language: text('language').$type<Language>().notNull().default('ru'),
  /** The city's days of an absence, both ends included; both or neither. */
  absentFrom: date('absent_from'),
  absentUntil: date('absent_until'),
  /** Who gets the alerts meanwhile. */
  deputy: uuid('deputy').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
})

/** Server-side sessions, each of a member of staff or of a resident. The cookie holds a secret, `id` its hash. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    staff: uuid('staff').references(() => staff.id, { onDelete: 'cascade' }),
    author: uuid('author').references((): AnyPgColumn => authors.id, { onDelete: 'cascade' }),
    /** How the person came in: `password`, `code`, or the name of a provider. */
    way: text('way').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** From where and with what it was opened, for its owner to recognise. */
    address: text('address').notNull(),
    device: text('device').notNull(),
  },
  (table) => [
    index('sessions_expires').on(table.expiresAt),
    index('sessions_staff').on(table.staff),
    index('sessions_author').on(table.author),
    check('sessions_whose', sql`num_nonnulls(staff, author) = 1`),
  ],
)

/** A person who files; says nothing by itself. */
export const authors = pgTable('authors', {
  id: uuid('id').primaryKey().defaultRandom(),
  createdAt: at('created_at').notNull(),
})

/** How an author can be reached: personal data, kept nowhere else. */
export const contacts = pgTable(
  'contacts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    author: uuid('author')
      .notNull()
      .references(() => authors.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<ContactKind>().notNull(),
    /** A phone in E.164. */
    value: text('value').notNull(),
    confirmedAt: at('confirmed_at'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('contacts_value').on(table.kind, sql`lower(${table.value})`),
    uniqueIndex('contacts_of_author').on(table.author, table.kind),
  ],
)

/** A person whom a provider has named: a resident or a member of staff. */
export const identities = pgTable(
  'identities',
  {
    provider: text('provider').notNull(),
    subject: text('subject').notNull(),
    author: uuid('author').references(() => authors.id, { onDelete: 'cascade' }),
    staff: uuid('staff').references(() => staff.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.subject] }),
    index('identities_author').on(table.author),
    index('identities_staff').on(table.staff),
    check('identities_whose', sql`num_nonnulls(author, staff) = 1`),
  ],
)

/**
 * A consent is a record of its own: what for, which text, when, from where. Given with a report or with an account; once
 * the author is gone it stays, and names nobody.
 */
export const consents = pgTable(
  'consents',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    report: uuid('report'),
    author: uuid('author').references(() => authors.id, { onDelete: 'set null' }),
    purpose: text('purpose').$type<ConsentPurpose>().notNull(),
    /** Which text was shown; null where nobody wrote it down. */
    version: text('version'),
    givenAt: at('given_at').notNull(),
    address: text('address'),
    withdrawnAt: at('withdrawn_at'),
  },
  (table) => [
    index('consents_report').on(table.report),
    index('consents_author').on(table.author).where(sql`author is not null`),
  ],
)
