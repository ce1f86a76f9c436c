import { sql } from 'drizzle-orm'
import type { Db } from './database.ts'

/**
 * Runs `work` unless another process runs it now. The lock is PostgreSQL's own and ends with its holder, however
 * that dies; its transaction writes nothing, so it holds nobody up.
 */
export function alone(db: Db, name: string, work: () => Promise<unknown>): Promise<void> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ got: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext(${name})) as got`,
    )
    if (rows[0]?.got) await work()
  })
}
