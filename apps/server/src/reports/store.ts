import type { Names } from '@gorozhanin/domain/names'
import type { Mask } from '@gorozhanin/domain/reports/masks'
import type { MoveName, Seen } from '@gorozhanin/domain/reports/moves'
import { openStatuses, type Status } from '@gorozhanin/domain/reports/status'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import { serviceAreas } from '../catalog/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { type ClockRow, clockColumns, clockShape, clockUpdates, toClock, toClockRow } from './clock-rows.ts'
import { masked } from './masking.ts'
import { hasNumber, numberOf } from './numbers.ts'
import { clocks, events, reports, words } from './tables.ts'

const { place: _, ...plainColumns } = getTableColumns(reports)
/** All but the place, which takes a function to read. */
export const reportColumns = plainColumns

export type ReportRow = Omit<typeof reports.$inferSelect, 'place'>
export type ReportChange = Partial<typeof reports.$inferInsert>

/** What is known of a report that was filed under a client's key. */
export type Known = {
  readonly id: string
  readonly year: number
  readonly sequence: number
  readonly status: Status
  readonly agency: string
  readonly dueAt: string | null
  readonly clientHash: string | null
}

export async function findByClientKey(db: Reader, clientKey: string): Promise<Known | undefined> {
  const [row] = await db
    .select({
      id: reports.id,
      year: reports.year,
      sequence: reports.sequence,
      status: reports.status,
      agency: reports.agency,
      dueAt: reports.dueAt,
      clientHash: reports.clientHash,
    })
    .from(reports)
    .where(eq(reports.clientKey, clientKey))
  return row && { ...row, dueAt: row.dueAt?.toISOString() ?? null }
}

/** A report by its number, as it stands now. */
export async function findReport(db: Reader, number: string): Promise<ReportRow | undefined> {
  const [row] = await db.select(plainColumns).from(reports).where(hasNumber(number))
  return row
}

/** What decides whose a report is; undefined for a number that was never given. */
export async function ownershipOf(
  db: Reader,
  number: string,
): Promise<Pick<ReportRow, 'id' | 'author' | 'disowned' | 'status'> | undefined> {
  const { id, author, disowned, status } = reports
  const [row] = await db.select({ id, author, disowned, status }).from(reports).where(hasNumber(number))
  return row
}

export async function findByNumber(db: Reader, number: string): Promise<ReportRow | undefined> {
  const [row] = await db.select(reportColumns).from(reports).where(hasNumber(number))
  return row
}

/** Reads one report and holds its row until the transaction ends. */
export async function lockReport(tx: Tx, number: string): Promise<ReportRow | undefined> {
  const [row] = await tx.select(reportColumns).from(reports).where(hasNumber(number)).for('update')
  return row
}

/** @throws Error for an id that no report has. */
export async function lockReportById(tx: Tx, id: string): Promise<ReportRow> {
  const [row] = await tx.select(reportColumns).from(reports).where(eq(reports.id, id)).for('update')
  if (!row) throw new Error(`no report ${id}`)
  return row
}

/** Changes a report and raises its version. */
export async function saveReport(tx: Tx, id: string, change: ReportChange): Promise<void> {
  await tx
    .update(reports)
    .set({ ...change, version: sql`${reports.version} + 1` })
    .where(eq(reports.id, id))
}

export type NewEvent = {
  readonly report: string
  readonly at: Date
  readonly name: string
  readonly actorKind: 'author' | 'moderator' | 'agency' | 'administration' | 'system'
  readonly actor: string | null
  readonly fromStatus: Status
  readonly toStatus: Status
  readonly agency: string
  readonly seen: Seen
  /** Words that a person wrote; they are kept apart from the event. */
  readonly text: string | null
  /** What of the words strangers do not read, where it is known already. */
  readonly masks?: readonly Mask[] | undefined
  readonly data: Readonly<Record<string, unknown>>
}

/** Adds an event to the history and gives its id. */
export async function recordEvent(tx: Tx, { text, masks, ...event }: NewEvent): Promise<number> {
  const id = text === null ? null : crypto.randomUUID()
  if (id !== null && text !== null)
    await tx.insert(words).values({ id, report: event.report, text, ...masked(text, masks) })
  const [row] = await tx
    .insert(events)
    .values({ ...event, words: id })
    .returning({ id: events.id })
  if (!row) throw new Error('an event was not saved')
  return row.id
}

/** What was said last by a move of this name: an answer, a proposed deferral. */
export type Said = {
  readonly id: number
  readonly text: string
  readonly masks: readonly Mask[] | undefined
  readonly data: Readonly<Record<string, unknown>>
}

export async function findLastEvent(db: Reader, report: string, name: MoveName): Promise<Said | undefined> {
  const [row] = await db
    .select({
      id: events.id,
      text: sql<string>`coalesce(${words.text}, '')`,
      masks: words.masks,
      data: events.data,
    })
    .from(events)
    .leftJoin(words, eq(words.id, events.words))
    .where(and(eq(events.report, report), eq(events.name, name)))
    .orderBy(desc(events.id))
    .limit(1)
  return row && { ...row, masks: row.masks ?? undefined }
}

