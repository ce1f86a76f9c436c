import { customType } from 'drizzle-orm/pg-core'

/** The transaction that wrote a row: with `pg_snapshot_xmin` a cursor that no late commit can slip past. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
