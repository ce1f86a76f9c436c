import * as t from 'typebox'

/** A day of the city's calendar, `2026-03-08`. */
export const Day = t.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

/** A day of any year, `10-15`. */
export const MonthDay = t.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

/** A time of day, `08:30`. */
export const TimeOfDay = t.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })

/** A phone as people dial it: digits, and `+ ( ) -` for the eye. */
export const Phone = t.String({ pattern: '^\\+?[0-9][0-9 ()-]{1,19}$' })

/** An object that refuses fields it does not name. */
export function strict<const Fields extends t.TProperties>(fields: Fields) {
  return t.Object(fields, { additionalProperties: false })
}

export const Position = t.Tuple([
  t.Number({ minimum: -180, maximum: 180 }),
  t.Number({ minimum: -90, maximum: 90 }),
])
export type Position = t.Static<typeof Position>

const Line = t.Array(Position, { minItems: 2 })
const Ring = t.Array(Position)

/** GeoJSON geometries (RFC 7946): positions are `[lon, lat]` in WGS 84. Rings are judged by the validator. */
export const PointGeometry = strict({ type: t.Literal('Point'), coordinates: Position })
export const LineGeometry = t.Union([
  strict({ type: t.Literal('LineString'), coordinates: Line }),
  strict({ type: t.Literal('MultiLineString'), coordinates: t.Array(Line, { minItems: 1 }) }),
])
export const AreaGeometry = t.Union([
  strict({ type: t.Literal('Polygon'), coordinates: t.Array(Ring, { minItems: 1 }) }),
  strict({ type: t.Literal('MultiPolygon'), coordinates: t.Array(t.Array(Ring, { minItems: 1 })) }),
])
export type PointGeometry = t.Static<typeof PointGeometry>
export type LineGeometry = t.Static<typeof LineGeometry>
export type AreaGeometry = t.Static<typeof AreaGeometry>

/** A GeoJSON layer whose features all have the given geometry and properties. */
export function layerOf<Geometry extends t.TSchema, Properties extends t.TSchema>(
  geometry: Geometry,
  properties: Properties,
) {
  return strict({
    type: t.Literal('FeatureCollection'),
    features: t.Array(strict({ type: t.Literal('Feature'), geometry, properties })),
  })
}
