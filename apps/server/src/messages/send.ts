import { type MessageKind, messageKindOf } from '@gorozhanin/domain/messages/kinds'
import { pauseAfter, sendingTo } from '@gorozhanin/domain/messages/sending'
import type { Ctx } from '../main/context.ts'
import { isDatabaseDown, type Tx } from '../platform/database.ts'
import { type MailChannel, NotSent } from './channel.ts'
import { LANES } from './smtp.ts'
import {
  type DueMessage,
  forget,
  hold,
  lockDue,
  markSent,
  postpone,
  readAddressee,
  recordFailure,
  stopMessage,
} from './store.ts'
import { readTold, type Told } from './told.ts'
import { writeLetter } from './write-letter.ts'

/** A message that is held for one attempt. */
type Held = DueMessage & {
  readonly kind: MessageKind
  readonly invites: boolean
  readonly told: Told
}

/** Sends everything that is due, a few at a time. */
export async function sendDue(ctx: Ctx, mail: MailChannel): Promise<void> {
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (await sendNext(ctx, mail));
    }),
  )
}

/**
 * Takes the message that is due first and sends it; false when none is. Killed at any step it leaves the row open:
 * the message is taken again when the hold has passed, and goes under the same id.
 */
async function sendNext(ctx: Ctx, mail: MailChannel): Promise<boolean> {
  const taken = await ctx.db.transaction(async (tx) => {
    const due = await lockDue(tx, toDate(ctx.now().epochMilliseconds))
    return due && { due, held: await take(ctx, tx, due) }
  })
  if (!taken) return false
  if (taken.held) await attempt(ctx, mail, taken.held)
  return true
}

/** Decides what becomes of the message; gives it when it is to be sent now. */
async function take(ctx: Ctx, tx: Tx, due: DueMessage): Promise<Held | null> {
  const told = await readTold(tx, due.event, due.report)
  const kind = told.joined && !told.shown ? null : messageKindOf(told)
  if (!kind) {
    await forget(tx, due.id)
    return null
  }
  const nowMs = ctx.now().epochMilliseconds
  const sending = sendingTo(await readAddressee(tx, due, nowMs), nowMs)
  switch (sending.does) {
    case 'stop':
      await stopMessage(tx, due.id)
      return null
    case 'wait':
      await postpone(tx, due.id, null)
      return null
    case 'later':
      await postpone(tx, due.id, toDate(sending.atMs))
      return null
    case 'send':
    case 'invite': {
      const invites = sending.does === 'invite'
      await hold(tx, due.id, invites ? (due.invitedAt ?? toDate(nowMs)) : due.invitedAt)
      return { ...due, told, kind, invites }
    }
  }
}

async function attempt(ctx: Ctx, mail: MailChannel, message: Held): Promise<void> {
  try {
    await mail.send(writeLetter(ctx, await ctx.catalog(), message.told, message))
  } catch (error) {
    if (isDatabaseDown(error)) throw error
    return recordAttempt(ctx, message, error)
  }
  await markSent(ctx.db, message.id, message.kind, toDate(ctx.now().epochMilliseconds))
}

async function recordAttempt(ctx: Ctx, { id, attempts }: Held, error: unknown): Promise<void> {
  const known = error instanceof NotSent
  const pauseMs = known && error.final ? null : pauseAfter(attempts + 1)
  const reason = known ? error.reason : 'could not be written'
  ctx.log.warn(
    { message: id, reason, attempt: attempts + 1, dead: pauseMs === null, ...(!known && { err: error }) },
    'message not sent',
  )
  const nextAt = pauseMs === null ? null : toDate(ctx.now().epochMilliseconds + pauseMs)
  await recordFailure(ctx.db, id, reason, nextAt)
}

const toDate = (ms: number): Date => new Date(ms)
