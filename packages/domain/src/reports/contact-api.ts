import * as t from 'typebox'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { ReportNumber } from './api.ts'

/** What the contact of an author is needed for. `other` is told in words. */
export const contactReasons = ['clarify', 'visit', 'emergency', 'author_asked', 'other'] as const
export type ContactReason = (typeof contactReasons)[number]

/** Shorter words say nothing. */
export const LEAST_REASON_CHARACTERS = 5

/** Opens the contact of one author to one person, who says why; both are written into the audit log. */
export const readContact = endpoint({
  method: 'POST',
  path: '/console/reports/:number/contact',
  summary: 'See in the clear how the author can be reached; the reason is written down',
  access: 'contacts.read',
  params: t.Object({ number: ReportNumber }),
  body: strict({
    reason: t.Enum(contactReasons, { type: 'string' }),
    words: t.Optional(t.String({ maxLength: 200 })),
  }),
  reply: t.Object({ email: t.String() }),
})
