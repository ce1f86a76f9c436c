import { publicStatus, statusGroups } from '@gorozhanin/domain/reports/status'
import Point from '@mapbox/point-geometry'
import { fromVectorTileJs } from '@maplibre/vt-pbf'
import { addRows, emptyTally, isWanted, type Tally } from './cell-tally.ts'
import { latOf, lonOf } from './mercator.ts'
import type { Passes } from './report-passes.ts'
import { type Columns, endOf, startOf } from './shown-columns.ts'
import type { ShownMemory } from './shown-memory.ts'
import { statusGroupOf, statusOf } from './status-numbers.ts'
import { TILE_UNITS, type TileAddress } from './tile-address.ts'

/** A tile is eight cells wide, each about 64 pixels. */
const CELL_ZOOMS = 3
const CELLS = 2 ** CELL_ZOOMS
/** A cluster keeps this share of its cell away from the edge, so that two neighbours do not cover each other. */
const CELL_MARGIN = 0.3

/** How many places of a cell are drawn each by itself; several reports of more places than that are one cluster. */
function mostPlaces(zoom: number): number {
  if (zoom < 15) return 0
  // Farther in the tiles are only stretched: what is a cluster here stays one.
  return zoom < 18 ? 16 : 40
}

type Feature = {
  readonly x: number
  readonly y: number
  readonly properties: Record<string, string | number | boolean>
}
type Row = { readonly columns: Columns; readonly at: number }

/** A square of the world in its units. */
type Square = { readonly x: number; readonly y: number; readonly width: number }

/** An encoded tile that stays as it is until an instant, milliseconds since 1970: then a report becomes overdue. */
export type DrawnTile = { readonly bytes: Buffer; readonly until: number }

/**
 * Reports of one tile as an encoded vector tile. Reports that share a cell of a fixed grid become one `cluster` where
 * they do not fit side by side; those of one place always do. A report alone is a `report`.
 */
export function drawReportTile(
  memory: ShownMemory,
  tile: TileAddress,
  passes: Passes,
  nowMs: number,
): DrawnTile {
  const width = 2 ** (32 - tile.z)
  const square = { x: tile.x * width, y: tile.y * width, width }
  const clusters: Feature[] = []
  const singles: Feature[] = []
  let until = Number.POSITIVE_INFINITY

  for (const { cell, ranges } of cellsOf(memory, square)) {
    const tally = emptyTally(memory.groups.codes.length)
    for (const { columns, from, to } of ranges) addRows(tally, columns, from, to, passes, nowMs)
    until = Math.min(until, tally.nextLate)
    if (tally.count === 0) continue
    if (tally.count > 1 && tally.places > mostPlaces(tile.z)) {
      clusters.push(cluster(memory, tally, square, cell))
      continue
    }
    for (const rows of byPlace(ranges.flatMap((range) => wantedRows(range, passes, nowMs)))) {
      const [alone, ...others] = rows
      if (alone && others.length === 0) singles.push(single(memory, alone, square, nowMs))
      else clusters.push(cluster(memory, tallyOf(memory, rows, passes, nowMs), square, null))
    }
  }
  return { bytes: encode({ cluster: clusters, report: singles }), until }
}

type Range = { readonly columns: Columns; readonly from: number; readonly to: number }

/** The cells of a tile that hold rows, in the order in which rows lie. */
function* cellsOf(
  { settled, recent }: ShownMemory,
  { x, y, width }: Square,
): Generator<{ readonly cell: Square; readonly ranges: readonly Range[] }> {
  const cellWidth = width / CELLS
  const sets = [settled, recent].map((columns) => ({ columns, from: startOf(columns, x, y) }))
  for (let turn = 0; turn < CELLS ** 2; turn++) {
    const cell = {
      x: x + evenBits(turn) * cellWidth,
      y: y + evenBits(turn >> 1) * cellWidth,
      width: cellWidth,
    }
    const ranges = sets.map((set) => {
      const { columns, from } = set
      set.from = endOf(columns, cell.x + cellWidth - 1, cell.y + cellWidth - 1, from)
      return { columns, from, to: set.from }
    })
    if (ranges.some(({ from, to }) => to > from)) yield { cell, ranges }
  }
}

