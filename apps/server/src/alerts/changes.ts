import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'

/** Whose alerts have changed, and the transaction that the next look begins with. */
export type AlertChanges = { readonly people: ReadonlySet<string>; readonly next: string }

/**
 * People whose alerts came or were read in transactions from `from` on. Only those older than every running one count,
 * so none is missed and none is told twice; without `from` nobody is told, and the stream begins.
 */
export async function alertChanges(db: Reader, from: string | null): Promise<AlertChanges> {
  const { rows } = await db.execute<{ people: string[]; next: string }>(sql`
    select now_at.tx::text as next,
           array(select distinct person::text from alerts a
                  where a.tx >= ${from}::xid8 and a.tx < now_at.tx) as people
      from (select pg_snapshot_xmin(pg_current_snapshot()) as tx) now_at`)
  const [row] = rows
  if (!row) throw new Error('the database gave no snapshot')
  return { people: new Set(row.people), next: row.next }
}
