import type { Language } from '@gorozhanin/domain/names'
import type { SignInOutcome, SignInWay } from '@gorozhanin/domain/people/sign-in-api'
import type { StaffAccess } from '@gorozhanin/domain/people/staff-access'
import type { ProposalKind } from '@gorozhanin/domain/people/staff-api'
import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  index,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { at } from '../platform/columns.ts'
import { staff } from './tables.ts'

const person = (name: string) => uuid(name).references(() => staff.id, { onDelete: 'cascade' })

/** The second factor of an account (TOTP, RFC 6238). `secret` is encrypted: the table alone makes no code. */
export const secondFactors = pgTable('second_factors', {
  staff: person('staff').primaryKey(),
  secret: text('secret').notNull(),
  /** The time step of the code that was used last: no code is taken twice. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull(),
  confirmedAt: at('confirmed_at').notNull(),
})

/** What opens an account whose second factor is not at hand. Each is removed when it is used. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    hash: text('hash').primaryKey(),
    staff: person('staff').notNull(),
  },
  (table) => [index('recovery_codes_staff').on(table.staff)],
)

/** Sign-ins that have passed the password and wait for a code. The browser's cookie holds a secret, `id` its hash. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: text('id').primaryKey(),
    staff: person('staff').notNull(),
    /** What came first: `password`, or the name of a provider. */
    way: text('way').notNull().default('password'),
    /** The encrypted secret that is being enrolled; null where there is a second factor. */
    secret: text('secret'),
    attempts: smallint('attempts').notNull().default(0),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [index('sign_ins_expires').on(table.expiresAt), index('sign_ins_staff').on(table.staff)],
)

/** Who came in or tried to, for the owner of the account to see. */
export const signInHistory = pgTable(
  'sign_in_history',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    staff: person('staff').notNull(),
    at: at('at').notNull(),
    outcome: text('outcome').$type<SignInOutcome>().notNull(),
    way: text('way').$type<SignInWay>().notNull(),
    address: text('address').notNull(),
    device: text('device').notNull(),
    /** Whether the account had been opened from this device before. */
    known: boolean('known').notNull(),
  },
  (table) => [index('sign_in_history_staff').on(table.staff, table.at.desc())],
)

/** Invitations that wait. The link holds a secret, `hash` is all that is kept of it; a used one is removed. */
export const invitations = pgTable('invitations', {
  id: uuid('id').primaryKey().defaultRandom(),
  hash: text('hash').notNull().unique(),
  /** The address, in small letters. */
  login: text('login').notNull().unique(),
  name: text('name').notNull(),
  access: jsonb('access').$type<StaffAccess>().notNull(),
  language: text('language').$type<Language>().notNull(),
  /** Null for the command of the installation. */
  invitedBy: person('invited_by'),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
})

/** Links that set a new password; the last one counts. */
export const passwordLinks = pgTable('password_links', {
  staff: person('staff').primaryKey(),
  hash: text('hash').notNull().unique(),
  expiresAt: at('expires_at').notNull(),
})

/** What one administrator proposes and another decides. */
export const staffProposals = pgTable(
  'staff_proposals',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    staff: person('staff').notNull(),
    kind: text('kind').$type<ProposalKind>().notNull(),
    access: jsonb('access').$type<StaffAccess>(),
    proposedBy: person('proposed_by').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    decidedBy: person('decided_by'),
    decidedAt: at('decided_at'),
    approved: boolean('approved'),
  },
  (table) => [uniqueIndex('staff_proposals_open').on(table.staff).where(sql`decided_at is null`)],
)