/** Every second bit of a Morton code of a cell. */
const evenBits = (code: number): number => (code & 1) | ((code >> 1) & 2) | ((code >> 2) & 4)

function wantedRows({ columns, from, to }: Range, passes: Passes, nowMs: number): Row[] {
  const rows: Row[] = []
  for (let at = from; at < to; at++) {
    const isLate = (columns.lateAfter[at] ?? 0) < nowMs
    if (isWanted(columns, at, passes) && (isLate || !passes.overdueOnly)) rows.push({ columns, at })
  }
  return rows
}

/** Rows of each place together. */
function byPlace(rows: readonly Row[]): readonly (readonly Row[])[] {
  const places = new Map<string, Row[]>()
  for (const row of rows) {
    const place = `${row.columns.x[row.at]},${row.columns.y[row.at]}`
    const own = places.get(place)
    if (own) own.push(row)
    else places.set(place, [row])
  }
  return [...places.values()]
}

function tallyOf(memory: ShownMemory, rows: readonly Row[], passes: Passes, nowMs: number): Tally {
  const tally = emptyTally(memory.groups.codes.length)
  for (const { columns, at } of rows) addRows(tally, columns, at, at + 1, passes, nowMs)
  return tally
}

/** What a map is told of one report. */
function single(memory: ShownMemory, { columns, at }: Row, square: Square, nowMs: number): Feature {
  const status = columns.status[at] ?? 0
  return {
    ...pointIn(square, columns.x[at] ?? 0, columns.y[at] ?? 0),
    properties: {
      number: `${columns.year[at]}-${columns.sequence[at]}`,
      group5: statusGroupOf(status),
      status: publicStatus(statusOf(status)),
      category: memory.categories.codes[columns.category[at] ?? 0] ?? '',
      categoryGroup: memory.groups.codes[columns.group[at] ?? 0] ?? '',
      overdue: (columns.lateAfter[at] ?? 0) < nowMs,
    },
  }
}

/** Where the reports of a cluster are on the whole, well inside `cell` where one is given. */
function cluster(memory: ShownMemory, tally: Tally, square: Square, cell: Square | null): Feature {
  const { count, overdue, west, north, east, south } = tally
  const byStatus = statusGroups.map((group, at) => [`c_${group}`, tally.byStatusGroup[at] ?? 0] as const)
  const byGroup = memory.groups.codes
    .map((code, at) => [`g_${code}`, tally.byGroup[at] ?? 0] as const)
    .filter(([, reports]) => reports > 0)
  return {
    ...pointIn(
      square,
      cell ? inside(tally.sumX / count, cell.x, cell.width) : tally.sumX / count,
      cell ? inside(tally.sumY / count, cell.y, cell.width) : tally.sumY / count,
    ),
    properties: {
      count,
      ...Object.fromEntries(byStatus),
      ...Object.fromEntries(byGroup),
      overdue,
      bounds: [lonOf(west), latOf(south), lonOf(east), latOf(north)].join(','),
    },
  }
}

function inside(mean: number, start: number, width: number): number {
  return Math.min(Math.max(mean, start + width * CELL_MARGIN), start + width * (1 - CELL_MARGIN))
}

/** A place in the units of a tile. */
function pointIn({ x, y, width }: Square, placeX: number, placeY: number) {
  return {
    x: Math.round(((placeX + 0.5 - x) / width) * TILE_UNITS),
    y: Math.round(((placeY + 0.5 - y) / width) * TILE_UNITS),
  }
}

const POINT = 1

/** A vector tile of points; no bytes where there are none. */
function encode(layers: Readonly<Record<string, readonly Feature[]>>): Buffer {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0)
  const tile = fromVectorTileJs({
    layers: Object.fromEntries(filled.map(([name, features]) => [name, layerOf(name, features)])),
  })
  return Buffer.from(tile.buffer, tile.byteOffset, tile.byteLength)
}

/** A layer as the encoder takes it. */
function layerOf(name: string, features: readonly Feature[]) {
  return {
    name,
    version: 2,
    extent: TILE_UNITS,
    length: features.length,
    feature: (at: number) => {
      const { x = 0, y = 0, properties = {} } = features[at] ?? {}
      return {
        id: undefined,
        type: POINT,
        extent: TILE_UNITS,
        properties,
        loadGeometry: () => [[new Point(x, y)]],
      }
    },
  }
}
