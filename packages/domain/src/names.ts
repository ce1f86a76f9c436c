import * as t from 'typebox'

/** A name or a sentence of the city's data in the languages of the product. Russian is never empty. */
export const Names = t.Object(
  { ru: t.String({ minLength: 1 }), en: t.String() },
  { additionalProperties: false },
)
export type Names = t.Static<typeof Names>

/** A stable code of the city's data: `pothole-road`, `uk-uyut`. */
export const Code = t.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}$' })

/** A place in WGS 84, degrees. */
export const Coordinates = t.Object(
  { lon: t.Number({ minimum: -180, maximum: 180 }), lat: t.Number({ minimum: -90, maximum: 90 }) },
  { additionalProperties: false },
)
export type Coordinates = t.Static<typeof Coordinates>

/** An instant on the wire: ISO 8601 with zone. */
export const Instant = t.String({ format: 'date-time' })

export const Language = t.Union([t.Literal('ru'), t.Literal('en')])
export type Language = t.Static<typeof Language>

/**
 * The value or null. One schema with `nullable`, not a union: a union has to be tried out for every value that a
 * reply holds, which took most of the time of writing one.
 */
export function nullable<const S extends t.TSchema>(schema: S): t.TUnsafe<t.Static<S> | null> {
  return t.Unsafe<t.Static<S> | null>({ ...schema, nullable: true })
}
