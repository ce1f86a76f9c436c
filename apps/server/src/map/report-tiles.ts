import type { Input } from '@gorozhanin/domain/endpoint'
import type { reportTile } from '@gorozhanin/domain/map/api'
import {
  publicStatus,
  type Status,
  type StatusGroup,
  statuses,
  statusGroup,
  statusGroups,
} from '@gorozhanin/domain/reports/status'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import {
  isPubliclyOverdue,
  isPublished,
  isSupported,
  publicStatusesOf,
  wordsOf,
} from '../reports/list-store.ts'
import { EARTH_METERS, TILE_UNITS, type TileAddress, tileSquare } from './tile-address.ts'

/** From this zoom on every report is drawn by itself. */
const SINGLE_FROM = 15
/** Clusters to a side of a tile: each is about 64 pixels wide. */
const CELLS = 8
/** A cluster keeps this share of its cell away from the edge, so that two neighbours do not cover each other. */
const CELL_MARGIN = 0.3
/** Five decimals of a degree: as much of a place as strangers may see. */
const PUBLIC_PARTS_OF_DEGREE = 100_000

type Filter = Input<typeof reportTile>['query']

/**
 * Published reports of one tile as an encoded vector tile. Far away, reports that share a cell of a fixed grid
 * become one `cluster`; a report alone in its cell is a `report` at every zoom.
 */
export async function drawReportTile(
  db: Reader,
  tile: TileAddress,
  filter: Filter,
  now: Date,
): Promise<Buffer> {
  const query = tile.z >= SINGLE_FROM ? singles : clusters
  const { rows } = await db.execute<{ tile: Buffer }>(sql`with seen as (${seen(tile, filter, now)}) ${query}`)
  return rows[0]?.tile ?? Buffer.alloc(0)
}

/**
 * Reports of a tile with their place inside it, from 0 to 1. The projection is written out: a city's reports are
 * all read for a far tile, and asking the projection library for each took most of the time.
 */
function seen(tile: TileAddress, filter: Filter, now: Date): SQL {
  const { west, north, width } = tileSquare(tile)
  const rounded = (degrees: SQL) => sql`floor(${degrees} * ${PUBLIC_PARTS_OF_DEGREE}::float8 + 0.5)
    / ${PUBLIC_PARTS_OF_DEGREE}::float8`
  return sql`
    select * from (
      select year, sequence, lon, lat, status, coalesce(${isPubliclyOverdue(now)}, false) as overdue,
             (radians(lon) * ${EARTH_METERS}::float8 - ${west}::float8) / ${width}::float8 as across,
             (${north}::float8 - ln(tan(pi() / 4 + radians(lat) / 2)) * ${EARTH_METERS}::float8)
               / ${width}::float8 as down
        from reports, lateral (
          select ${rounded(sql`ST_X(place)`)} as lon, ${rounded(sql`ST_Y(place)`)} as lat) shown
       where place && ST_Expand(ST_Transform(ST_TileEnvelope(${tile.z}, ${tile.x}, ${tile.y}), 4326),
                                ${1 / PUBLIC_PARTS_OF_DEGREE})
         and ${isPublished} and ${passes(filter, now)}
    ) near
    where across >= 0 and across < 1 and down >= 0 and down < 1`
}

/** What a map is told of one report. */
const reportColumns = sql`
  r.year || '-' || r.sequence as number, ${statusWord(sql`r.status`, statusGroup)} as group5,
  ${statusWord(sql`r.status`, publicStatus)} as status, r.category, r.category_group as "categoryGroup"`

const singles = sql`
  select ${layer(
    'report',
    sql`
    select ${reportColumns}, seen.overdue, ${pointAt(sql`across`, sql`down`)} as geom
      from seen join reports r using (year, sequence)`,
  )} as tile`

/** Counted by status first: few rows are left to be put into words. */
const clusters = sql`, counted as (
    select floor(across * ${CELLS}) as cell_x, floor(down * ${CELLS}) as cell_y, status, overdue,
           count(*) as reports, sum(across) as across, sum(down) as down, max(year) as year, max(sequence) as sequence,
           min(lon) as west, min(lat) as south, max(lon) as east, max(lat) as north
      from seen
     group by 1, 2, status, overdue
  ),
  cells as materialized (
    select sum(reports)::int as count, ${sql.join(statusGroups.map(countOf), sql`, `)},
           coalesce(sum(reports) filter (where overdue), 0)::int as overdue,
           concat_ws(',', ${sql.join([sql`min(west)`, sql`min(south)`, sql`max(east)`, sql`max(north)`], sql`, `)})
             as bounds,
           max(year) as year, max(sequence) as sequence,
           ${pointAt(middleOf(sql`across`, sql`cell_x`), middleOf(sql`down`, sql`cell_y`))} as geom
      from counted
     group by cell_x, cell_y
  )
  select ${layer(
    'cluster',
    sql`
    select count, ${sql.join(statusGroups.map(countName), sql`, `)}, overdue, bounds, geom
      from cells where count > 1`,
  )} || ${layer(
    'report',
    sql`
    select ${reportColumns}, cells.overdue > 0 as overdue, geom
      from cells join reports r using (year, sequence) where count = 1`,
  )} as tile`

/** Where the reports of a cell are on the whole, along one axis; a report alone is where it is. */
function middleOf(along: SQL, cell: SQL): SQL {
  const mean = sql`sum(${along}) / sum(reports)`
  const from = sql`(${cell} + ${CELL_MARGIN}) / ${CELLS}`
  const to = sql`(${cell} + ${1 - CELL_MARGIN}) / ${CELLS}`
  return sql`case when sum(reports) > 1 then least(greatest(${mean}, ${from}), ${to}) else ${mean} end`
}

function layer(name: string, features: SQL): SQL {
  return sql`coalesce((select ST_AsMVT(feature, ${name}::text, ${TILE_UNITS}, 'geom') from (${features}) feature), '')`
}

function pointAt(across: SQL, down: SQL): SQL {
  return sql`ST_MakePoint(round(${across} * ${TILE_UNITS}), round(${down} * ${TILE_UNITS}))`
}

function countName(group: StatusGroup): SQL {
  return sql`${sql.identifier(`c_${group}`)}`
}

function countOf(group: StatusGroup): SQL {
  const members = statuses.filter((status) => statusGroup(status) === group)
  return sql`coalesce(sum(reports) filter (where status = any(${sql.param(members)}::text[])), 0)::int
    as ${countName(group)}`
}

/** A word for every status, as the domain's table says. */
function statusWord(status: SQL, word: (status: Status) => string): SQL {
  const cases = statuses.map((one) => sql`when ${one} then ${word(one)}`)
  return sql`case ${status} ${sql.join(cases, sql` `)} end`
}

function passes({ status, category, group, overdue, supported }: Filter, now: Date): SQL {
  const wanted = publicStatusesOf(status)
  return sql.join(
    [
      sql`true`,
      ...(wanted ? [sql`reports.status = any(${sql.param([...wanted])}::text[])`] : []),
      ...(category ? [sql`category = any(${sql.param([...wordsOf(category)])}::text[])`] : []),
      ...(group ? [sql`category_group = any(${sql.param([...wordsOf(group)])}::text[])`] : []),
      ...(overdue ? [isPubliclyOverdue(now)] : []),
      ...(supported ? [isSupported] : []),
    ],
    sql` and `,
  )
}
