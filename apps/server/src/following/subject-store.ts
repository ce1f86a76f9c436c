import { readArea } from '@gorozhanin/domain/following/area'
import type { Subject } from '@gorozhanin/domain/following/subject'
import type { Names } from '@gorozhanin/domain/names'
import { and, inArray, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { inside, wordsOf } from '../reports/list-store.ts'
import { reports } from '../reports/tables.ts'

/** A report that names no house belongs to those whose walls are as near as an address is given to a point. */
export const HOUSE_METERS = 60
/** A wide street with its pavements, measured from its middle. */
export const STREET_METERS = 40
/** Degrees that hold as many metres anywhere in the country; a house may stand deep behind its street. */
const NEAR_HOUSE = 0.002
const NEAR_STREET = 0.005

/** Which reports a subject is about; undefined where it is the whole city. */
export function reportsOf({ house, street, bbox, area, group, category }: Subject): SQL | undefined {
  return and(
    house === undefined ? undefined : atHouse(house),
    street === undefined ? undefined : onStreet(street),
    inside(bbox),
    area === undefined ? undefined : sql`ST_Intersects(${polygonOf(area)}, ${reports.place})`,
    group === undefined ? undefined : inArray(reports.categoryGroup, [...wordsOf(group)]),
    category === undefined ? undefined : inArray(reports.category, [...wordsOf(category)]),
  )
}

/** An area as its corners say, the ring closed. It must be one that `faultOfArea` finds nothing wrong with. */
export function polygonOf(area: string): SQL {
  const corners = readArea(area)
  const ring = [...corners, ...corners.slice(0, 1)].map(({ lon, lat }) => `${lon} ${lat}`).join()
  return sql`ST_GeomFromText(${`POLYGON((${ring}))`}, 4326)`
}

/** Whether an area and the city have ground in common. */
export async function isInCity(db: Reader, area: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select from city where ST_Intersects(boundary, ${polygonOf(area)})`)
  return rows.length > 0
}

function atHouse(code: string): SQL {
  const place = sql`(select place from houses where code = ${code})`
  return sql`${reports.place} && ST_Expand(${place}, ${NEAR_HOUSE})
    and (${reports.house} = ${code}
      or ${reports.house} is null and ST_DistanceSphere(${reports.place}, ${place}) <= ${HOUSE_METERS})`
}

function onStreet(code: string): SQL {
  const shape = sql`(select shape from streets where code = ${code})`
  return sql`${reports.place} && ST_Expand(${shape}, ${NEAR_STREET})
    and case when ${reports.house} is null
             then ST_DWithin(${reports.place}::geography, ${shape}::geography, ${STREET_METERS})
             else ${reports.house} in (select code from houses where street = ${code}) end`
}

/** What the house and the street of a subject are called; null for one that the city does not have. */
export async function namesOfPlace(
  db: Reader,
  { house, street }: Pick<Subject, 'house' | 'street'>,
): Promise<{ readonly house: Names | null; readonly street: Names | null }> {
  if (house === undefined && street === undefined) return { house: null, street: null }
  const { rows } = await db.execute<{ house: Names | null; street: Names | null }>(sql`
    select (select label from houses where code = ${house ?? null}) as house,
           (select name from streets where code = ${street ?? null}) as street`)
  return rows[0] ?? { house: null, street: null }
}
