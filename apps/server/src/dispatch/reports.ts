import type { Details } from '@gorozhanin/domain/reports/api'
import { eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../platform/database.ts'
import { publicAddress, publicText } from '../reports/list-store.ts'
import { events, reports } from '../reports/tables.ts'
import type { OpenDelivery } from './outbox.ts'

/** A report as an agency's system is told of it: nothing about its author. */
export type ToldReport = {
  readonly number: string
  readonly category: string
  /** Null until a moderator has read it, for it may hold personal data. */
  readonly text: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly address: string | null
  readonly details: Details
  /** ISO 8601. */
  readonly dueAt: string | null
}

/**
 * Writes into the report's history that its agency has been told. Waits for a move under way, so that the event
 * repeats the newest status. Null, and nothing is written, when the report is with another agency by now.
 */
export async function recordHandedOver(
  tx: Tx,
  { id, report, agency }: OpenDelivery,
  at: Temporal.Instant,
): Promise<{ readonly emergency: boolean } | null> {
  const [found] = await tx
    .select({ status: reports.status, agency: reports.agency, emergency: reports.emergency })
    .from(reports)
    .where(eq(reports.id, report))
    .for('share')
  if (found?.agency !== agency) return null
  await tx.insert(events).values({
    report,
    at: new Date(at.epochMilliseconds),
    name: 'handed_over',
    actorKind: 'system',
    fromStatus: found.status,
    toStatus: found.status,
    agency,
    seen: 'staff',
    data: { delivery: id },
  })
  return { emergency: found.emergency }
}

/** Undefined when the report is with another agency by now. */
export async function readTold(db: Db, { report, agency }: OpenDelivery): Promise<ToldReport | undefined> {
  const [row] = await db
    .select({
      number: sql<string>`${reports.year} || '-' || ${reports.sequence}`,
      category: reports.category,
      text: sql<string | null>`case when ${reports.publishedAt} is not null and ${reports.hiddenAt} is null
        then ${publicText} end`,
      lon: sql<number | null>`round(ST_X(${reports.place})::numeric, 5)::float8`,
      lat: sql<number | null>`round(ST_Y(${reports.place})::numeric, 5)::float8`,
      address: publicAddress,
      details: reports.details,
      dueAt: reports.dueAt,
    })
    .from(reports)
    .where(sql`${eq(reports.id, report)} and ${eq(reports.agency, agency)}`)
  return row && { ...row, dueAt: row.dueAt?.toISOString() ?? null }
}
