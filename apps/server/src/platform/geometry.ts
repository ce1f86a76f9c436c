import { type SQL, sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'

type Coordinates = { readonly lon: number; readonly lat: number }

/** A `geometry(Point, 4326)` column. Read it with `lonOf` and `latOf`: PostgreSQL sends EWKB otherwise. */
export const point = customType<{ data: Coordinates; driverData: string }>({
  dataType: () => 'geometry(Point, 4326)',
  toDriver: ({ lon, lat }) => sql`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4326)`,
})

/** A geometry column of another kind; it takes GeoJSON text and is read with `ST_AsGeoJSON`. */
const geometry = (kind: string) =>
  customType<{ data: string; driverData: string }>({
    dataType: () => `geometry(${kind}, 4326)`,
    toDriver: (geoJson) => sql`ST_SetSRID(ST_GeomFromGeoJSON(${geoJson}), 4326)`,
  })

export const polygon = geometry('Polygon')
export const multiPolygon = geometry('MultiPolygon')
export const multiLine = geometry('MultiLineString')
export const anyGeometry = geometry('Geometry')

/** A point made of two parameters. */
export const makePoint = ({ lon, lat }: Coordinates): SQL =>
  sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`
