import type { MessageKind } from '@gorozhanin/domain/messages/kinds'
import type { Addressee } from '@gorozhanin/domain/messages/sending'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { contacts } from '../people/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { messageStops, messages } from './tables.ts'

/** A message whose time has come, with the address as it stands. */
export type DueMessage = Pick<
  typeof messages.$inferSelect,
  'id' | 'event' | 'report' | 'contact' | 'remark' | 'kind' | 'attempts' | 'invitedAt'
> & { readonly to: string; readonly confirmed: boolean }

const DAY_MS = 24 * 3_600_000

const isOpen = (id: string) => and(eq(messages.id, id), eq(messages.state, 'open'))

/**
 * Locks the message that has waited longest. Messages of one report go in the order of its events: while one is
 * under way or waits for another attempt, the next ones wait too. The contact is locked with it, so that nobody else
 * invites or confirms it meanwhile; one that somebody else holds is left for later, so that nobody waits in a circle.
 */
export async function lockDue(tx: Tx, now: Date): Promise<DueMessage | undefined> {
  const [row] = await tx
    .select({
      id: messages.id,
      event: messages.event,
      report: messages.report,
      contact: messages.contact,
      remark: messages.remark,
      kind: messages.kind,
      attempts: messages.attempts,
      invitedAt: messages.invitedAt,
      to: contacts.value,
      confirmed: sql<boolean>`${contacts.confirmedAt} is not null`,
    })
    .from(messages)
    .innerJoin(contacts, eq(contacts.id, messages.contact))
    .where(
      sql`${messages.state} = 'open' and ${messages.nextAt} <= ${now}
          and coalesce(${messages.heldUntil} < now(), true)
          and not exists (
            select from messages earlier
             where earlier.contact = ${messages.contact} and earlier.report = ${messages.report}
               and earlier.state = 'open' and earlier.next_at is not null and earlier.event < ${messages.event})`,
    )
    .orderBy(messages.nextAt, messages.event)
    .limit(1)
    .for('no key update', { skipLocked: true, of: [messages, contacts] })
  return row
}

/** What speaks against writing to the address now. */
export async function readAddressee(
  tx: Tx,
  { id, contact, report, remark, confirmed }: DueMessage,
  nowMs: number,
): Promise<Addressee> {
  const [stop] = await tx
    .select({ report: messageStops.report })
    .from(messageStops)
    .where(and(eq(messageStops.contact, contact), eq(messageStops.report, report)))
  const invites = await tx
    .select({ report: messages.report, at: messages.invitedAt })
    .from(messages)
    .where(
      sql`${messages.contact} = ${contact} and ${messages.id} <> ${id} and ${messages.state} <> 'dead'
          and (${messages.report} = ${report} or ${messages.invitedAt} > ${new Date(nowMs - DAY_MS)})
          and ${messages.invitedAt} is not null`,
    )
  const { rows: asked } = await tx.execute<{ at: Date | string }>(sql`
    select l.invited_at as at from news_letters l join contacts c on c.author = l.author
     where c.id = ${contact} and l.state <> 'dead' and l.invited_at > ${new Date(nowMs - DAY_MS)}`)
  return {
    confirmed,
    stopped: stop !== undefined,
    // Of a remark nobody is asked: its letter waits for what others of the report ask.
    invited: remark !== null || invites.some((invite) => invite.report === report),
    invitedAtMs: [
      ...invites.flatMap(({ at }) => at?.getTime() ?? []),
      ...asked.map(({ at }) => new Date(at).getTime()),
    ],
  }
}

/** What the message says; `invitedAt` stays when it has asked for a confirmation before. */
export async function markTaken(
  tx: Tx,
  id: string,
  kind: MessageKind,
  invitedAt: Date | null,
): Promise<void> {
  await tx.update(messages).set({ kind, invitedAt }).where(isOpen(id))
}

/** The next attempt is made at `at`; null waits for the confirmation of the address. */
export async function postpone(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.update(messages).set({ nextAt: at }).where(isOpen(id))
}

export async function stopMessage(tx: Tx, id: string): Promise<void> {
  await tx.update(messages).set({ state: 'stopped' }).where(isOpen(id))
}

/** An event that its author is not told of leaves no message. */
export async function forget(tx: Tx, id: string): Promise<void> {
  await tx.delete(messages).where(eq(messages.id, id))
}

export async function findMessage(
  db: Reader,
  id: string,
): Promise<{ readonly contact: string; readonly report: string } | undefined> {
  const [row] = await db
    .select({ contact: messages.contact, report: messages.report })
    .from(messages)
    .where(eq(messages.id, id))
  return row
}

/** What has waited for the confirmation of an address, or for a quieter day, is due. */
export async function release(tx: Tx, contact: string, now: Date): Promise<void> {
  await tx
    .update(messages)
    .set({ nextAt: now })
    .where(
      and(
        eq(messages.contact, contact),
        eq(messages.state, 'open'),
        // One that waits for another attempt goes on waiting.
        sql`(${messages.nextAt} is null or ${messages.attempts} = 0)`,
      ),
    )
}

/** Ends the messages of one report to one address: those that wait and all later ones. */
export async function saveStop(tx: Tx, stop: typeof messageStops.$inferInsert): Promise<void> {
  await tx.insert(messageStops).values(stop).onConflictDoNothing()
  await tx
    .update(messages)
    .set({ state: 'stopped' })
    .where(
      and(eq(messages.contact, stop.contact), eq(messages.report, stop.report), eq(messages.state, 'open')),
    )
}

export async function removeStop(tx: Tx, contact: string, report: string): Promise<void> {
  await tx.delete(messageStops).where(and(eq(messageStops.contact, contact), eq(messageStops.report, report)))
}

/** Leaves untold what has happened so far: the past of a demo town is nobody’s news. */
export async function settleMessages(db: Reader): Promise<void> {
  await db.update(messages).set({ state: 'stopped' }).where(eq(messages.state, 'open'))
}

/** How many messages wait, whatever for, and how many will never arrive. */
export async function countMessages(db: Reader): Promise<{ readonly open: number; readonly dead: number }> {
  const [row] = await db
    .select({
      open: sql<number>`count(*) filter (where ${messages.state} = 'open')::int`,
      dead: sql<number>`count(*) filter (where ${messages.state} = 'dead')::int`,
    })
    .from(messages)
    .where(inArray(messages.state, ['open', 'dead']))
  return row ?? { open: 0, dead: 0 }
}
