import type { Term } from '@gorozhanin/domain/catalog/pack-categories'
import type { Language } from '@gorozhanin/domain/names'
import type { Details } from '@gorozhanin/domain/reports/api'
import type { Mask } from '@gorozhanin/domain/reports/masks'
import type { Seen } from '@gorozhanin/domain/reports/moves'
import type { RemarkState } from '@gorozhanin/domain/reports/remarks'
import type { Outcome, Status } from '@gorozhanin/domain/reports/status'
import type { ClockKind } from '@gorozhanin/domain/sla/clocks'
import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { authors } from '../people/tables.ts'
import { at } from '../platform/columns.ts'
import { point } from '../platform/geometry.ts'
import { xid8 } from '../platform/xid.ts'

export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    year: smallint('year').notNull(),
    sequence: integer('sequence').notNull(),
    category: text('category').notNull(),
    categoryGroup: text('category_group').notNull(),
    emergency: boolean('emergency').notNull(),
    status: text('status').$type<Status>().notNull(),
    outcome: text('outcome').$type<Outcome>(),
    agency: text('agency').notNull(),
    /** Whom the agency named to do the work: a member of its staff. */
    performer: uuid('performer'),
    text: text('text').notNull(),
    /** How strangers read the text; null where they read it as it is. */
    publicText: text('public_text'),
    /** What of the text is hidden from strangers; null until the rules have looked at it. */
    masks: jsonb('masks').$type<readonly Mask[]>(),
    language: text('language').notNull(),
    source: text('source').notNull(),
    /** False where the category or the author keeps the report out of public sight. */
    isPublic: boolean('is_public').notNull(),
    withoutPhoto: boolean('without_photo').notNull(),
    address: text('address'),
    /** How strangers read the address; null as above. */
    publicAddress: text('public_address'),
    house: text('house'),
    objectId: text('object_id'),
    place: point('place'),
    details: jsonb('details').$type<Details>().notNull(),
    author: uuid('author'),
    /** How the author was known at filing: `anonymous`, `contact`, or the way of a session. */
    authorWay: text('author_way').notNull().default('anonymous'),
    /** The author has gone: the secret of the report opens nothing any more. */
    disowned: boolean('disowned').notNull().default(false),
    /** Tells reports of one device from those of another, and nothing else. */
    device: text('device'),
    /** The current route with its explanation; earlier ones stand in the events. */
    route: jsonb('route').$type<unknown>().notNull(),
    registeredAt: at('registered_at').notNull(),
    publishedAt: at('published_at'),
    hiddenAt: at('hidden_at'),
    acceptedAt: at('accepted_at'),
    answeredAt: at('answered_at'),
    closedAt: at('closed_at'),
    /** When the answer is due: the promise. */
    dueAt: at('due_at'),
    /** Whether the promise may still move: a year on its way is not in the calendar. */
    dueProvisional: boolean('due_provisional').notNull().default(false),
    /** The running clock of the console's timer; null where none runs. */
    nextClock: text('next_clock'),
    nextDueAt: at('next_due_at'),
    nextWarnAt: at('next_warn_at'),
    pausedAt: at('paused_at'),
    supporters: integer('supporters').notNull().default(0),
    redirects: integer('redirects').notNull().default(0),
    /** What lies with the reviewer while an answer is under review. */
    pending: text('pending').$type<'answer' | 'deferral'>(),
    deferrals: smallint('deferrals').notNull().default(0),
    /** Returns by the author. */
    returns: smallint('returns').notNull().default(0),
    objected: boolean('objected').notNull().default(false),
    disagreed: boolean('disagreed').notNull().default(false),
    /** The report that this one was merged into, and the status that it had. */
    parent: uuid('parent'),
    statusBefore: text('status_before').$type<Status>(),
    rating: smallint('rating'),
    /** As which it was registered under 59-FZ. */
    appeal: jsonb('appeal').$type<{ number: string; receivedOn: string; extended: boolean }>(),
    version: integer('version').notNull().default(1),
    clientKey: uuid('client_key'),
    clientHash: text('client_hash'),
  },
  (table) => [
    uniqueIndex('reports_number').on(table.year, table.sequence),
    uniqueIndex('reports_client_key').on(table.clientKey).where(sql`client_key is not null`),
    index('reports_place').using('gist', table.place),
    // Where reports alike are looked for: old ones lie thick in a city, those that can be joined do not.
    index('reports_near')
      .using('gist', table.place)
      .where(sql`status in ('moderation', 'needs_info', 'routed',
        'in_work', 'deferred', 'answer_review', 'reopened', 'merged') and published_at is not null and hidden_at is null
        and is_public`),
    index('reports_published')
      .on(table.registeredAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`published_at is not null and hidden_at is null and is_public`),
    index('reports_supported')
      .on(table.supporters, table.year, table.sequence)
      .where(sql`published_at is not null and hidden_at is null and is_public`),
    index('reports_open_due')
      .on(table.nextDueAt)
      .where(sql`status not in ('rejected','merged','closed','withdrawn')`),
    index('reports_status').on(table.status, table.agency),
    index('reports_parent').on(table.parent).where(sql`parent is not null`),
    index('reports_category')
      .on(table.category, table.registeredAt.desc().nullsFirst())
      .where(sql`published_at is not null and hidden_at is null and is_public`),
    index('reports_author').on(table.author).where(sql`author is not null`),
  ],
)

