import { sql } from 'drizzle-orm'
import type { Db } from '../platform/database.ts'

/**
 * Forgets everything: reports, people, the city. The shape of the database stays, and so does the count of the
 * city's revisions: a running process must not take the next city for the one in its memory.
 */
export async function emptyDatabase(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ statement: string }>(sql`
      select 'truncate ' || string_agg(format('%I', relname), ', ') || ' restart identity cascade' as statement
        from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('city', 'spatial_ref_sys')
      union all
      select format('drop sequence %I', relname)
        from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'S' and relname like 'report\\_sequence\\_%'`)
    for (const { statement } of rows) await tx.execute(sql.raw(statement))
    await tx.execute(sql`update city set pack_version = ''`)
  })
}
