import type pg from 'pg'
import { until } from '../support/until.ts'
import { withBigCity } from './big-city.ts'
import { type Bench, publishLamp, signIn } from './city.ts'
import { atMost, type Figure, plain } from './figures.ts'
import { manyReports } from './million-reports.ts'
import { naiveTile } from './naive-tile.ts'
import { panning } from './panning.ts'
import { residentMegabytes } from './processes.ts'
import { percentile } from './shoot.ts'

const REPORTS = 1_000_000
const LAST_ZOOM = 18
const PLACES_A_ZOOM = 8
const MOST_BYTES = 150 * 1024
const MOST_COLD_MS = 120
const MOST_KNOWN_MS = 5
const MOST_SECONDS_TO_TILE = 2
/** Zooms at which the naive query is asked too: it takes seconds. */
const NAIVE_ZOOMS = [0, 9, 11, 13, 15, 17]

/**
 * Tiles of a city with a million reports. Before each cold tile a report inside it is changed, so that nothing that was
 * drawn before is of use: at every zoom the tile is drawn anew, after the change has been read.
 */
export async function benchTiles(bench: Bench): Promise<readonly Figure[]> {
  let filledMs = 0
  const fill = async (db: pg.Pool) => {
    ;[, filledMs] = await timed(() => manyReports(db, REPORTS))
  }
  return withBigCity(fill, async (api, db) => {
    const [, loadMs] = await timed(() => ask(api.address, '0/0/0.mvt'))
    const places = await someReports(db)
    const filters = await someFilters(db)
    const plainTiles = await shots(api.address, db, places, [''])
    const oneFilter = await shots(api.address, db, places, filters.single)
    const several = await shots(api.address, db, places, filters.several)
    const all = [...plainTiles, ...oneFilter, ...several]
    return [
      plain('tiles: reports of the city', REPORTS, ''),
      plain('tiles: time to generate them', filledMs / 1000, 's'),
      plain('tiles: the API reads them', loadMs / 1000, 's'),
      plain('tiles: memory of the API of a small town', await residentMegabytes(bench.api.pid), 'MB'),
      plain('tiles: memory of the API after all of them', await residentMegabytes(api.pid), 'MB'),
      plain('tiles: asked', all.length, ''),
      ...spread('no filter', plainTiles),
      ...spread('one filter', oneFilter),
      ...spread('several filters', several),
      atMost(
        'tiles: repeated, p95',
        percentile(
          all.map(({ knownMs }) => knownMs),
          0.95,
        ),
        MOST_KNOWN_MS,
        'ms',
      ),
      atMost(
        'tiles: the largest',
        Math.max(...all.map(({ bytes }) => bytes)) / 1024,
        MOST_BYTES / 1024,
        'kB',
      ),
      atMost('tiles: from publishing to the tile', await toTile(api.address), MOST_SECONDS_TO_TILE, 's'),
      ...(await besideNaive(db, plainTiles)),
      ...(await panning(api.address)),
    ]
  })
}

type Place = { readonly id: string; readonly lon: number; readonly lat: number }
type Tile = { readonly z: number; readonly x: number; readonly y: number }
type Shot = Tile & { readonly coldMs: number; readonly knownMs: number; readonly bytes: number }

/** Reports in whose tiles is looked, the same every time. */
async function someReports(db: pg.Pool): Promise<readonly Place[]> {
  const { rows } = await db.query<Place>(
    `select id, ST_X(place) as lon, ST_Y(place) as lat
       from reports
      where published_at is not null and hidden_at is null and is_public and sequence % 997 = 5
      order by year, sequence limit $1`,
    [PLACES_A_ZOOM * (LAST_ZOOM + 1)],
  )
  return rows
}

