import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Code, Instant, Names, nullable } from '../names.ts'

const Named = t.Object({ code: Code, name: Names })

/** Something announced that norms count from: «снегопад закончился». */
export const NormEvent = t.Object({
  id: t.String(),
  name: t.String(),
  at: Instant,
  categories: t.Array(Named),
  /** Null: the whole city. */
  area: nullable(Named),
  /** Null: the account is no more. */
  setBy: nullable(Names),
  setAt: Instant,
})
export type NormEvent = t.Static<typeof NormEvent>

export const listNormEvents = endpoint({
  method: 'GET',
  path: '/console/norm-events',
  summary: 'What norms count from now, and what may be announced',
  access: 'norms.read',
  reply: t.Object({
    /** Those that new reports take; the latest first. */
    events: t.Array(NormEvent),
    /** Categories whose norm starts at an event. */
    categories: t.Array(Named),
    /** Service areas of these categories. */
    areas: t.Array(Named),
  }),
})

const ById = t.Object({ id: t.String({ format: 'uuid' }) })

/** The id is the caller's own: the same event sent twice is one. */
export const setNormEvent = endpoint({
  method: 'PUT',
  path: '/console/norm-events/:id',
  summary: 'Announce what norms count from; open reports are counted anew',
  access: 'norms.set',
  params: ById,
  body: t.Object(
    {
      name: t.String({ minLength: 3, maxLength: 200 }),
      /** A time of the city, `2026-12-02T06:00`. */
      localTime: t.String({ pattern: '^2\\d{3}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' }),
      categories: t.Optional(t.Array(Code, { minItems: 1, maxItems: 100 })),
      /** All categories of a group whose norm starts at an event. */
      group: t.Optional(Code),
      area: t.Optional(Code),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({ ...NormEvent.properties, reportsMoved: t.Integer() }),
})

export const withdrawNormEvent = endpoint({
  method: 'DELETE',
  path: '/console/norm-events/:id',
  summary: 'Take back what was announced by mistake; open reports are counted anew',
  access: 'norms.set',
  params: ById,
  reply: t.Object({ reportsMoved: t.Integer() }),
})
