import { and, asc, eq, gte, inArray, isNotNull, or } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { reports } from './tables.ts'

/** More than a moderator could read in a day. */
const MOST_READ = 5000

/** What waits for a moderator of these category groups (null for all) and came since, with what tells its sender; the earliest first. */
export function readWaiting(db: Reader, since: Date, groups: readonly string[] | null) {
  return db
    .select({
      id: reports.id,
      year: reports.year,
      sequence: reports.sequence,
      version: reports.version,
      author: reports.author,
      device: reports.device,
      category: reports.category,
      address: reports.address,
      text: reports.text,
      registeredAt: reports.registeredAt,
    })
    .from(reports)
    .where(
      and(
        eq(reports.status, 'moderation'),
        gte(reports.registeredAt, since),
        groups ? inArray(reports.categoryGroup, [...groups]) : undefined,
        or(isNotNull(reports.author), isNotNull(reports.device)),
      ),
    )
    .orderBy(asc(reports.registeredAt), asc(reports.year), asc(reports.sequence))
    .limit(MOST_READ)
}