/** Filters one by one, and several at once, from words that the city's reports have. */
async function someFilters(db: pg.Pool) {
  const { rows } = await db.query<{ topic: string; category: string; agency: string }>(
    `select category_group as topic, min(category) as category, min(agency) as agency
       from reports group by 1 order by 1`,
  )
  const single = rows.flatMap(({ topic, category, agency }) => [
    'status=at_agency',
    'status=closed',
    'overdue=true',
    'from=2024-01-01&to=2024-12-31',
    `group=${topic}`,
    `category=${category}`,
    `agency=${agency}`,
  ])
  const several = rows.flatMap(({ topic, agency }) => [
    `group=${topic}&status=closed`,
    `group=${topic}&agency=${agency}&from=2023-01-01`,
    `status=at_agency,answered&overdue=true&from=2022-05-01&to=2025-04-30`,
    `agency=${agency}&status=closed,deferred&group=${topic}&from=2022-01-01&to=2026-01-01`,
  ])
  return { single, several }
}

/** Every tile cold and then again, each under the next of the filters. */
async function shots(
  address: string,
  db: pg.Pool,
  places: readonly Place[],
  filters: readonly string[],
): Promise<readonly Shot[]> {
  const result: Shot[] = []
  for (const [index, place] of places.entries()) {
    const tile = tileAt(index % (LAST_ZOOM + 1), place)
    const path = `${tile.z}/${tile.x}/${tile.y}.mvt?${filters[index % filters.length]}`
    await db.query(`update reports set due_at = due_at + interval '1 second' where id = $1`, [place.id])
    const [bytes, coldMs] = await timed(() => ask(address, path))
    const [, knownMs] = await timed(() => ask(address, path))
    result.push({ ...tile, coldMs, knownMs, bytes })
  }
  return result
}

function spread(name: string, tiles: readonly Shot[]): readonly Figure[] {
  const cold = tiles.map(({ coldMs }) => coldMs)
  return [
    plain(`tiles: ${name}, median`, percentile(cold, 0.5), 'ms'),
    atMost(`tiles: ${name}, p95`, percentile(cold, 0.95), MOST_COLD_MS, 'ms'),
    plain(`tiles: ${name}, the slowest`, Math.max(...cold), 'ms'),
  ]
}

/** One tile of some zooms beside what PostGIS makes of all its points. */
async function besideNaive(db: pg.Pool, tiles: readonly Shot[]): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const zoom of NAIVE_ZOOMS) {
    const ours = tiles.find(({ z }) => z === zoom)
    if (!ours) continue
    const naive = await naiveTile(db, ours)
    figures.push(
      plain(`tiles: zoom ${zoom}, ours`, ours.coldMs, 'ms'),
      plain(`tiles: zoom ${zoom}, naive`, naive.ms, 'ms'),
      plain(`tiles: zoom ${zoom}, naive against ours`, naive.ms / ours.coldMs, '×'),
      plain(`tiles: zoom ${zoom}, size of ours`, ours.bytes / 1024, 'kB'),
      plain(`tiles: zoom ${zoom}, size of the naive one`, naive.bytes / 1024, 'kB'),
    )
  }
  return figures
}

/** Seconds from the answer to a moderator who publishes until the report is on its tile. */
async function toTile(address: string): Promise<number> {
  const { center } = (await (await fetch(`${address}/api/city`)).json()) as { center: Omit<Place, 'id'> }
  const tile = tileAt(LAST_ZOOM, center)
  const path = `${tile.z}/${tile.x}/${tile.y}.mvt`
  const before = await ask(address, path)
  await publishLamp(address, await signIn(address), center)
  const [, ms] = await timed(() => until(async () => (await ask(address, path)) !== before, 10))
  return ms / 1000
}

/** The size of a tile before compression. */
async function ask(address: string, path: string): Promise<number> {
  const answer = await fetch(`${address}/api/tiles/reports/${path}`)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.arrayBuffer()).byteLength
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const startedMs = performance.now()
  const result = await work()
  return [result, performance.now() - startedMs]
}

function tileAt(z: number, { lon, lat }: Omit<Place, 'id'>): Tile {
  const x = Math.floor(((lon + 180) / 360) * 2 ** z)
  const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)
  return { z, x, y }
}
