import type { ProposalReason, ReportReason } from '@gorozhanin/domain/alerts/api'
import type { Names } from '@gorozhanin/domain/names'
import type { ProposalKind } from '@gorozhanin/domain/people/staff-api'
import type { Status } from '@gorozhanin/domain/reports/status'
import type { ClockKind } from '@gorozhanin/domain/sla/clocks'
import { and, desc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { staffProposals } from '../people/staff-tables.ts'
import { staff } from '../people/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { publicAddress } from '../reports/list-store.ts'
import { clocks, reports } from '../reports/tables.ts'
import { alerts } from './tables.ts'
import type { About } from './tell.ts'

export type NewAlert = Omit<About, 'since'> & {
  readonly person: string
  readonly insteadOf: readonly string[]
  readonly bell: boolean
  readonly byMail: boolean
  /** The letter that tells of it at once. */
  readonly letter: string | null
}

/**
 * Adds alerts; one that its person has had before stays as it is, and one of a category group that its person is not for
 * is none. Gives the letters that new ones name.
 */
export async function saveAlerts(tx: Tx, rows: readonly NewAlert[], at: Date): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const { rows: written } = await tx.execute<{ letter: string }>(sql`
    with written as (
      insert into alerts (person, report, proposal, reason, rule, clock, run, due_at, instead_of, bell, by_mail, letter,
        created_at)
      select person, report, proposal, reason, rule, clock, run, "dueAt", "insteadOf", bell, "byMail", letter, ${at}
        from jsonb_to_recordset(${JSON.stringify(rows)}) as a (person uuid, report uuid, proposal uuid, reason text, rule text,
             clock text, run integer, "dueAt" timestamptz, "insteadOf" uuid[], bell boolean, "byMail" boolean,
             letter uuid)
       where proposal is not null or exists (
         select 1 from staff s join reports r on r.id = a.report
          where s.id = a.person and (s.groups is null or r.category_group = any (s.groups)))
      on conflict do nothing
      returning letter)
    select distinct letter from written where letter is not null`)
  return new Set(written.map(({ letter }) => letter))
}

type Told = Pick<typeof alerts.$inferSelect, 'id' | 'createdAt' | 'readAt'> & {
  readonly insteadOf: readonly Names[]
}

/** An alert of a report with what its words need. */
export type ReportAlertRow = Told & {
  readonly proposal: null
  readonly report: string
  readonly reason: ReportReason
  readonly clock: ClockKind | null
  readonly dueAt: Date | null
  readonly year: number
  readonly sequence: number
  readonly category: string
  readonly address: string | null
  readonly agency: string
  readonly performer: string | null
  readonly status: Status
  readonly categoryGroup: string
  /** Category and address when this was told, where a correction has changed them since. */
  readonly categoryBefore: string | null
  readonly addressBefore: readonly [string | null] | null
  readonly emergency: boolean
  /**
   * The clock has stopped; without one, the agency has accepted, or answered where its people were to work. Who need not
   * work any more is not waited for.
   */
  readonly settled: boolean
  /** The due time as it stands now. */
  readonly clockDueAt: Date | null
}

/** An alert of a proposal about an account with what its words need. */
export type ProposalAlertRow = Told & {
  readonly reason: ProposalReason
  readonly proposal: {
    readonly id: string
    readonly kind: ProposalKind
    readonly person: Names
    readonly proposedBy: Names
    readonly decidedBy: Names | null
    readonly isDecided: boolean
    /** ISO 8601: when it runs out. */
    readonly dueAt: string
  }
}

export type AlertRow = ReportAlertRow | ProposalAlertRow

/** What the first event since the alert that names `key` says of it. */
function changedSince<Value>(key: string, value: SQL) {
  return sql<Value>`(select ${value} from events e
    where e.report = ${reports.id} and e.at >= ${alerts.createdAt} and e.data ? ${sql.raw(`'${key}'`)}
    order by e.id limit 1)`
}

