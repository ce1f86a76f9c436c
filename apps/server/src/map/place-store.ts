import type { Names } from '@gorozhanin/domain/names'
import { openStatuses } from '@gorozhanin/domain/reports/status'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { makePoint } from '../platform/geometry.ts'

type Coordinates = { readonly lon: number; readonly lat: number }

type Beside = { readonly code: string; readonly name: Names; readonly meters: number }

/** A house by its whole label, and by the parts of it. */
type HouseBeside = Beside & { readonly number: string; readonly streetName: Names | null }

/** What is at a point. `house`, `street` and `locality` are the nearest within the distances asked for. */
export type Surroundings = {
  readonly inside: boolean
  readonly neighbour: Names | null
  readonly house: HouseBeside | null
  readonly street: Beside | null
  /** A village, a district or a part of the city that the map names. */
  readonly locality: Beside | null
}

type Reach = { readonly houseMeters: number; readonly streetMeters: number; readonly localityMeters: number }

export async function readSurroundings(
  db: Reader,
  place: Coordinates,
  reach: Reach,
): Promise<Surroundings | undefined> {
  const { rows } = await db.execute<Surroundings>(sql`
    with pin as materialized (select ${makePoint(place)} as point)
    select ST_Covers(city.boundary, point) as inside,
           (select n->'name' from jsonb_array_elements(city.data->'neighbours') n
             where ST_Covers(ST_GeomFromGeoJSON(n->'area'), point) limit 1) as neighbour,
           ${nearest(
             sql`(select h.*, s.name as street_name from houses h left join streets s on s.code = h.street)`,
             {
               what: sql`'name', label, 'number', number, 'streetName', street_name`,
               geometry: sql`place`,
               meters: reach.houseMeters,
             },
           )} as house,
           ${nearest(sql`streets`, { what: sql`'name', name`, geometry: sql`shape`, meters: reach.streetMeters })} as street,
           ${nearest(
             sql`(select * from basemap where layer = 'place' and kind <> 'city' and name is not null)`,
             {
               what: sql`'name', name`,
               geometry: sql`shape`,
               meters: reach.localityMeters,
             },
           )} as locality
      from city, pin`)
  return rows[0]
}

function nearest(
  source: SQL,
  { what, geometry, meters }: { readonly what: SQL; readonly geometry: SQL; readonly meters: number },
): SQL {
  return sql`(
    select json_build_object('code', code, ${what}, 'meters', ${geometry}::geography <-> point::geography)
      from ${source} as source
     where ST_DWithin(${geometry}::geography, point::geography, ${meters})
     order by ${geometry}::geography <-> point::geography, code limit 1)`
}

export type NearObject = {
  readonly id: string
  readonly layer: string
  readonly label: Names
  readonly lon: number
  readonly lat: number
  readonly distanceMeters: number
  readonly reported: string | null
}

/** A category, and its questions that are answered by an object. */
export type Asked = { readonly category: string; readonly questions: readonly string[] }

const open = sql.raw(openStatuses.map((name) => `'${name}'`).join(', '))

/** Houses, or objects of a layer, within `meters` of a place; the nearest `most` of them in their order. */
export async function readNear(
  db: Reader,
  layer: string,
  place: Coordinates,
  meters: number,
  most: number,
  asked: Asked | null,
): Promise<NearObject[]> {
  const source =
    layer === 'house'
      ? sql`(select code, label, place from houses)`
      : sql`(select code, label, place from objects where layer = ${layer})`
  const { rows } = await db.execute<NearObject>(sql`
    with pin as materialized (select ${makePoint(place)}::geography as point)
    select code as id, ${layer}::text as layer, label, ST_X(place) as lon, ST_Y(place) as lat,
           round((place::geography <-> point)::numeric, 1)::float8 as "distanceMeters", ${reportedAt(asked)} as reported
      from ${source} source, pin
     where ST_DWithin(place::geography, point, ${meters})
     order by place::geography <-> point, code limit ${most}`)
  return rows
}

/** The newest open report that strangers may see, of a category at the object of the row. */
function reportedAt(asked: Asked | null): SQL {
  if (!asked) return sql`null::text`
  const answers = sql`(
    select from jsonb_array_elements_text(${JSON.stringify(asked.questions)}::jsonb) question
     where r.details->>question = source.code)`
  return sql`(
    select r.year || '-' || r.sequence from reports r
     where r.category = ${asked.category} and r.status in (${open})
       and r.published_at is not null and r.hidden_at is null and r.is_public
       and r.place && ST_Expand(source.place, 0.02)
       and (r.object_id = source.code or r.house = source.code or exists ${answers})
     order by r.registered_at desc limit 1)`
}
