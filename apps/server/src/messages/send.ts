import { type MessageKind, type MessageReader, messageKindOf } from '@gorozhanin/domain/messages/kinds'
import { sendingTo } from '@gorozhanin/domain/messages/sending'
import type { Ctx } from '../main/context.ts'
import type { Tx } from '../platform/database.ts'
import { attempt } from './attempt.ts'
import type { MailChannel } from './channel.ts'
import { hold } from './outgoing.ts'
import { LANES } from './smtp.ts'
import { type DueMessage, forget, lockDue, markTaken, postpone, readAddressee, stopMessage } from './store.ts'
import { messages } from './tables.ts'
import { readTold, type Told } from './told.ts'
import { writeLetter } from './write-letter.ts'

/** A message that is held for one attempt. */
type Held = DueMessage & {
  readonly kind: MessageKind
  readonly invites: boolean
  readonly told: Told & { readonly reader: MessageReader }
}

/**
 * Sends everything that is due, a few at a time. A lane steps back from an address that another one writes to, and for a
 * moment both may step back from each other's: as long as anything was sent, it is looked again.
 */
export async function sendDue(ctx: Ctx, mail: MailChannel): Promise<void> {
  const lanes = () => Promise.all(Array.from({ length: LANES }, () => sendInTurn(ctx, mail)))
  while ((await lanes()).some(Boolean));
}

/** Whether there was anything. */
async function sendInTurn(ctx: Ctx, mail: MailChannel): Promise<boolean> {
  let sent = false
  while (await sendNext(ctx, mail)) sent = true
  return sent
}

/** Takes the message that is due first and sends it; false when none is. */
async function sendNext(ctx: Ctx, mail: MailChannel): Promise<boolean> {
  const taken = await ctx.db.transaction(async (tx) => {
    const due = await lockDue(tx, toDate(ctx.now().epochMilliseconds))
    return due && { due, held: await take(ctx, tx, due) }
  })
  if (!taken) return false
  const { held } = taken
  if (held)
    await attempt(ctx, messages, held, async () =>
      mail.send(await writeLetter(ctx, await ctx.catalog(), held.told, held)),
    )
  return true
}

/** Decides what becomes of the message; gives it when it is to be sent now. */
async function take(ctx: Ctx, tx: Tx, due: DueMessage): Promise<Held | null> {
  const told = await readTold(tx, due)
  const { reader } = told
  const kind = reader && kindFor(due, { ...told, reader })
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
      await hold(tx, messages, due.id)
      await markTaken(tx, due.id, kind, invites ? (due.invitedAt ?? toDate(nowMs)) : due.invitedAt)
      return { ...due, told: { ...told, reader }, kind, invites }
    }
  }
}

/** What others than the author hear of a report ends when strangers do not see it any more. */
function kindFor(due: DueMessage, told: Held['told']): MessageKind | null {
  if (told.reader !== 'author' && !told.shown) return null
  return due.kind === 'followed' ? due.kind : messageKindOf(told)
}

const toDate = (ms: number): Date => new Date(ms)
