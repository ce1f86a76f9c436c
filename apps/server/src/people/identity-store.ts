import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import type { Identity } from './provider.ts'
import type { SessionOwner } from './session-store.ts'
import { confirmAddress, findAuthor } from './store.ts'
import { authors, identities, staff } from './tables.ts'

/** Whom the provider's word names; undefined for one who was never here. */
export async function findIdentity(
  tx: Tx,
  provider: string,
  subject: string,
): Promise<SessionOwner | undefined> {
  const [row] = await tx
    .select({ author: identities.author, staff: staff.id, active: staff.active })
    .from(identities)
    .leftJoin(staff, eq(staff.id, identities.staff))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)))
  if (row?.author) return { author: row.author }
  return row?.staff && row.active ? { staff: row.staff } : undefined
}

/**
 * Remembers a resident who came for the first time: the author whom the address names, or a new one. The address of a
 * new one is not kept: nobody has agreed to that.
 */
export async function addResident(
  tx: Tx,
  provider: string,
  { subject, email }: Identity,
  at: Date,
): Promise<SessionOwner> {
  const known = email ? await findAuthor(tx, { kind: 'email', value: email }) : undefined
  if (email && known) await confirmAddress(tx, email, at)
  const author = known ?? (await newAuthor(tx, at))
  await tx.insert(identities).values({ provider, subject, author, createdAt: at })
  return { author }
}

/** Remembers a member of staff by the address, which is the login; undefined where nobody works here under it. */
export async function addStaff(
  tx: Tx,
  provider: string,
  { subject, email }: Identity,
  at: Date,
): Promise<SessionOwner | undefined> {
  if (!email) return undefined
  const [row] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(sql`${staff.login} = lower(${email}) and ${staff.active}`)
  if (!row) return undefined
  await tx.insert(identities).values({ provider, subject, staff: row.id, createdAt: at })
  return { staff: row.id }
}

async function newAuthor(tx: Tx, createdAt: Date): Promise<string> {
  const id = randomUUID()
  await tx.insert(authors).values({ id, createdAt })
  return id
}
