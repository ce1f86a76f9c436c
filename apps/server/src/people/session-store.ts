import { and, eq, lt, sql } from 'drizzle-orm'
import type { Staff } from '../platform/access.ts'
import type { Db } from '../platform/database.ts'
import { sessions, staff } from './tables.ts'

type NewSession = { readonly id: string; readonly staff: string; readonly hours: number }

export async function addSession(db: Db, { id, staff, hours }: NewSession): Promise<void> {
  await db.insert(sessions).values({ id, staff, expiresAt: sql`now() + make_interval(hours => ${hours})` })
}

/** Whom a session that still runs belongs to, with the roles of this moment; null for any other id. */
export async function findSession(db: Db, id: string): Promise<Staff | null> {
  const [row] = await db
    .select({ id: staff.id, login: staff.login, name: staff.name, roles: staff.roles, agency: staff.agency })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staff))
    .where(and(eq(sessions.id, id), sql`${sessions.expiresAt} > now()`, staff.active))
  return row ?? null
}

export async function removeSession(db: Db, id: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id))
}

/** Removes sessions that have run out. */
export async function removeExpiredSessions(db: Db): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`))
}
