import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Reader, Tx } from '../platform/database.ts'
import { agencyChannels, deliveries } from './tables.ts'

/** A delivery on its way into the queue of its agency. */
export type Due = { readonly id: string; readonly agency: string; readonly generation: number }

/** A delivery whose effect is still to be done. */
export type OpenDelivery = {
  readonly id: string
  readonly report: string
  readonly agency: string
  readonly route: number
  readonly channel: 'people' | 'webhook'
}

/** After so long a job that Redis may have lost is given to it again; one that it still has is not doubled. */
const REQUEUE_SECONDS = 60
/** Longer than any attempt can take. */
const HOLD_SECONDS = 20

const notPaused = sql`not exists (
  select from ${agencyChannels} where ${agencyChannels.agency} = ${deliveries.agency} and ${agencyChannels.paused})`
const isOpen = (id: string) => and(eq(deliveries.id, id), eq(deliveries.state, 'open'))
const openColumns = {
  id: deliveries.id,
  report: deliveries.report,
  agency: deliveries.agency,
  route: deliveries.route,
  channel: deliveries.channel,
}

/** Locks open deliveries that no queue has, or has had for long; rows that another relay holds are left to it. */
export async function lockDue(tx: Tx, limit: number): Promise<readonly Due[]> {
  const requeue = sql`now() - make_interval(secs => ${REQUEUE_SECONDS})`
  return tx
    .select({ id: deliveries.id, agency: deliveries.agency, generation: deliveries.generation })
    .from(deliveries)
    .where(
      sql`${deliveries.state} = 'open' and coalesce(${deliveries.queuedAt} < ${requeue}, true) and ${notPaused}`,
    )
    .orderBy(deliveries.createdAt)
    .limit(limit)
    .for('update', { skipLocked: true })
}

export async function markQueued(tx: Tx, due: readonly Due[]): Promise<void> {
  const ids = due.map(({ id }) => id)
  await tx.update(deliveries).set({ queuedAt: sql`now()` }).where(inArray(deliveries.id, ids))
}

/** Open deliveries count as never queued: those of one agency, or of all when Redis has lost its memory. */
export async function unqueue(db: Reader, agency?: string): Promise<void> {
  const of = agency === undefined ? undefined : eq(deliveries.agency, agency)
  await db
    .update(deliveries)
    .set({ queuedAt: null })
    .where(and(eq(deliveries.state, 'open'), of))
}

/** The delivery while its effect may be done: open, and its agency not paused. */
export async function findOpen(db: Reader, id: string): Promise<OpenDelivery | undefined> {
  const [row] = await db
    .select(openColumns)
    .from(deliveries)
    .where(and(isOpen(id), notPaused))
  return row
}

/** The open delivery, its row held until the transaction ends. */
export async function lockOpen(tx: Tx, id: string): Promise<OpenDelivery | undefined> {
  const [row] = await tx.select(openColumns).from(deliveries).where(isOpen(id)).for('update')
  return row
}

/** Takes the delivery for one attempt. False while another attempt is under way. */
export async function hold(db: Db, id: string): Promise<boolean> {
  const held = await db
    .update(deliveries)
    .set({ heldUntil: sql`now() + make_interval(secs => ${HOLD_SECONDS})` })
    .where(and(isOpen(id), sql`coalesce(${deliveries.heldUntil} < now(), true)`))
    .returning({ id: deliveries.id })
  return held.length > 0
}

/** Closes the delivery. `note` says why its effect was not needed any more. */
export async function markDone(
  db: Reader,
  id: string,
  at: Temporal.Instant,
  note: string | null = null,
): Promise<void> {
  await db
    .update(deliveries)
    .set({
      state: 'done',
      attempts: sql`${deliveries.attempts} + 1`,
      lastError: note,
      doneAt: new Date(at.epochMilliseconds),
      heldUntil: null,
    })
    .where(isOpen(id))
}

/** Counts a failed attempt; after `attempts` of them the delivery is dead until a person sends it again. */
export async function recordFailure(
  db: Reader,
  id: string,
  error: string,
  attempts: number,
): Promise<'open' | 'dead'> {
  const [row] = await db
    .update(deliveries)
    .set({
      attempts: sql`${deliveries.attempts} + 1`,
      lastError: error.slice(0, 500),
      heldUntil: null,
      state: sql`case when ${deliveries.attempts} + 1 >= ${attempts} then 'dead' else 'open' end`,
    })
    .where(isOpen(id))
    .returning({ state: deliveries.state })
  return row?.state === 'dead' ? 'dead' : 'open'
}
