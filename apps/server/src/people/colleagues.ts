import type { Colleague } from '@gorozhanin/domain/alerts/addressees'
import { eq, sql } from 'drizzle-orm'
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
