import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Code, Names, nullable } from '../names.ts'

/** Hours of one day of a week without holidays: `HH:MM`; a break where there is one. */
const Hours = t.Object({
  /** ISO weekdays, 1 is Monday. */
  days: t.Array(t.Integer({ minimum: 1, maximum: 7 })),
  opens: t.String(),
  closes: t.String(),
  break: nullable(t.Object({ from: t.String(), to: t.String() })),
})

export const ResponsibleAgency = t.Object({
  code: Code,
  name: Names,
  phone: nullable(t.String()),
  /** Null where it works round the clock. */
  hours: nullable(Hours),
  /** By the working calendar, holidays and shortened days included. */
  isOpen: t.Boolean(),
})
export type ResponsibleAgency = t.Static<typeof ResponsibleAgency>

/**
 * Who would answer for a report at a place now: every category that takes a place is routed as a report without
 * answers to its questions would be.
 */
export const showResponsible = endpoint({
  method: 'GET',
  path: '/responsible',
  summary: 'Who answers at a place, by group of categories',
  access: 'anyone',
  query: t.Object(
    {
      lon: t.Number({ minimum: -180, maximum: 180 }),
      lat: t.Number({ minimum: -90, maximum: 90 }),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({
    address: nullable(Names),
    groups: t.Array(
      t.Object({
        code: Code,
        name: Names,
        icon: t.String(),
        /** The agency of most categories first; `categories` are those that it answers for here. */
        agencies: t.Array(t.Object({ agency: Code, categories: t.Array(Code) })),
      }),
    ),
    /** Each agency named above, once. */
    agencies: t.Array(ResponsibleAgency),
  }),
})
