import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Visitor } from '../platform/access.ts'
import type { Db, Reader } from '../platform/database.ts'
import { sessions, staff } from './tables.ts'

/** Whose session it is: of staff or of a resident, by their ids. */
export type SessionOwner = { readonly staff: string } | { readonly author: string }

type NewSession = SessionOwner & {
  readonly id: string
  readonly way: string
  readonly hours: number
  readonly address: string
  readonly device: string
}

export async function addSession(db: Reader, { hours, ...session }: NewSession): Promise<void> {
  await db
    .insert(sessions)
    .values({ ...session, createdAt: sql`now()`, expiresAt: sql`now() + make_interval(hours => ${hours})` })
}

type Owner = Pick<Visitor, 'staff' | 'resident'>

/** Whom a session that still runs belongs to, staff with the roles of this moment; nobody for any other id. */
export async function findSession(db: Db, id: string): Promise<Owner> {
  const [row] = await db
    .select({
      author: sessions.author,
      way: sessions.way,
      staff: {
        id: staff.id,
        login: staff.login,
        name: staff.name,
        roles: staff.roles,
        agency: staff.agency,
        groups: staff.groups,
        leads: staff.leads,
      },
    })
    .from(sessions)
    .leftJoin(staff, sql`${staff.id} = ${sessions.staff} and ${staff.active}`)
    .where(sql`${sessions.id} = ${id} and ${sessions.expiresAt} > now()`)
  const { author, way } = row ?? {}
  return { staff: row?.staff ?? null, resident: author && way ? { author, way, session: id } : null }
}

const isOf = (owner: SessionOwner) =>
  'staff' in owner ? eq(sessions.staff, owner.staff) : eq(sessions.author, owner.author)

/** Sessions of a person that still run, the latest first. */
export async function sessionsOf(db: Reader, owner: SessionOwner) {
  return db
    .select()
    .from(sessions)
    .where(and(isOf(owner), sql`${sessions.expiresAt} > now()`))
    .orderBy(desc(sessions.createdAt))
}

/** Ends one session of this person; false where there is none. */
export async function endSession(db: Reader, owner: SessionOwner, id: string): Promise<boolean> {
  const ended = await db
    .delete(sessions)
    .where(and(isOf(owner), eq(sessions.id, id)))
    .returning({ id: sessions.id })
  return ended.length > 0
}

export async function removeSession(db: Reader, id: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id))
}

/** Removes sessions that have run out. */
export async function removeExpiredSessions(db: Db): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`))
}
