import { type AuditAction, technicalActions } from '@gorozhanin/domain/audit/actions'
import type { Names } from '@gorozhanin/domain/names'
import { and, desc, eq, gte, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { staff } from '../people/tables.ts'
import type { Reader } from '../platform/database.ts'
import { audit } from './tables.ts'

/** Of whom an entry tells, where that is a member of staff. */
const told = alias(staff, 'told')

export async function insertEntry(tx: Reader, entry: Omit<typeof audit.$inferInsert, 'id'>): Promise<void> {
  await tx.insert(audit).values(entry)
}

export type AuditFilter = {
  readonly person?: string | undefined
  readonly action?: AuditAction | undefined
  readonly object?: string | undefined
  readonly from?: Date | undefined
  /** Before this instant. */
  readonly until?: Date | undefined
  /** Entries about the machinery alone. */
  readonly technicalOnly: boolean
}

export type EntryRow = typeof audit.$inferSelect & {
  readonly name: Names | null
  readonly login: string | null
  readonly objectName: Names | null
}

/** Entries the latest first, those older than the one of the id `before`. */
export async function readEntries(
  db: Reader,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): Promise<readonly EntryRow[]> {
  const rows = await db
    .select({ entry: audit, name: staff.name, login: staff.login, objectName: told.name })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.actor))
    .leftJoin(told, sql`${audit.objectKind} = 'staff' and ${told.id}::text = ${audit.object}`)
    .where(and(...conditionsOf(filter), before === null ? undefined : lt(audit.id, before)))
    .orderBy(desc(audit.id))
    .limit(limit)
  return rows.map(({ entry, ...names }) => ({ ...entry, ...names }))
}

function conditionsOf({
  person,
  action,
  object,
  from,
  until,
  technicalOnly,
}: AuditFilter): (SQL | undefined)[] {
  return [
    person === undefined ? undefined : isPerson(person),
    action && eq(audit.action, action),
    object === undefined ? undefined : eq(audit.object, object),
    from && gte(audit.at, from),
    until && lt(audit.at, until),
    technicalOnly ? inArray(audit.action, [...technicalActions]) : undefined,
  ]
}

function isPerson(person: string): SQL | undefined {
  const part = `%${person.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return or(
    ilike(sql`${staff.name}->>'ru'`, part),
    ilike(sql`${staff.name}->>'en'`, part),
    ilike(staff.login, part),
    sql`${audit.actor}::text = ${person}`,
  )
}
