import { Socket } from 'node:net'
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

/** How much later than its statement a connection is given up: the server speaks first, if it still can. */
const SILENCE_MS = 5_000

/**
 * Opens a pool. A lost connection never ends the process: the next query reports it.
 *
 * With `longestMs` PostgreSQL ends what takes longer, and a connection on which nothing comes back is ended too: a
 * server that vanished without a word would be waited for a quarter of an hour.
 */
export function openDatabase(
  url: string,
  poolSize: number,
  onLost: (error: Error) => void,
  longestMs?: number,
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    application_name: 'active-citizen',
    options,
    ...(longestMs !== undefined && {
      statement_timeout: longestMs,
      stream: () => listening(longestMs + SILENCE_MS),
    }),
  })
  pool.on('error', onLost)
  freeBroken(pool)
  return drizzle(pool)
}

/**
 * A connection that breaks while a transaction holds it: its statement reports that, and its place in the pool is free
 * again, even where the transaction had no time to begin.
 */
function freeBroken(pool: pg.Pool): void {
  const held = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => held.add(client))
  pool.on('release', (_error, client) => held.delete(client))
  pool.on('connect', (client) => {
    client.on('error', () => {})
    client.once('end', () => {
      if (!held.has(client)) return
      client.release(true)
      client.release = () => {}
    })
  })
}

/** A socket that ends itself when nothing has come or gone for so long. */
function listening(ms: number): Socket {
  const socket = new Socket()
  return socket.setTimeout(ms, () => socket.destroy(new Error('Connection terminated: it was silent')))
}

/**
 * Whether the error says that PostgreSQL cannot be reached, is shutting down or has given a statement up (SQLSTATE
 * classes 08, 53, 57).
 */
export function isDatabaseDown(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (/^(08|53|57)/.test(code) || /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|ENOENT)/.test(code)) return true
    if (/timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(cause.message))
      return true
  }
  return false
}
