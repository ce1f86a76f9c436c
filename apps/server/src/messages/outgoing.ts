import { sql } from 'drizzle-orm'
import { type PgTable, text } from 'drizzle-orm/pg-core'
import { at, attemptColumns } from '../platform/columns.ts'
import type { Reader, Tx } from '../platform/database.ts'

/** What every table of letters on their way has: a row is open until a mail server took its letter. */
export const outgoingColumns = {
  state: text('state').$type<'open' | 'sent' | 'dead' | 'stopped'>().notNull().default('open'),
  ...attemptColumns,
  /** When the next attempt is due. */
  nextAt: at('next_at'),
  sentAt: at('sent_at'),
}

/** Longer than any attempt can take. */
const HOLD_SECONDS = 60

/** Takes a letter for one attempt. */
export async function hold(tx: Tx, table: PgTable, id: string): Promise<void> {
  await tx.execute(sql`
    update ${table} set held_until = now() + make_interval(secs => ${HOLD_SECONDS})
     where id = ${id} and state = 'open'`)
}

export async function markSent(db: Reader, table: PgTable, id: string, at: Date): Promise<void> {
  await db.execute(sql`
    update ${table}
       set state = 'sent', attempts = attempts + 1, last_error = null, sent_at = ${at}, held_until = null
     where id = ${id} and state = 'open'`)
}

/** Counts a failed attempt; without `nextAt` it was the last one. */
export async function recordFailure(
  db: Reader,
  table: PgTable,
  { id, reason, nextAt }: { readonly id: string; readonly reason: string; readonly nextAt: Date | null },
): Promise<void> {
  await db.execute(sql`
    update ${table}
       set attempts = attempts + 1, last_error = ${reason.slice(0, 200)}, held_until = null,
           next_at = coalesce(${nextAt}::timestamptz, next_at),
           state = case when ${nextAt}::timestamptz is null then 'dead' else state end
     where id = ${id} and state = 'open'`)
}
