import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Reader } from './database.ts'

/**
 * A query under a name: its text is built once, and PostgreSQL plans it once a connection. For the hot paths, where
 * planning a large statement costs more than running it. Values come by `sql.placeholder`.
 */
export function statement<Row>(name: string, query: SQL) {
  const built = new PgDialect().sqlToQuery(query)
  return async (reader: Reader, values: Readonly<Record<string, unknown>>): Promise<readonly Row[]> => {
    const prepared = reader._.session.prepareQuery<{
      execute: { rows: Row[] }
      all: unknown
      values: unknown
    }>(built, undefined, name, false)
    return (await prepared.execute({ ...values })).rows
  }
}