/**
 * Words of what strangers read in reports: among them a word with an error of typing finds its right spelling. A trigger of
 * `reports` keeps it; a word that nobody may read any more is gone from here too.
 */
export const reportWords = pgTable('report_words', { word: text('word').primaryKey() }, (table) => [
  index('report_words_like').using('gin', table.word.op('gin_trgm_ops')),
])

/** What happened, append-only (a trigger refuses change). */
export const events = pgTable(
  'events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    tx: xid8('tx').notNull().default(sql`pg_current_xact_id()`),
    report: uuid('report').notNull(),
    at: at('at').notNull(),
    name: text('name').notNull(),
    actorKind: text('actor_kind').notNull(),
    actor: uuid('actor'),
    fromStatus: text('from_status').$type<Status>(),
    toStatus: text('to_status').$type<Status>().notNull(),
    agency: text('agency').notNull(),
    seen: text('seen').$type<Seen>().notNull(),
    words: uuid('words'),
    data: jsonb('data').$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (table) => [
    index('events_report').on(table.report, table.id),
    index('events_tx').on(table.tx, table.id),
    // Events come in the order of their time: a summary of each block is enough, and costs filing nothing.
    index('events_at').using('brin', table.at),
    // Of what everybody reads, the last first.
    index('events_said').on(table.at).where(sql`name in ('publish_answer', 'approve_deferral')`),
  ],
)

/** Words that people wrote beside an event; apart from it, so that they can be blanked. */
export const words = pgTable('words', {
  id: uuid('id').primaryKey(),
  report: uuid('report').notNull(),
  text: text('text').notNull(),
  /** As of a report. */
  publicText: text('public_text'),
  masks: jsonb('masks').$type<readonly Mask[]>(),
})

/** What neighbours added to the reports of others. `tx`: by which listeners hear of what became of it last. */
export const remarks = pgTable(
  'remarks',
  {
    id: uuid('id').primaryKey(),
    report: uuid('report').notNull(),
    device: text('device'),
    account: uuid('account').references(() => authors.id, { onDelete: 'set null' }),
    at: at('at').notNull(),
    text: text('text').notNull(),
    /** In which its writer is told what became of it. */
    language: text('language').$type<Language>().notNull().default('ru'),
    /** As of a report. */
    publicText: text('public_text'),
    masks: jsonb('masks').$type<readonly Mask[]>().notNull(),
    /** Version of the text by which its writer agreed to show it. */
    consent: text('consent').notNull(),
    state: text('state').$type<RemarkState>().notNull(),
    reason: text('reason'),
    reasonText: text('reason_text'),
    decidedAt: at('decided_at'),
    decidedBy: uuid('decided_by'),
    clientKey: uuid('client_key'),
    clientHash: text('client_hash'),
    tx: xid8('tx').notNull().default(sql`pg_current_xact_id()`),
  },
  (table) => [
    index('remarks_report').on(table.report, table.at),
    index('remarks_waiting').on(table.report).where(sql`state = 'waiting'`),
    index('remarks_account').on(table.account).where(sql`account is not null`),
    index('remarks_tx').on(table.tx),
    uniqueIndex('remarks_client_key').on(table.clientKey).where(sql`client_key is not null`),
  ],
)

