import { pauseAfter } from '@gorozhanin/domain/messages/sending'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../main/context.ts'
import { isDatabaseDown } from '../platform/database.ts'
import { NotSent } from './channel.ts'
import { markSent, recordFailure } from './outgoing.ts'

type Held = { readonly id: string; readonly attempts: number }

/**
 * One attempt at a letter that is held in `table`: it is sent, or waits longer for the next attempt, or is dead. Killed
 * at any step it leaves the row open: the letter is taken again when the hold has passed, and goes under the same id.
 */
export async function attempt(
  ctx: Ctx,
  table: PgTable,
  held: Held,
  send: () => Promise<void>,
): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (isDatabaseDown(error)) throw error
    return recordAttempt(ctx, table, held, error)
  }
  await markSent(ctx.db, table, held.id, toDate(ctx.now().epochMilliseconds))
}

async function recordAttempt(
  ctx: Ctx,
  table: PgTable,
  { id, attempts }: Held,
  error: unknown,
): Promise<void> {
  const known = error instanceof NotSent
  const pauseMs = known && error.final ? null : pauseAfter(attempts + 1)
  const reason = known ? error.reason : 'could not be written'
  ctx.log.warn(
    { message: id, reason, attempt: attempts + 1, dead: pauseMs === null, ...(!known && { err: error }) },
    'message not sent',
  )
  const nextAt = pauseMs === null ? null : toDate(ctx.now().epochMilliseconds + pauseMs)
  await recordFailure(ctx.db, table, { id, reason, nextAt })
}

const toDate = (ms: number): Date => new Date(ms)
