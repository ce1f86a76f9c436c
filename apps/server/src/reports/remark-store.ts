import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { messages } from '../messages/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import type { Masked } from './masking.ts'
import { insertPhotos } from './photo-store.ts'
import type { Asker } from './similar-store.ts'
import { withMerged } from './store.ts'
import { followers, photos, remarks } from './tables.ts'

const isOf = ({ device, account }: Asker): SQL =>
  or(
    device === null ? undefined : eq(remarks.device, device),
    account === null ? undefined : eq(remarks.account, account),
  ) ?? sql`false`

/** Whether letters tell the person of the report, as asked for from this device or known by this account. */
export async function isFollower(db: Reader, report: string, { device, account }: Asker): Promise<boolean> {
  if (device === null && account === null) return false
  const rows = await db
    .select({ report: followers.report })
    .from(followers)
    .where(
      and(
        eq(followers.report, report),
        or(
          device === null ? undefined : eq(followers.device, device),
          account === null ? undefined : eq(followers.author, account),
        ),
      ),
    )
    .limit(1)
  return rows.length > 0
}

export type NewRemark = Omit<typeof remarks.$inferInsert, 'tx'>
type NewPhoto = Pick<typeof photos.$inferInsert, 'key' | 'width' | 'height'>

/** Saves a remark that waits with its photos; false where its key is known already. */
export async function insertRemark(tx: Tx, remark: NewRemark, stored: readonly NewPhoto[]): Promise<boolean> {
  const { rowCount } = await tx.insert(remarks).values(remark).onConflictDoNothing()
  if (rowCount === 0) return false
  const { id, report, at } = remark
  await insertPhotos(
    tx,
    stored.map(({ key, width, height }, position) => ({
      ...{ key, width, height, position, report },
      kind: 'remark' as const,
      remark: id,
      addedAt: at,
    })),
  )
  return true
}

/** What was added under a client's key. */
export async function findByRemarkKey(db: Reader, clientKey: string) {
  const { id, report, state, device, account, clientHash } = remarks
  const [row] = await db
    .select({ id, report, state, device, account, clientHash })
    .from(remarks)
    .where(eq(remarks.clientKey, clientKey))
  return row
}

const isSeenOn = (report: string, id: string): SQL =>
  sql`${remarks.id} = ${id} and ${remarks.report} in (${withMerged(report)})`

/** A remark that the card of this report shows, held until the transaction ends. */
export async function lockRemark(
  tx: Tx,
  report: string,
  id: string,
): Promise<Pick<typeof remarks.$inferSelect, 'state' | 'text' | 'masks'> | undefined> {
  const { state, text, masks } = remarks
  const [row] = await tx
    .select({ state, text, masks })
    .from(remarks)
    .where(isSeenOn(report, id))
    .for('update')
  return row
}

type Decision = Required<
  Pick<typeof remarks.$inferInsert, 'state' | 'reason' | 'reasonText' | 'decidedAt' | 'decidedBy'>
>

/** Listeners hear of it by its transaction. */
export async function saveDecision(tx: Tx, id: string, decision: Decision): Promise<void> {
  await tx
    .update(remarks)
    .set({ ...decision, tx: sql`pg_current_xact_id()` })
    .where(eq(remarks.id, id))
}

/** Says of a remark what strangers do not read. */
export async function saveRemarkMasks(tx: Tx, id: string, masks: Masked): Promise<void> {
  await tx.update(remarks).set(masks).where(eq(remarks.id, id))
}

/**
 * Opens the letter that tells the writer what became of a remark: to the account, or to the address by which the device
 * follows the report. Nobody is told where neither is known; a letter of the decision before that nobody has begun to
 * send is not sent any more.
 */
export async function tellWriter(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.execute(sql`
    delete from ${messages} where remark = ${id}::uuid and state = 'open' and held_until is null`)
  await tx.execute(sql`
    insert into ${messages} (event, report, contact, remark, created_at, next_at)
    select e.id, k.report, c.id, k.id, ${at}, ${at}
      from remarks k
      join events e on e.report = k.report and e.name = 'filed'
      join contacts c on c.kind = 'email' and c.author = coalesce(k.account, (
        select f.author from followers f where f.report = k.report and f.device = k.device
         order by f.at desc limit 1))
     where k.id = ${id}::uuid`)
}

/** Takes a writer's remark away with its photos; gives their keys, null where there is no such remark of this person. */
export async function removeRemark(
  tx: Tx,
  report: string,
  id: string,
  writer: Asker,
): Promise<readonly { readonly key: string }[] | null> {
  const isIt = and(isSeenOn(report, id), isOf(writer))
  const [found] = await tx.select({ id: remarks.id }).from(remarks).where(isIt).for('update')
  if (!found) return null
  const stored = await tx.delete(photos).where(eq(photos.remark, id)).returning({ key: photos.key })
  await tx.delete(remarks).where(eq(remarks.id, id))
  return stored
}
