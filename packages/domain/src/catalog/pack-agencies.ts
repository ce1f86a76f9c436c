import * as t from 'typebox'
import { Code, Names } from '../names.ts'
import { staffRoles } from '../people/roles.ts'
import { WorkHours } from './pack-city.ts'
import { Phone, strict } from './pack-shapes.ts'

/** An organisation that answers for something. Its work hours rule its `accept` clock. */
export const Agency = strict({
  code: Code,
  name: Names,
  shortName: Names,
  serviceTypes: t.Array(Code),
  /** Service types whose reports come here when no area of the type covers the place. */
  cityWide: t.Array(Code),
  hours: t.Union([t.Literal('round_the_clock'), t.Literal('city'), WorkHours]),
  /** Not under the city's hand (police, inspection): reports are handed over to it, not done by it. */
  external: t.Boolean(),
  /** Exactly one agency takes what nobody else does. */
  dispatchDesk: t.Boolean(),
  phone: t.Union([Phone, t.Null()]),
  email: t.Optional(t.String({ pattern: '^[^@\\s]+@[^@\\s]+$' })),
  /** Where its own system is told of reports, and whether it is. What signs the calls is made at the load. */
  webhook: t.Optional(strict({ url: t.String({ pattern: '^https?://' }), used: t.Boolean() })),
})
export type Agency = t.Static<typeof Agency>

/** `agencies.json` */
export const AgenciesFile = strict({ agencies: t.Array(Agency, { minItems: 1 }) })

/** An account of the demo pack; `agency` is the organisation whose reports the `agency` role works on. */
export const StaffAccount = strict({
  login: t.String({ pattern: '^[^@\\s]+@[^@\\s]+$' }),
  name: Names,
  roles: t.Array(t.Enum(staffRoles), { minItems: 1, uniqueItems: true }),
  agency: t.Union([Code, t.Null()]),
})
export type StaffAccount = t.Static<typeof StaffAccount>

/** `staff.json`: only a demo pack may have one. */
export const StaffFile = strict({ staff: t.Array(StaffAccount) })
