import { randomBytes } from 'node:crypto'
import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import { Temporal } from 'temporal-polyfill'
import { type AuditActor, audit, system } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { unqueue } from './outbox.ts'
import {
  arrive,
  type DeliveryRow,
  findDelivery,
  findWebhook,
  type HandOver,
  openDeliveries,
  reopen,
  savePaused,
  saveWebhook,
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
export function resend(ctx: Ctx, id: string, by: AuditActor): Promise<DeliveryRow> {
  return ctx.db.transaction(async (tx) => {
    const reopened = await reopen(tx, id)
    const delivery = await findDelivery(tx, id)
    if (!delivery) throw new Problem('delivery.not_found')
    if (!reopened) throw new Problem('delivery.not_dead')
    const { agency, channel, number } = delivery
    const object = { kind: 'delivery', id } as const
    const detail = { agency, channel, report: number }
    await audit(tx, { actor: by, action: 'delivery.resent', object, detail }, ctx.now())
    return delivery
  })
}

/** Holds back everything but the agency's inbox, or lets what has waited go on at once. */
export function setPaused(ctx: Ctx, agency: string, paused: boolean, by = system): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await savePaused(tx, agency, paused)
    if (!paused) await unqueue(tx, agency)
    const action = paused ? 'queue.paused' : 'queue.resumed'
    await audit(tx, { actor: by, action, object: { kind: 'agency', id: agency } }, ctx.now())
  })
}

/**
 * Says where the agency's system is called, and makes a new secret for it; null ends the calls.
 *
 * @throws Error when there is no such agency or the address is not one of the web.
 */
export async function setWebhook(
  db: Reader,
  agency: string,
  url: string | null,
  by: AuditActor = system,
): Promise<string | null> {
  if (url !== null && !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Error(`not an address of the web: ${url}`)
  const secret = url === null ? null : randomBytes(32).toString('base64url')
  return db.transaction(async (tx) => {
    if (!(await saveWebhook(tx, agency, { url, secret }))) throw new Error(`no such agency: ${agency}`)
    const object = { kind: 'agency', id: agency } as const
    const detail = { host: url === null ? null : new URL(url).host }
    await audit(tx, { actor: by, action: 'webhook.changed', object, detail }, Temporal.Now.instant())
    return secret
  })
}

type PackAgency = Pick<Agency, 'code' | 'webhook'>

/**
 * Makes webhooks what a city pack says of them, and gives the new secret of each address that was not called before.
 * An address that is called already keeps its secret; an agency of whose webhook the pack says nothing keeps it.
 */
export async function loadWebhooks(
  tx: Tx,
  agencies: readonly PackAgency[],
): Promise<ReadonlyMap<string, string | null>> {
  const changed = new Map<string, string | null>()
  for (const { code, webhook } of agencies) {
    if (!webhook) continue
    const wanted = webhook.used ? webhook.url : null
    const current = await findWebhook(tx, code)
    if (wanted !== (current?.url ?? null)) changed.set(code, await setWebhook(tx, code, wanted))
  }
  return changed
}
