import type { Input } from '@gorozhanin/domain/endpoint'
import type { reportTile } from '@gorozhanin/domain/map/api'
import {
  publicStatus,
  type StatusGroup,
  statuses,
  statusGroup,
  statusGroups,
} from '@gorozhanin/domain/reports/status'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { isPubliclyOverdue, isPublished, statusesOf, wordsOf } from '../reports/list-store.ts'
import { TILE_UNITS, type TileAddress, tileBox, tileMeters } from './tile-address.ts'

/** From this zoom on every report is drawn by itself. */
const SINGLE_FROM = 15
/** Clusters to a side of a tile: each is about 64 pixels wide. */
const CELLS = 8
/** Five decimals of a degree: as much of a place as strangers may see. */
const PUBLIC_DEGREES = 0.00001

type Filter = Input<typeof reportTile>['query']

/**
 * Published reports of one tile as an encoded vector tile. Reports that share a cell of a fixed grid become one
 * `cluster`; a report alone in its cell is a `report` at every zoom.
 */
export async function drawReportTile(db: Reader, tile: TileAddress, filter: Filter): Promise<Buffer> {
  const cell = tileMeters(tile.z) / CELLS
  const apart = tile.z >= SINGLE_FROM ? sql`, id` : sql``
  const { rows } = await db.execute<{ tile: Buffer }>(sql`
    with box as (select ${tileBox(tile)} as square),
    seen as (
      select id, year || '-' || sequence as number, ${statusWord(statusGroup)} as group5,
             ${statusWord(publicStatus)} as status, category, category_group as "categoryGroup",
             coalesce(${isPubliclyOverdue}, false) as overdue,
             ST_SnapToGrid(place, ${PUBLIC_DEGREES}) as shown
        from reports, box
       where place && ST_Expand(ST_Transform(square, 4326), ${PUBLIC_DEGREES})
         and ${isPublished} and ${passes(filter)}
    ),
    placed as (
      select seen.*, floor((ST_X(p) - ST_XMin(square)) / ${cell}::float8) as cell_x,
             floor((ST_YMax(square) - ST_Y(p)) / ${cell}::float8) as cell_y, p
        from seen, box, lateral (select ST_Transform(shown, 3857) as p) mercator
    ),
    gathered as materialized (
      select min(number) as number, min(group5) as group5, min(status) as status, min(category) as category,
             min("categoryGroup") as "categoryGroup", bool_or(overdue) as is_overdue,
             count(*)::int as count, ${sql.join(statusGroups.map(countOf), sql`, `)},
             (count(*) filter (where overdue))::int as overdue,
             ${bounds} as bounds,
             ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(avg(ST_X(p)), avg(ST_Y(p))), 3857),
                          (select square from box), ${TILE_UNITS}, 0, false) as geom
        from placed
       where cell_x between 0 and ${CELLS - 1} and cell_y between 0 and ${CELLS - 1}
       group by cell_x, cell_y${apart}
    )
    select coalesce((
      select ST_AsMVT(feature, 'cluster', ${TILE_UNITS}, 'geom')
        from (select count, ${sql.join(statusGroups.map(countName), sql`, `)}, overdue, bounds, geom
                from gathered where count > 1) feature), '')
    || coalesce((
      select ST_AsMVT(feature, 'report', ${TILE_UNITS}, 'geom')
        from (select number, group5, status, category, "categoryGroup", is_overdue as overdue, geom
                from gathered where count = 1) feature), '') as tile`)
  return rows[0]?.tile ?? Buffer.alloc(0)
}

/** Where the reports of a cluster lie: `west,south,east,north`. */
const bounds = sql`concat_ws(',', ${sql.join(
  ['min(ST_X(shown))', 'min(ST_Y(shown))', 'max(ST_X(shown))', 'max(ST_Y(shown))'].map((edge) =>
    sql.raw(`round(${edge}::numeric, 5)`),
  ),
  sql`, `,
)})`

function countName(group: StatusGroup): SQL {
  return sql`${sql.identifier(`c_${group}`)}`
}

function countOf(group: StatusGroup): SQL {
  return sql`(count(*) filter (where group5 = ${group}))::int as ${countName(group)}`
}

/** A word for every status, as the domain's table says. */
function statusWord(word: (status: (typeof statuses)[number]) => string): SQL {
  const cases = statuses.map((status) => sql`when ${status} then ${word(status)}`)
  return sql`case reports.status ${sql.join(cases, sql` `)} end`
}

function passes({ status, category, group, overdue }: Filter): SQL {
  const named = statusesOf(status)
  return sql.join(
    [
      sql`true`,
      ...(named ? [sql`reports.status = any(${sql.param([...named])}::text[])`] : []),
      ...(category ? [sql`category = any(${sql.param([...wordsOf(category)])}::text[])`] : []),
      ...(group ? [sql`category_group = any(${sql.param([...wordsOf(group)])}::text[])`] : []),
      ...(overdue ? [isPubliclyOverdue] : []),
    ],
    sql` and `,
  )
}
