import type { Tx } from '../platform/database.ts'
import { arrive, type HandOver, openDeliveries } from './store.ts'

/**
 * Hands a routed report to its agency, in the transaction that routes it: the agency's inbox shows it at once,
 * and what must reach people and the agency's own system stays open until it is done. Safe to repeat.
 */
export async function handOver(tx: Tx, handing: HandOver): Promise<void> {
  await arrive(tx, handing)
  await openDeliveries(tx, handing)
}