/** `event` is null while a photo of an answer waits to be attached, and of a photo that a remark shows. */
export const photos = pgTable(
  'photos',
  {
    key: text('key').primaryKey(),
    report: uuid('report').notNull(),
    kind: text('kind').$type<'before' | 'after' | 'added' | 'remark'>().notNull(),
    position: smallint('position').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** The event that shows it: filing, or the answer it belongs to. */
    event: bigint('event', { mode: 'number' }),
    remark: uuid('remark').references(() => remarks.id, { onDelete: 'cascade' }),
    addedAt: at('added_at').notNull(),
    addedBy: uuid('added_by'),
    /** When it was taken and how far from the report, of answers' photos whose camera told. */
    takenAt: at('taken_at'),
    takenMeters: integer('taken_meters'),
  },
  (table) => [
    index('photos_report').on(table.report, table.position),
    index('photos_remark').on(table.remark).where(sql`remark is not null`),
  ],
)

/** One clock of one report: `run` counts its starts. `markAt` is when the sweep must look at it next. */
export const clocks = pgTable(
  'clocks',
  {
    report: uuid('report').notNull(),
    kind: text('kind').$type<ClockKind>().notNull(),
    run: smallint('run').notNull(),
    term: jsonb('term').$type<Term>(),
    provisional: boolean('provisional').notNull(),
    calendarVersion: text('calendar_version').notNull(),
    startedAt: at('started_at').notNull(),
    dueAt: at('due_at').notNull(),
    warnAt: at('warn_at').notNull(),
    lastHourAt: at('last_hour_at'),
    pausedAt: at('paused_at'),
    pauses: jsonb('pauses').$type<readonly { from: string; to: string }[]>().notNull(),
    submittedAt: at('submitted_at'),
    stoppedAt: at('stopped_at'),
    satisfiedAt: at('satisfied_at'),
    /** The move that ended it. */
    stoppedBy: text('stopped_by'),
    warningFoundAt: at('warning_found_at'),
    lastHourFoundAt: at('last_hour_found_at'),
    breachFoundAt: at('breach_found_at'),
    markAt: at('mark_at'),
  },
  (table) => [
    primaryKey({ columns: [table.report, table.kind, table.run] }),
    // Late answers are counted by their due times, which come about in the order of the rows.
    index('clocks_due').using('brin', table.dueAt),
    index('clocks_mark').on(table.markAt).where(sql`mark_at is not null`),
    index('clocks_ends')
      .on(table.dueAt)
      .where(sql`kind in ('confirm', 'info', 'deferred_until') and stopped_at is null`),
  ],
)

/** What norms count from in a part of the city: «снегопад закончился». Taken back by mistake, it stays as a row. */
export const normEvents = pgTable(
  'norm_events',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    at: at('at').notNull(),
    categories: text('categories').array().notNull(),
    /** Code of a service area; null for the whole city. */
    area: text('area'),
    setBy: uuid('set_by').notNull(),
    setAt: at('set_at').notNull(),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnAt: at('withdrawn_at'),
  },
  (table) => [index('norm_events_at').on(table.at)],
)

/**
 * Which reports repeat which earlier ones. `declared` is the word of the author, `decision` that of a moderator;
 * what is only proposed has no row.
 */
export const repeats = pgTable(
  'repeats',
  {
    report: uuid('report').notNull(),
    earlier: uuid('earlier').notNull(),
    declared: boolean('declared').notNull().default(false),
    decision: text('decision').$type<'confirmed' | 'dismissed'>(),
  },
  (table) => [
    primaryKey({ columns: [table.report, table.earlier] }),
    index('repeats_earlier').on(table.earlier),
  ],
)

/** Who said «у меня тоже» of a report: a device by its mark, and the account that was signed in on it. */
export const supporters = pgTable(
  'supporters',
  {
    report: uuid('report').notNull(),
    device: text('device').notNull(),
    account: uuid('account').references(() => authors.id, { onDelete: 'set null' }),
    at: at('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.report, table.device] }),
    uniqueIndex('supporters_account').on(table.account, table.report).where(sql`account is not null`),
  ],
)

/** Whom letters tell how the report of another goes on. `device`: from which one it was asked, to take it back there. */
export const followers = pgTable(
  'followers',
  {
    report: uuid('report').notNull(),
    author: uuid('author')
      .notNull()
      .references(() => authors.id, { onDelete: 'cascade' }),
    device: text('device').notNull(),
    language: text('language').$type<Language>().notNull(),
    at: at('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.report, table.author] }),
    index('followers_author').on(table.author),
  ],
)
