import pg from 'pg'
import { TileType } from 'pmtiles'
import { type FileTile, writePmtiles } from '../support/pmtiles.ts'

const zooms = [10, 11, 12, 13, 14] as const

/** Kinds of ours in the words of Protomaps. */
const tile = `
  with box as (select ST_TileEnvelope($1, $2, $3) as square),
  near as (
    select layer, kind, name->>'ru' as name, 'Cyrillic' as script, nullif(name->>'en', '') as "name:en", ST_Dimension(shape) as dimension,
           ST_AsMVTGeom(ST_Transform(shape, 3857), square, 4096, 64) as geom
      from basemap, box where shape && ST_Transform(square, 4326)
  )
  select coalesce((select ST_AsMVT(f, 'earth') from (
           select 'earth' as kind, ST_AsMVTGeom(square, square) as geom from box) f), '')
      || coalesce((select ST_AsMVT(f, 'landuse') from (
           select case when layer = 'park' or kind in ('forest', 'grass') then 'park' else kind end as kind, geom
             from near where layer in ('land', 'park') and geom is not null) f), '')
      || coalesce((select ST_AsMVT(f, 'water') from (
           select case dimension when 2 then 'water' else 'stream' end as kind, name, script, "name:en", geom
             from near where layer = 'water' and geom is not null) f), '')
      || coalesce((select ST_AsMVT(f, 'roads') from (
           select case when kind in ('street', 'lane') then 'minor_road' when kind in ('yard', 'path', 'track')
                       then 'other' else 'major_road' end as kind, name, script, "name:en", 10 as min_zoom, geom
             from near where layer = 'road' and geom is not null) f), '')
      || coalesce((select ST_AsMVT(f, 'buildings') from (
           select 'building' as kind, geom from near where layer = 'building' and geom is not null) f), '') as bytes`

/** A basemap of the town in the schema of Protomaps, as a city would cut it out of a planet. */
export async function writeTownMap(databaseUrl: string, path: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const tiles: FileTile[] = []
    for (const z of zooms)
      for (const { x, y } of await tilesOf(client, z)) {
        const { rows } = await client.query<{ bytes: Buffer }>(tile, [z, x, y])
        tiles.push({ at: `${z}/${x}/${y}`, bytes: rows[0]?.bytes ?? Buffer.alloc(0) })
      }
    const layers = ['earth', 'landuse', 'water', 'roads', 'buildings'].map((id) => ({ id }))
    return await writePmtiles(path, {
      type: TileType.Mvt,
      tiles,
      metadata: { attribution: '<a href="https://maps.example">Карта соседей</a>', vector_layers: layers },
    })
  } finally {
    await client.end()
  }
}

async function tilesOf(client: pg.Client, z: number) {
  const { rows } = await client.query<{ x: number; y: number }>(
    `with edge as (select ST_Expand(ST_Extent(boundary)::geometry, 0.05) as box from city),
          span as (select 2 ^ $1::int as n, radians(ST_YMax(box)) as top, radians(ST_YMin(box)) as low,
                          ST_XMin(box) as west, ST_XMax(box) as east from edge)
     select x, y from span,
       generate_series(floor((west + 180) / 360 * n)::int, floor((east + 180) / 360 * n)::int) as x,
       generate_series(floor((1 - asinh(tan(top)) / pi()) / 2 * n)::int,
                       floor((1 - asinh(tan(low)) / pi()) / 2 * n)::int) as y`,
    [z],
  )
  return rows
}
