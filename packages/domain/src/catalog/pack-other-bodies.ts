import * as t from 'typebox'
import { Code, Names } from '../names.ts'
import { AreaGeometry, Phone, strict } from './pack-shapes.ts'

/** Who answers where the city does not: a federal road, the railway, the police, private ground. */
export const OtherBody = strict({
  code: Code,
  name: Names,
  phone: t.Union([Phone, t.Null()]),
  url: t.Union([t.String({ pattern: '^https?://' }), t.Null()]),
  /** What is its matter; everything on its ground where none is named. */
  categories: t.Array(Code, { uniqueItems: true }),
  /** Its ground; null where it is the whole city. */
  area: t.Union([AreaGeometry, t.Null()]),
  /** The city takes reports and passes them on; otherwise people turn to the body themselves, but for emergencies. */
  cityTakes: t.Boolean(),
})
export type OtherBody = t.Static<typeof OtherBody>

/** `other-bodies.json`: the first that a report belongs to counts. */
export const OtherBodiesFile = strict({ bodies: t.Array(OtherBody) })
