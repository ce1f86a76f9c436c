import type { Ctx } from '../main/context.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { unqueue } from './outbox.ts'
import {
  arrive,
  type DeliveryRow,
  findDelivery,
  type HandOver,
  openDeliveries,
  reopen,
  savePaused,
  setSeen,
} from './store.ts'

/**
 * Hands a routed report to its agency, in the transaction that routes it: the agency's inbox shows it at once,
 * and what must reach people and the agency's own system stays open until it is done. The same route handed over
 * again is unseen again and delivers nothing twice.
 */
export async function handOver(tx: Tx, handing: HandOver): Promise<void> {
  await arrive(tx, handing)
  await openDeliveries(tx, handing)
}

/** Someone of the agency has opened the report. */
export function markSeen(ctx: Ctx, agency: string, report: string): Promise<void> {
  return setSeen(ctx.db, agency, report, ctx.now())
}

/**
 * Sends a dead delivery again, with all its attempts.
 *
 * @throws Problem `delivery.not_found`, `delivery.not_dead`.
 */
export function resend(ctx: Ctx, id: string): Promise<DeliveryRow> {
  return ctx.db.transaction(async (tx) => {
    const reopened = await reopen(tx, id)
    const delivery = await findDelivery(tx, id)
    if (!delivery) throw new Problem('delivery.not_found')
    if (!reopened) throw new Problem('delivery.not_dead')
    return delivery
  })
}

/** Holds back everything but the agency's inbox, or lets what has waited go on at once. */
export function setPaused(ctx: Ctx, agency: string, paused: boolean): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await savePaused(tx, agency, paused)
    if (!paused) await unqueue(tx, agency)
  })
}
