import { and, desc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Reader, Tx } from '../platform/database.ts'
import { reports } from '../reports/tables.ts'
import { agencyChannels, deliveries, inbox } from './tables.ts'

export type HandOver = {
  /** Id of the report. */
  readonly report: string
  readonly agency: string
  /** Its number among the report's routes: each is handed over once. */
  readonly route: number
  readonly at: Temporal.Instant
}

/** One delivery as the console lists it. */
export type DeliveryRow = typeof deliveries.$inferSelect & { readonly number: string }

export type Webhook = { readonly url: string; readonly secret: string }

const SHOWN = 500
const toDate = (at: Temporal.Instant) => new Date(at.epochMilliseconds)

/** Puts the report into the agency's inbox; one that was there before is unseen again. */
export async function arrive(tx: Tx, { report, agency, at }: HandOver): Promise<void> {
  const arrivedAt = toDate(at)
  await tx
    .insert(inbox)
    .values({ agency, report, arrivedAt })
    .onConflictDoUpdate({ target: [inbox.agency, inbox.report], set: { arrivedAt, seenAt: null } })
}

/** Opens a delivery for every channel of the agency; those of the same route that exist stay as they are. */
export async function openDeliveries(tx: Tx, { report, agency, route, at }: HandOver): Promise<void> {
  const channels = (await findWebhook(tx, agency)) ? (['people', 'webhook'] as const) : (['people'] as const)
  const createdAt = toDate(at)
  await tx
    .insert(deliveries)
    .values(channels.map((channel) => ({ report, agency, route, channel, createdAt })))
    .onConflictDoNothing()
}

export async function findWebhook(db: Reader, agency: string): Promise<Webhook | undefined> {
  const [row] = await db
    .select({ url: agencyChannels.webhookUrl, secret: agencyChannels.webhookSecret })
    .from(agencyChannels)
    .where(and(eq(agencyChannels.agency, agency), isNotNull(agencyChannels.webhookUrl)))
  return row?.url && row.secret ? { url: row.url, secret: row.secret } : undefined
}

/** False when the catalogue has no such agency. */
export async function saveWebhook(
  db: Reader,
  agency: string,
  { url, secret }: { readonly url: string | null; readonly secret: string | null },
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    insert into ${agencyChannels} (agency, webhook_url, webhook_secret)
    select code, ${url}, ${secret} from agencies where code = ${agency}
    on conflict (agency) do update set webhook_url = excluded.webhook_url, webhook_secret = excluded.webhook_secret`)
  return rowCount === 1
}

export async function setSeen(
  db: Reader,
  agency: string,
  report: string,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .update(inbox)
    .set({ seenAt: toDate(at) })
    .where(and(eq(inbox.agency, agency), eq(inbox.report, report), isNull(inbox.seenAt)))
}

/** Reports in the agency's inbox that its people have not opened, without those that went to another agency. */
export async function countUnseen(db: Reader, agency: string): Promise<number> {
  const [row] = await db
    .select({ unseen: sql<number>`count(*)::int` })
    .from(inbox)
    .innerJoin(reports, and(eq(reports.id, inbox.report), eq(reports.agency, inbox.agency)))
    .where(and(eq(inbox.agency, agency), isNull(inbox.seenAt)))
  return row?.unseen ?? 0
}

/** The newest deliveries, at most `SHOWN`, of one state or of all. */
export function listNewest(db: Reader, state?: DeliveryRow['state']): Promise<readonly DeliveryRow[]> {
  return readDeliveries(db, state && eq(deliveries.state, state))
}

export async function findDelivery(db: Reader, id: string): Promise<DeliveryRow | undefined> {
  return (await readDeliveries(db, eq(deliveries.id, id)))[0]
}

async function readDeliveries(db: Reader, which: SQL | undefined): Promise<readonly DeliveryRow[]> {
  const rows = await db
    .select({ delivery: deliveries, number: sql<string>`${reports.year} || '-' || ${reports.sequence}` })
    .from(deliveries)
    .innerJoin(reports, eq(reports.id, deliveries.report))
    .where(which)
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(SHOWN)
  return rows.map(({ delivery, number }) => ({ ...delivery, number }))
}

/** Opens a dead delivery anew; `generation` gives its job a key of its own. False when it is not dead. */
export async function reopen(db: Reader, id: string): Promise<boolean> {
  const opened = await db
    .update(deliveries)
    .set({ state: 'open', generation: sql`${deliveries.generation} + 1`, attempts: 0, queuedAt: null })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'dead')))
    .returning({ id: deliveries.id })
  return opened.length > 0
}

export async function savePaused(db: Reader, agency: string, paused: boolean): Promise<void> {
  await db
    .insert(agencyChannels)
    .values({ agency, paused })
    .onConflictDoUpdate({ target: agencyChannels.agency, set: { paused } })
}

export async function pausedAgencies(db: Reader): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ agency: agencyChannels.agency })
    .from(agencyChannels)
    .where(eq(agencyChannels.paused, true))
  return new Set(rows.map(({ agency }) => agency))
}

/** Deliveries that are not done, counted by agency and state; an agency without any has no row. */
export function countByAgency(db: Reader) {
  return db
    .select({ agency: deliveries.agency, state: deliveries.state, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .where(ne(deliveries.state, 'done'))
    .groupBy(deliveries.agency, deliveries.state)
}

/** Deliveries that are not done, by state; both states are always there. */
export async function countWaiting(
  db: Reader,
): Promise<readonly { readonly state: 'open' | 'dead'; readonly count: number }[]> {
  const rows = await countByAgency(db)
  return (['open', 'dead'] as const).map((state) => ({
    state,
    count: rows.reduce((sum, row) => sum + (row.state === state ? row.count : 0), 0),
  }))
}

/** Takes every open delivery for done and every inbox for read: the past of a demo town tells nobody anything. */
export async function settleDeliveries(db: Reader): Promise<void> {
  await db
    .update(deliveries)
    .set({ state: 'done', doneAt: deliveries.createdAt })
    .where(eq(deliveries.state, 'open'))
  await db.update(inbox).set({ seenAt: inbox.arrivedAt })
}
