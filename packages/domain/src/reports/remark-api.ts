import * as t from 'typebox'
import { GivenConsent } from '../accounts/consents.ts'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Code } from '../names.ts'
import { ConsoleCard, RemarkState, ReportNumber } from './api.ts'
import { remarkLimits } from './remarks.ts'

const ByNumber = t.Object({ number: ReportNumber })
const OneRemark = t.Object({ number: ReportNumber, id: t.String({ format: 'uuid' }) })

const Added = t.Object({ id: t.String(), state: RemarkState })
export type Added = t.Static<typeof Added>

/** Words or photos, or both. Sent again with the same `clientKey` it is the same remark. */
export const addRemark = endpoint({
  method: 'POST',
  path: '/reports/:number/remarks',
  summary: 'Add words or photos to the report of another that I stand behind',
  access: 'reports.support',
  params: ByNumber,
  form: t.Object(
    {
      text: t.Optional(t.String({ maxLength: remarkLimits.textCharacters })),
      /** Shown to others with `publication` only, given each time. */
      consents: t.Optional(t.Array(GivenConsent, { maxItems: 10 })),
      clientKey: t.Optional(t.String({ format: 'uuid' })),
    },
    { additionalProperties: false },
  ),
  reply: Added,
  success: 201,
})

/** The consent to show it ends with it. */
export const takeBackRemark = endpoint({
  method: 'DELETE',
  path: '/reports/:number/remarks/:id',
  summary: 'Take back what I have added, with its photos',
  access: 'reports.support',
  params: OneRemark,
  success: 204,
})

/** Refused, before or after it was published, with a reason of the city's list or in words, which its writer reads. */
export const decideRemark = endpoint({
  method: 'POST',
  path: '/console/reports/:number/remarks/:id',
  summary: 'Publish or refuse what a neighbour has added',
  access: 'reports.moderate',
  params: OneRemark,
  body: t.Union([
    strict({ decision: t.Literal('publish') }),
    strict({
      decision: t.Literal('reject'),
      reason: t.Optional(Code),
      text: t.Optional(t.String({ minLength: 1, maxLength: remarkLimits.reasonCharacters })),
    }),
  ]),
  reply: ConsoleCard,
})
