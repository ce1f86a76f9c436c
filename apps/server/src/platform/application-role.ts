import { sql } from 'drizzle-orm'
import { escapeIdentifier, escapeLiteral } from 'pg'
import type { Db, Tx } from './database.ts'

/** What is only ever added to. */
const appendOnly: ReadonlySet<string> = new Set(['audit', 'events'])

/**
 * Opens the database to the role that the application connects as, made here where it is missing. It reads and writes
 * rows, adds to what is append-only, and owns nothing. Safe to repeat: every migration ends with it.
 */
export async function openToApplication(db: Db, applicationUrl: string): Promise<void> {
  const { username, password } = new URL(applicationUrl)
  const name = decodeURIComponent(username)
  const role = escapeIdentifier(name)
  await db.transaction(async (tx) => {
    const run = (statement: string) => tx.execute(sql.raw(statement))
    // Two migrations at once would change the same rights.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('application role'))`)
    if (!(await isRole(tx, name))) await run(makeRole(role, decodeURIComponent(password)))
    await run(`grant usage on schema public to ${role}`)
    await run('revoke create on schema public from public')
    for (const { kind, table } of await ownRelations(tx)) {
      const relation = escapeIdentifier(table)
      if (kind === 'S') await run(`grant usage on sequence ${relation} to ${role}`)
      else if (appendOnly.has(table)) {
        await run(`revoke all on ${relation} from ${role}`)
        await run(`grant select, insert on ${relation} to ${role}`)
      } else await run(`grant select, insert, update, delete on ${relation} to ${role}`)
    }
  })
}

/** Another city of the same server may be making the role at this moment. */
function makeRole(role: string, password: string): string {
  const login = password === '' ? '' : ` password ${escapeLiteral(password)}`
  return `do $do$ begin
    create role ${role} login${login};
  exception when duplicate_object or unique_violation then null; end $do$`
}

async function isRole(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from pg_roles where rolname = ${name}`)
  return rows.length > 0
}

/** Tables and sequences of ours: those of extensions are not touched. */
async function ownRelations(tx: Tx) {
  const { rows } = await tx.execute<{ kind: string; table: string }>(sql`
    select c.relkind as kind, c.relname as table
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'S')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`)
  return rows
}

/** Whether the application could rewrite the audit log: where it connects as the owner of its database. */
export async function mayRewriteAudit(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ may: boolean }>(
    sql`select has_table_privilege('audit', 'update') or has_table_privilege('audit', 'delete') as may`,
  )
  return rows[0]?.may === true
}
