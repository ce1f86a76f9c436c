import type { AlertReason } from '@gorozhanin/domain/alerts/api'
import type { ClockKind } from '@gorozhanin/domain/sla/clocks'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { outgoingColumns } from '../messages/outgoing.ts'
import { staffProposals } from '../people/staff-tables.ts'
import { staff } from '../people/tables.ts'
import { at } from '../platform/columns.ts'
import { xid8 } from '../platform/xid.ts'

/** Rules that a mark of a clock has set going and that have not told anybody yet. */
export const escalations = pgTable(
  'escalations',
  {
    report: uuid('report').notNull(),
    kind: text('kind').$type<ClockKind>().notNull(),
    run: smallint('run').notNull(),
    rule: text('rule').notNull(),
    /** When the sweep looks at it next. */
    lookAt: at('look_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.report, table.kind, table.run, table.rule] }),
    index('escalations_look').on(table.lookAt),
  ],
)

/** What one member of staff is told of a report or of a proposal about an account, once for each reason. */
export const alerts = pgTable(
  'alerts',
  {
    id: uuid('id').primaryKey().default(sql`gen_random_uuid()`),
    /** The transaction that wrote or changed the row: what the live stream goes by. */
    tx: xid8('tx').notNull().default(sql`pg_current_xact_id()`),
    person: uuid('person')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    report: uuid('report'),
    proposal: uuid('proposal').references(() => staffProposals.id, { onDelete: 'cascade' }),
    reason: text('reason').$type<AlertReason>().notNull(),
    /** Code of the escalation rule; empty where none asked for it. */
    rule: text('rule').notNull(),
    /** Null where no clock speaks. */
    clock: text('clock').$type<ClockKind>(),
    /** Which run of the clock, or which hand-over of the report. */
    run: integer('run').notNull(),
    dueAt: at('due_at'),
    /** Absent people whose deputy this is. */
    insteadOf: uuid('instead_of').array().notNull().default(sql`'{}'`),
    bell: boolean('bell').notNull(),
    /** A letter should tell of it; which one did, once it is written. */
    byMail: boolean('by_mail').notNull(),
    letter: uuid('letter').references(() => staffLetters.id),
    createdAt: at('created_at').notNull(),
    readAt: at('read_at'),
  },
  (table) => [
    check('alerts_about', sql`num_nonnulls(report, proposal) = 1`),
    uniqueIndex('alerts_once').on(table.person, table.report, table.reason, table.rule, table.run),
    uniqueIndex('alerts_once_proposal')
      .on(table.person, table.proposal, table.reason)
      .where(sql`proposal is not null`),
    index('alerts_newest').on(table.person, table.createdAt, table.id).where(sql`bell`),
    index('alerts_unread').on(table.person).where(sql`bell and read_at is null`),
    index('alerts_unmailed').on(table.person).where(sql`by_mail and letter is null`),
    index('alerts_letter').on(table.letter).where(sql`letter is not null`),
    index('alerts_tx').on(table.tx),
  ],
)

/** Letters to staff; what each says are the alerts that point at it. `day` is set for the one of a day. */
export const staffLetters = pgTable(
  'staff_letters',
  {
    id: uuid('id').primaryKey(),
    person: uuid('person')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    day: date('day'),
    ...outgoingColumns,
  },
  (table) => [
    uniqueIndex('staff_letters_day').on(table.person, table.day),
    index('staff_letters_due').on(table.nextAt).where(sql`state = 'open'`),
  ],
)
