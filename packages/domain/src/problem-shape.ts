import * as t from 'typebox'

/** One field of a request that is not right. `field` is a path like `details.flat`, `code` is stable. */
export const FieldFault = t.Object({
  field: t.String(),
  code: t.String(),
  message: t.Optional(t.String()),
})
export type FieldFault = t.Static<typeof FieldFault>

/** `application/problem+json` (RFC 9457) with our stable `code`. */
export const ProblemShape = t.Object({
  type: t.String(),
  title: t.String(),
  status: t.Integer(),
  code: t.String(),
  detail: t.Optional(t.String()),
  errors: t.Optional(t.Array(FieldFault)),
  /** Index of the photo that was refused, from 0. */
  photo: t.Optional(t.Integer()),
  /** Moves that are legal now, when the one asked for is not. */
  legal: t.Optional(t.Array(t.String())),
  /** A proof of work that lets the request pass although it comes too often. */
  challenge: t.Optional(t.String()),
  /** Who answers for the place, when it is outside the city and known. */
  neighbour: t.Optional(t.String()),
})
export type ProblemShape = t.Static<typeof ProblemShape>
