import { eq, lt, sql } from 'drizzle-orm'
import type { Session } from 'fastify'
import { sessions } from '../people/tables.ts'
import type { Db } from './database.ts'

export const sessionHours = 12

/** Sessions in PostgreSQL, in the shape that @fastify/session asks for. */
export function sessionStore(db: Db) {
  return {
    get(id: string, done: (error: unknown, session?: Session | null) => void) {
      db.select({ data: sessions.data })
        .from(sessions)
        .where(sql`${eq(sessions.id, id)} and ${sessions.expiresAt} > now()`)
        .then(([row]) => done(null, (row?.data as Session | undefined) ?? null), done)
    },
    set(id: string, session: Session, done: (error?: unknown) => void) {
      const row = { data: session, expiresAt: new Date(Date.now() + sessionHours * 3_600_000) }
      db.insert(sessions)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: sessions.id, set: row })
        .then(() => done(), done)
    },
    destroy(id: string, done: (error?: unknown) => void) {
      db.delete(sessions)
        .where(eq(sessions.id, id))
        .then(() => done(), done)
    },
  }
}

/** Removes sessions that have run out. */
export async function removeExpiredSessions(db: Db): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`))
}
