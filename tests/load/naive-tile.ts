import type pg from 'pg'

/** What the map would cost without clusters and without memory: every report of a tile as a point of it, by PostGIS. */
export async function naiveTile(
  db: pg.Pool,
  { z, x, y }: { readonly z: number; readonly x: number; readonly y: number },
): Promise<{ readonly ms: number; readonly bytes: number }> {
  const startedMs = performance.now()
  const { rows } = await db.query<{ bytes: number }>(
    `select length(ST_AsMVT(feature, 'report')) as bytes
       from (select r.year || '-' || r.sequence as number, r.status, r.category, r.category_group,
                    coalesce(r.due_at < now() and r.answered_at is null, false) as overdue,
                    ST_AsMVTGeom(ST_Transform(r.place, 3857), ST_TileEnvelope($1, $2, $3)) as geom
               from reports r
              where r.place && ST_Transform(ST_TileEnvelope($1, $2, $3), 4326)
                and r.published_at is not null and r.hidden_at is null and r.is_public) feature`,
    [z, x, y],
  )
  return { ms: performance.now() - startedMs, bytes: rows[0]?.bytes ?? 0 }
}
