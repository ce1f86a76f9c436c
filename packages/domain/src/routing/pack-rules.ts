import * as t from 'typebox'
import { urgencies } from '../catalog/pack-categories.ts'
import { MonthDay, strict } from '../catalog/pack-shapes.ts'
import { Code, Names } from '../names.ts'

const codes = t.Array(Code, { minItems: 1, uniqueItems: true })
const Answer = t.Union([t.String(), t.Number(), t.Boolean()])

/** Everything that is named has to hold; a list holds when it has the value. */
export const RoutingConditions = strict({
  categories: t.Optional(codes),
  groups: t.Optional(codes),
  /** The category's own service type. */
  serviceTypes: t.Optional(codes),
  urgencies: t.Optional(t.Array(t.Enum(urgencies), { minItems: 1, uniqueItems: true })),
  /** Answers to the category's questions, by the question's code: the answer, or several that will do. */
  details: t.Optional(
    t.Record(Code, t.Union([Answer, t.Array(Answer, { minItems: 1 })]), {
      minProperties: 1,
      additionalProperties: false,
    }),
  ),
  /** Full hours of the city's day, `to` not included: 22 to 6 is the night, equal hours are the whole day. */
  hours: t.Optional(
    strict({
      from: t.Integer({ minimum: 0, maximum: 23 }),
      to: t.Integer({ minimum: 0, maximum: 24 }),
    }),
  ),
  /** ISO weekdays (1 is Monday) of the moment itself: Saturday at 02:00 is not Friday's night. */
  weekdays: t.Optional(t.Array(t.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, uniqueItems: true })),
  /** Days of the year, both ends included; may run over New Year. */
  season: t.Optional(strict({ from: MonthDay, to: MonthDay })),
})
export type RoutingConditions = t.Static<typeof RoutingConditions>

/** A rule of `routing.json`. Rules are tried in the order of the file, before any area. */
export const RoutingRule = strict({
  code: Code,
  name: Names,
  when: RoutingConditions,
  /** One agency, or another service type than the category's: its area here, else its city-wide agency. */
  to: t.Union([strict({ agency: Code }), strict({ serviceType: Code })]),
})
export type RoutingRule = t.Static<typeof RoutingRule>