/** @throws Error where there is none: the status said that there is. */
export async function lastEventOf(db: Reader, report: string, name: MoveName): Promise<Said> {
  const found = await findLastEvent(db, report, name)
  if (!found) throw new Error(`report ${report} has no ${name} in its history`)
  return found
}

export async function reportById(db: Reader, id: string): Promise<ReportRow> {
  const [row] = await db.select(reportColumns).from(reports).where(eq(reports.id, id))
  if (!row) throw new Error(`no report ${id}`)
  return row
}

/** Where a report is, to the last digit; null for one without a place. */
export async function placeOf(
  db: Reader,
  id: string,
): Promise<{ readonly lon: number; readonly lat: number } | null> {
  const [row] = await db
    .select({ lon: sql<number>`ST_X(${reports.place})`, lat: sql<number>`ST_Y(${reports.place})` })
    .from(reports)
    .where(and(eq(reports.id, id), isNotNull(reports.place)))
  return row ?? null
}

/** How far apart two reports are; null where one has no place. */
export async function distanceMeters(db: Reader, one: string, other: string): Promise<number | null> {
  const { rows } = await db.execute<{ meters: number | null }>(sql`
    select ST_DistanceSphere(a.place, b.place) as meters
      from reports a, reports b where a.id = ${one}::uuid and b.id = ${other}::uuid`)
  return rows[0]?.meters ?? null
}

/** An open report that another may be merged into, one of the same category where there is one. */
export async function findOpenParent(db: Reader, id: string, category: string): Promise<string> {
  const [row] = await db
    .select({ year: reports.year, sequence: reports.sequence })
    .from(reports)
    .where(
      and(ne(reports.id, id), inArray(reports.status, [...openStatuses]), isNotNull(reports.publishedAt)),
    )
    .orderBy(desc(sql`${reports.category} = ${category}`), desc(reports.registeredAt))
    .limit(1)
  if (!row) throw new Error('no open report to merge into')
  return numberOf(row)
}

/** Gives a report the weight of one that was merged into it, or takes it back. */
export async function addSupporters(tx: Tx, id: string, count: number): Promise<void> {
  await tx
    .update(reports)
    .set({ supporters: sql`greatest(${reports.supporters} + ${count}, 0)` })
    .where(eq(reports.id, id))
}

/** Whether the agency has given the same words to another report since `since`. */
export async function hasSameAnswer(
  db: Reader,
  answer: { readonly report: string; readonly agency: string; readonly text: string; readonly since: Date },
): Promise<boolean> {
  const rows = await db
    .select({ id: events.id })
    .from(events)
    .innerJoin(words, eq(words.id, events.words))
    .where(
      and(
        eq(events.name, 'answer'),
        eq(events.agency, answer.agency),
        ne(events.report, answer.report),
        sql`${events.at} >= ${answer.since}`,
        sql`lower(${words.text}) = lower(${answer.text})`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Clocks of a report in the order in which they started. */
export async function readClocks(db: Reader, report: string): Promise<readonly Clock[]> {
  const rows = await db
    .select()
    .from(clocks)
    .where(eq(clocks.report, report))
    .orderBy(asc(clocks.startedAt), asc(clocks.kind), asc(clocks.run))
  return rows.map(toClock)
}

/** Saves all clocks of a report: those it had are changed, new ones are added with the next run of their kind. */
export async function saveClocks(
  tx: Tx,
  report: string,
  list: readonly Clock[],
  versionOf: (clock: Clock) => string,
): Promise<void> {
  const rows = toClockRows(list, versionOf)
  await tx.execute(sql`
    insert into clocks (report, ${clockColumns})
    select ${report}::uuid, ${clockColumns} from jsonb_to_recordset(${JSON.stringify(rows)}) as (${clockShape})
    on conflict (report, kind, run) do update set ${clockUpdates}`)
}

/** Clocks of one report as rows: `run` counts those of a kind. */
export function toClockRows(
  list: readonly Clock[],
  versionOf: (clock: Clock) => string,
): readonly ClockRow[] {
  const runs = new Map<string, number>()
  return list.map((clock) => {
    const run = (runs.get(clock.kind) ?? 0) + 1
    runs.set(clock.kind, run)
    return toClockRow(clock, run, versionOf(clock))
  })
}

/** Names of service areas by their codes, each as its newest version says. */
export async function areaNames(db: Reader, codes: readonly string[]): Promise<ReadonlyMap<string, Names>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .select({ code: serviceAreas.code, name: serviceAreas.name })
    .from(serviceAreas)
    .where(inArray(serviceAreas.code, [...codes]))
    .orderBy(serviceAreas.version)
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** The report and all that were merged into it, also by way of others: their remarks are seen as those of the one. */
export const withMerged = (report: string | SQL): SQL => sql`
  with recursive joined as (
    select ${report}::uuid as id
    union all
    select r.id from joined j join reports r on r.parent = j.id)
  select id from joined`

/** How many residents said «у меня тоже». */
export async function setSupporters(db: Reader, number: string, supporters: number): Promise<void> {
  await db.update(reports).set({ supporters }).where(hasNumber(number))
}
