import type { KnownDevice, PushDevice } from '@gorozhanin/domain/following/api'
import { and, eq, sql } from 'drizzle-orm'
import { authors } from '../people/tables.ts'
import type { Db, Reader, Tx } from '../platform/database.ts'
import { pushDevices } from './tables.ts'

/** Who a browser is; a new one for one that nobody knows. Its keys are those of today. */
export async function authorOfDevice(tx: Tx, device: PushDevice, createdAt: Date): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('push'), hashtext(${device.endpoint}))`)
  const { p256dh, auth } = device
  const [known] = await tx
    .update(pushDevices)
    .set({ p256dh, auth })
    .where(eq(pushDevices.endpoint, device.endpoint))
    .returning({ author: pushDevices.author })
  if (known) return known.author
  const author = crypto.randomUUID()
  await tx.insert(authors).values({ id: author, createdAt })
  await tx.insert(pushDevices).values({ author, ...device })
  return author
}

/** Who the browser is that proves itself; undefined for one that nobody knows. */
export async function findDevice(db: Reader, { endpoint, auth }: KnownDevice): Promise<string | undefined> {
  const [row] = await db
    .select({ author: pushDevices.author })
    .from(pushDevices)
    .where(and(eq(pushDevices.endpoint, endpoint), eq(pushDevices.auth, auth)))
  return row?.author
}

/** The browser wants no more pushes, or is gone: nothing is left of it. */
export async function forgetDevice(db: Db, endpoint: string): Promise<void> {
  await db.execute(
    sql`delete from authors where id = (select author from push_devices where endpoint = ${endpoint})`,
  )
}
