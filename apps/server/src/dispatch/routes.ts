import {
  type Delivery,
  inboxCount,
  listDeliveries,
  listQueues,
  pauseQueue,
  resendDelivery,
} from '@gorozhanin/domain/dispatch/api'
import type { Reply } from '@gorozhanin/domain/endpoint'
import { actorOf } from '../audit/commands.ts'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import { staffOf } from '../platform/access.ts'
import { Problem } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { resend, setPaused } from './commands.ts'
import { countByAgency, countUnseen, type DeliveryRow, listNewest, pausedAgencies } from './store.ts'

type Queue = Reply<typeof pauseQueue>

export const dispatchRoutes = (ctx: Ctx): Served[] => [
  serve(listDeliveries, async ({ query }) => {
    const catalog = await ctx.catalog()
    const rows = await listNewest(ctx.db, query.state)
    return { deliveries: rows.map((row) => toDelivery(catalog, row)) }
  }),

  serve(resendDelivery, async ({ params, request }) =>
    toDelivery(await ctx.catalog(), await resend(ctx, params.id, actorOf(request))),
  ),

  serve(listQueues, async () => ({ queues: await readQueues(ctx) })),

  serve(pauseQueue, async ({ params, body, request }) => {
    if (!(await ctx.catalog()).agencies.has(params.agency)) throw new Problem('agency.unknown')
    await setPaused(ctx, params.agency, body.paused, actorOf(request))
    const queue = (await readQueues(ctx)).find(({ agency }) => agency.code === params.agency)
    if (!queue) throw new Problem('agency.unknown')
    return queue
  }),

  serve(inboxCount, async ({ visitor }) => {
    const agency = staffOf(visitor).agency ?? (await ctx.catalog()).dispatchDesk
    return { unseen: await countUnseen(ctx.db, agency) }
  }),
]

/** Every agency of the catalogue with what waits for it, in the order of their codes. */
async function readQueues(ctx: Ctx): Promise<Queue[]> {
  const [catalog, paused, counts] = await Promise.all([
    ctx.catalog(),
    pausedAgencies(ctx.db),
    countByAgency(ctx.db),
  ])
  const count = (agency: string, state: string) =>
    counts.find((row) => row.agency === agency && row.state === state)?.count ?? 0
  return Array.from(catalog.agencies.values(), ({ code, name }) => ({
    agency: { code, name },
    paused: paused.has(code),
    open: count(code, 'open'),
    dead: count(code, 'dead'),
  }))
}

function toDelivery({ agencies }: CatalogSnapshot, row: DeliveryRow): Delivery {
  const { agency, createdAt, doneAt, ...delivery } = row
  const name = agencies.get(agency)?.name ?? { ru: agency, en: agency }
  return {
    ...delivery,
    agency: { code: agency, name },
    createdAt: createdAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  }
}
