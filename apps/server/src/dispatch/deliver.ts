import { UnrecoverableError } from 'bullmq'
import { tellHandedOver } from '../alerts/news.ts'
import type { Ctx } from '../main/context.ts'
import { isDatabaseDown } from '../platform/database.ts'
import { networks } from '../platform/receiver.ts'
import { findOpen, hold, lockOpen, markDone, type OpenDelivery, recordFailure } from './outbox.ts'
import { readTold, recordHandedOver, type ToldReport } from './reports.ts'
import { findWebhook } from './store.ts'
import { callWebhook } from './webhook.ts'

/**
 * Does what one delivery promises, unless it is done or its agency is paused. The delivery's row decides, not the
 * queue: it is never done twice, and it is dead after `attempts` failures, however often Redis forgot the job.
 */
export async function deliver(ctx: Ctx, id: string, attempts: number): Promise<void> {
  const delivery = await findOpen(ctx.db, id)
  if (!delivery) return
  if (delivery.channel === 'webhook' && !(await hold(ctx.db, id)))
    throw new Error('another attempt is under way')
  try {
    await channels[delivery.channel](ctx, delivery)
  } catch (error) {
    if (isDatabaseDown(error)) throw error
    const reason = error instanceof Error ? error.message : String(error)
    const state = await recordFailure(ctx.db, id, reason, attempts)
    throw state === 'dead' ? new UnrecoverableError(reason) : error
  }
}

const channels: Record<OpenDelivery['channel'], (ctx: Ctx, delivery: OpenDelivery) => Promise<void>> = {
  people: tellPeople,
  webhook: tellSystem,
}

/** Event, alerts and the end of the delivery are one transaction: the effect is there once or not at all. */
function tellPeople(ctx: Ctx, { id }: OpenDelivery): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const delivery = await lockOpen(tx, id)
    if (!delivery) return
    const told = await recordHandedOver(tx, delivery, ctx.now())
    if (told) await tellHandedOver(ctx, tx, { ...delivery, ...told })
    await markDone(tx, id, ctx.now())
  })
}

async function tellSystem(ctx: Ctx, delivery: OpenDelivery): Promise<void> {
  const webhook = await findWebhook(ctx.db, delivery.agency)
  if (!webhook) return markDone(ctx.db, delivery.id, ctx.now(), 'the agency has no webhook any more')
  const report = await readTold(ctx.db, delivery)
  if (!report) return markDone(ctx.db, delivery.id, ctx.now(), 'the report is with another agency by now')

  await callWebhook(
    {
      ...webhook,
      delivery: delivery.id,
      timestampSeconds: Math.floor(ctx.now().epochMilliseconds / 1000),
      body: JSON.stringify(await messageOf(ctx, delivery.id, report)),
    },
    networks(ctx.config.webhookNetworks),
  )
  await markDone(ctx.db, delivery.id, ctx.now())
}

/** What the agency's system is told. Answers that may name a person stay here. */
async function messageOf(ctx: Ctx, delivery: string, { details, ...report }: ToldReport) {
  const questions = (await ctx.catalog()).categories.get(report.category)?.questions ?? []
  const told = questions.filter((question) => !question.private && question.code in details)
  return {
    event: 'report.routed',
    delivery,
    ...report,
    details: Object.fromEntries(told.map(({ code }) => [code, details[code]])),
    url: `${ctx.config.publicUrl}/console/${report.number}`,
  }
}
