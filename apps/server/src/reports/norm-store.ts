import type { Names } from '@gorozhanin/domain/names'
import { CURRENT_HOURS } from '@gorozhanin/domain/reports/norm-start'
import { openStatuses } from '@gorozhanin/domain/reports/status'
import { and, desc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { serviceAreas } from '../catalog/tables.ts'
import { staff } from '../people/tables.ts'
import type { Reader } from '../platform/database.ts'
import { clocks, normEvents, reports } from './tables.ts'

export type NormEventRow = typeof normEvents.$inferSelect
type Coordinates = { readonly lon: number; readonly lat: number }

/** Saves an event; false where its id was used before. */
export async function insertNormEvent(
  db: Reader,
  event: Omit<NormEventRow, 'withdrawnBy' | 'withdrawnAt'>,
): Promise<boolean> {
  const { rowCount } = await db.insert(normEvents).values(event).onConflictDoNothing()
  return rowCount === 1
}

export async function findNormEvent(db: Reader, id: string): Promise<NormEventRow | undefined> {
  const [row] = await db.select().from(normEvents).where(eq(normEvents.id, id))
  return row
}

/** Takes an event back; false where there is none, or it was taken back before and stays as it was. */
export async function takeNormEventBack(db: Reader, id: string, by: string, at: Date): Promise<boolean> {
  const { rowCount } = await db
    .update(normEvents)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(and(eq(normEvents.id, id), isNull(normEvents.withdrawnAt)))
  return rowCount === 1
}

/** Events that a report filed at `now` would take, the latest first, with who announced them. */
export function currentNormEvents(
  db: Reader,
  now: Date,
): Promise<readonly { readonly event: NormEventRow; readonly setBy: Names | null }[]> {
  return db
    .select({ event: normEvents, setBy: staff.name })
    .from(normEvents)
    .leftJoin(staff, eq(staff.id, normEvents.setBy))
    .where(
      and(
        isNull(normEvents.withdrawnAt),
        gte(normEvents.at, new Date(now.getTime() - CURRENT_HOURS * 3_600_000)),
      ),
    )
    .orderBy(desc(normEvents.at), desc(normEvents.setAt))
}

/** Events that were announced or taken back since. */
export function freshNormEvents(db: Reader, since: Date): Promise<readonly NormEventRow[]> {
  return db
    .select()
    .from(normEvents)
    .where(or(gte(normEvents.setAt, since), gte(normEvents.withdrawnAt, since)))
}

/** The instants of all that was announced for a category at a place; for no place, what holds in the whole city. */
export async function normEventsAt(
  db: Reader,
  category: string,
  place: Coordinates | null,
): Promise<readonly Temporal.Instant[]> {
  const point = place && sql`ST_SetSRID(ST_MakePoint(${place.lon}, ${place.lat}), 4326)`
  const rows = await db
    .select({ at: normEvents.at })
    .from(normEvents)
    .where(
      and(
        isNull(normEvents.withdrawnAt),
        sql`${category} = any(${normEvents.categories})`,
        point ? or(isNull(normEvents.area), isCovered(point, normEvents.area)) : isNull(normEvents.area),
      ),
    )
  return rows.map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at.getTime()))
}

/** Open reports whose norm an event may move. */
export async function reportsUnder(
  db: Reader,
  { categories, area }: Pick<NormEventRow, 'categories' | 'area'>,
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: reports.id })
    .from(reports)
    .innerJoin(clocks, and(eq(clocks.report, reports.id), eq(clocks.kind, 'elimination')))
    .where(
      and(
        inArray(reports.status, [...openStatuses]),
        inArray(reports.category, [...categories]),
        isNull(clocks.stoppedAt),
        ...(area === null ? [] : [isCovered(sql`${reports.place}`, sql`${area}`)]),
      ),
    )
  return rows.map(({ id }) => id)
}

/** Service areas that are valid on a day, each as its newest version says. */
export async function areasOn(
  db: Reader,
  day: string,
  serviceTypes: readonly string[],
): Promise<readonly { readonly code: string; readonly name: Names }[]> {
  return db
    .selectDistinctOn([serviceAreas.code], { code: serviceAreas.code, name: serviceAreas.name })
    .from(serviceAreas)
    .where(
      and(
        inArray(serviceAreas.serviceType, [...serviceTypes]),
        lte(serviceAreas.validFrom, day),
        or(isNull(serviceAreas.validTo), gte(serviceAreas.validTo, day)),
      ),
    )
    .orderBy(serviceAreas.code, desc(serviceAreas.version))
}

/** Whether the newest version of an area covers a point. */
function isCovered(point: SQL, area: unknown): SQL {
  return sql`exists (
    select from service_areas a
     where a.code = ${area} and ST_Covers(a.shape, ${point})
       and a.version = (select max(version) from service_areas b where b.code = a.code))`
}
