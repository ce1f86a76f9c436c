import { sql } from 'drizzle-orm'
import { index, integer, pgTable, smallint } from 'drizzle-orm/pg-core'
import { at } from '../platform/columns.ts'
import { xid8 } from '../platform/xid.ts'

/**
 * Reports that came onto the public map, changed there or left it, each change a row; triggers write them, whoever
 * changed the report. A row without a number says that all reports have gone. Old rows are dropped.
 */
export const mapChanges = pgTable(
  'map_changes',
  {
    tx: xid8('tx').notNull().default(sql`pg_current_xact_id()`),
    at: at('at').notNull().default(sql`now()`),
    year: smallint('year'),
    sequence: integer('sequence'),
  },
  (table) => [index('map_changes_tx').on(table.tx)],
)
