import * as t from 'typebox'
import { GivenConsent } from '../accounts/consents.ts'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Code, Language } from '../names.ts'
import { ConsoleCard, RemarkState, ReportNumber } from './api.ts'
import { remarkLimits } from './remarks.ts'

const ByNumber = t.Object({ number: ReportNumber })
/** The number is that of the card that shows it: of the report itself, or of one that it was merged into. */
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
      /** Of the letter that tells what became of it. */
      language: t.Optional(Language),
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

/**
 * Refused, before or after it was published, with a reason of the city's list or in words. Its writer reads it on the
 * page, and in a letter where an address of the writer is known and confirmed.
 */
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
