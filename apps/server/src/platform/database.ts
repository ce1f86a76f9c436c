import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

export type Db = NodePgDatabase & { readonly $client: pg.Pool }
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
/** What a store takes: the pool for single reads, a transaction where several statements belong together. */
export type Reader = Db | Tx

/**
 * Compiling a query of geometry takes longer than running it. A search forgives one wrong letter in the middle of
 * a word: half of its trigrams are left then.
 */
const options = '-c jit=off -c pg_trgm.word_similarity_threshold=0.5'

/** Opens a pool. A lost connection never ends the process: the next query reports it. */
export function openDatabase(url: string, poolSize: number, onLost: (error: Error) => void): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    application_name: 'active-citizen',
    options,
  })
  pool.on('error', onLost)
  return drizzle(pool)
}

/** Whether the error says that PostgreSQL cannot be reached or is shutting down (SQLSTATE classes 08, 53, 57P). */
export function isDatabaseDown(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (/^(08|53|57P)/.test(code) || /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|ENOENT)/.test(code)) return true
    if (/timeout exceeded when trying to connect|Connection terminated/.test(cause.message)) return true
  }
  return false
}
