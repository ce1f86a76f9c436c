import type { Colleague } from '@gorozhanin/domain/alerts/addressees'
import type { Names } from '@gorozhanin/domain/names'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { staff } from './tables.ts'

/** A member of staff as colleagues and letters know them. */
export type ColleagueRow = Colleague & Pick<typeof staff.$inferSelect, 'name' | 'letters' | 'language'>

/** Everyone who works here now, in the order of their Russian names. */
export function readColleagues(db: Reader): Promise<readonly ColleagueRow[]> {
  return db
    .select({
      id: staff.id,
      name: staff.name,
      roles: staff.roles,
      agency: staff.agency,
      letters: staff.letters,
      language: staff.language,
      absentFrom: staff.absentFrom,
      absentUntil: staff.absentUntil,
      deputy: staff.deputy,
    })
    .from(staff)
    .where(eq(staff.active, true))
    .orderBy(sql`${staff.name}->>'ru'`)
}

/** Who does work for an agency. */
const performsFor = (agency: string) =>
  and(eq(staff.active, true), eq(staff.agency, agency), sql`'performer' = any(${staff.roles})`)

type Named = Pick<ColleagueRow, 'id' | 'name'>

/** Whom an agency may name to do its work, in the order of their names. */
export function readPerformers(db: Reader, agency: string): Promise<readonly Named[]> {
  return db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(performsFor(agency))
    .orderBy(sql`${staff.name}->>'ru'`)
}

export async function isPerformer(db: Reader, person: string, agency: string): Promise<boolean> {
  return (await db.$count(staff, and(performsFor(agency), eq(staff.id, person)))) > 0
}

/** Names of people by their ids, of those too who have left. */
export async function namesOf(db: Reader, people: readonly string[]): Promise<ReadonlyMap<string, Names>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(inArray(staff.id, [...people]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
