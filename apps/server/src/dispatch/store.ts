import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../platform/database.ts'
import { agencyChannels, deliveries, inbox } from './tables.ts'

export type HandOver = {
  /** Id of the report. */
  readonly report: string
  readonly agency: string
  /** Its number among the report's routes: each is handed over once. */
  readonly route: number
  readonly at: Temporal.Instant
}

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
  const [hook] = await tx
    .select({ found: sql`1` })
    .from(agencyChannels)
    .where(and(eq(agencyChannels.agency, agency), isNotNull(agencyChannels.webhookUrl)))
  const channels = hook ? (['people', 'webhook'] as const) : (['people'] as const)
  const createdAt = toDate(at)
  await tx
    .insert(deliveries)
    .values(channels.map((channel) => ({ report, agency, route, channel, createdAt })))
    .onConflictDoNothing()
}
