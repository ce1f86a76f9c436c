import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import { floodsOf } from '@gorozhanin/domain/reports/flood'
import type { listFloods, moveBatch } from '@gorozhanin/domain/reports/flood-api'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { Problem } from '../platform/problem.ts'
import { readWaiting } from './flood-store.ts'
import { type MoveRequest, moveTo } from './move-report.ts'
import { numberOf } from './numbers.ts'
import { categoryRef, excerptOf, iso } from './rows.ts'

const DAY_MS = 86_400_000

/** What one author has sent within a day, where it is more than anyone sends. Who it is stays unsaid. */
export async function readFloods(ctx: Ctx, { groups }: Staff): Promise<Reply<typeof listFloods>> {
  const catalog = await ctx.catalog()
  const waiting = await readWaiting(ctx.db, new Date(ctx.now().epochMilliseconds - DAY_MS), groups)
  return {
    floods: floodsOf(waiting).map((flood) => ({
      reports: flood.map((report) => ({
        number: numberOf(report),
        version: report.version,
        category: categoryRef(catalog, report.category),
        address: report.address,
        excerpt: excerptOf(report.text),
        registeredAt: iso(report.registeredAt),
      })),
    })),
  }
}

type Batch = Input<typeof moveBatch>['body']

/** Moves each of the reports as if it were moved alone, one after the other; tells which moved and why others did not. */
export async function moveTogether(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  batch: Batch,
): Promise<Reply<typeof moveBatch>> {
  const done: string[] = []
  const failed: { number: string; code: string }[] = []
  for (const { number, version } of batch.reports) {
    const code = await moveOne(ctx, staff, number, toMove(batch, version))
    if (code === null) done.push(number)
    else failed.push({ number, code })
  }
  const action = batch.move === 'reject' ? 'report.batch_rejected' : 'report.batch_published'
  const detail = { count: done.length, reports: done, ...('reason' in batch && { reason: batch.reason }) }
  const [first] = done
  if (first)
    await audit(ctx.db, { actor: by, action, object: { kind: 'report', id: first }, detail }, ctx.now())
  return { done, failed }
}

const toMove = (batch: Batch, version: number): MoveRequest =>
  batch.move === 'publish'
    ? { move: 'publish', version }
    : { move: 'reject', version, reason: batch.reason, text: batch.text }

/** The code of the refusal; null where the report moved. What is no refusal is a fault, and ends the batch. */
async function moveOne(ctx: Ctx, staff: Staff, number: string, request: MoveRequest): Promise<string | null> {
  try {
    await moveTo(ctx, number, request, staff)
    return null
  } catch (refusal) {
    if (refusal instanceof Problem) return refusal.extra.errors?.[0]?.code ?? refusal.code
    throw refusal
  }
}