const columns = {
  id: alerts.id,
  report: alerts.report,
  reason: alerts.reason,
  clock: alerts.clock,
  dueAt: alerts.dueAt,
  createdAt: alerts.createdAt,
  readAt: alerts.readAt,
  year: reports.year,
  sequence: reports.sequence,
  category: reports.category,
  address: publicAddress,
  agency: reports.agency,
  performer: reports.performer,
  status: reports.status,
  categoryGroup: reports.categoryGroup,
  categoryBefore: changedSince<string | null>('categoryBefore', sql`e.data->>'categoryBefore'`),
  addressBefore: changedSince<[string | null] | null>(
    'addressBefore',
    sql`jsonb_build_array(e.data->'addressBefore')`,
  ),
  emergency: reports.emergency,
  settled: sql<boolean>`case when ${alerts.reason} = 'unassigned' then true
    when ${alerts.reason} in ('assigned', 'returned', 'due_moved', 'drafted')
      then ${reports.status} not in ('in_work', 'deferred', 'reopened')
    when ${alerts.clock} is null then ${reports.status} <> 'routed'
    else ${clocks.stoppedAt} is not null or ${clocks.submittedAt} is not null end`,
  clockDueAt: clocks.dueAt,
  proposal: sql<ProposalAlertRow['proposal'] | null>`(
    select json_build_object('id', p.id, 'kind', p.kind, 'person', whose.name, 'proposedBy', one.name,
             'decidedBy', two.name, 'isDecided', p.decided_at is not null, 'dueAt', p.expires_at)
      from ${staffProposals} p
      join ${staff} whose on whose.id = p.staff
      join ${staff} one on one.id = p.proposed_by
      left join ${staff} two on two.id = p.decided_by
     where p.id = ${alerts.proposal})`,
  insteadOf: sql<
    Names[]
  >`array(select s.name from ${staff} s where s.id = any (${alerts.insteadOf}) order by s.name->>'ru')`,
}

function readAlerts(db: Reader) {
  return db
    .select(columns)
    .from(alerts)
    .leftJoin(reports, eq(reports.id, alerts.report))
    .leftJoin(
      clocks,
      and(eq(clocks.report, alerts.report), eq(clocks.kind, alerts.clock), eq(clocks.run, alerts.run)),
    )
}

/** The table sees to it that an alert is of one of the two. */
const toRow = (row: Awaited<ReturnType<typeof readAlerts>>[number]) => row as AlertRow

/** The place of an alert in its person's list. */
export type AlertCursor = { readonly at: Date; readonly id: string }

/** The newest alerts of a person's bell, before `cursor` where there is one. */
export async function listOf(
  db: Reader,
  person: string,
  cursor: AlertCursor | null,
  limit: number,
): Promise<readonly AlertRow[]> {
  const before = cursor && sql`(${alerts.createdAt}, ${alerts.id}) < (${cursor.at}, ${cursor.id}::uuid)`
  const rows = await readAlerts(db)
    .where(and(eq(alerts.person, person), alerts.bell, before ?? undefined))
    .orderBy(desc(alerts.createdAt), desc(alerts.id))
    .limit(limit)
  return rows.map(toRow)
}

/** What one letter tells, the longest waiting first. */
export async function listInLetter(db: Reader, letter: string): Promise<readonly AlertRow[]> {
  const rows = await readAlerts(db).where(eq(alerts.letter, letter)).orderBy(alerts.createdAt, alerts.id)
  return rows.map(toRow)
}

const unread = (person: string) => and(eq(alerts.person, person), alerts.bell, isNull(alerts.readAt))

export function countUnread(db: Reader, person: string): Promise<number> {
  return db.$count(alerts, unread(person))
}

/** False when the person has no such alert. */
export async function markRead(db: Reader, person: string, id: string, at: Date): Promise<boolean> {
  const found = await db
    .update(alerts)
    .set({ readAt: sql`coalesce(${alerts.readAt}, ${at})`, tx: sql`pg_current_xact_id()` })
    .where(and(eq(alerts.person, person), eq(alerts.id, id)))
    .returning({ id: alerts.id })
  return found.length > 0
}

export async function markAllRead(db: Reader, person: string, through: Date, at: Date): Promise<void> {
  await db
    .update(alerts)
    .set({ readAt: at, tx: sql`pg_current_xact_id()` })
    .where(and(unread(person), lte(alerts.createdAt, through)))
}

/** What nobody waits for any more counts as read, and no letter tells of the past: for a demo town at its load. */
export async function settleAlerts(db: Reader): Promise<void> {
  await db.execute(sql`update staff_letters set state = 'stopped' where state = 'open'`)
  await db.execute(sql`update alerts set by_mail = false where letter is null`)
  await db.execute(sql`
    update alerts a set read_at = a.created_at
     where not exists (select from clocks c
                        where c.report = a.report and c.kind = a.clock and c.run = a.run
                          and c.stopped_at is null and c.submitted_at is null)`)
}
