import * as t from 'typebox'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { nullable } from '../names.ts'
import { ReportNumber } from './api.ts'
import { Mask } from './masks.ts'

/** What the contact of an author, or what is hidden in the author's words, is needed for. `other` is told in words. */
export const contactReasons = ['clarify', 'visit', 'emergency', 'author_asked', 'other'] as const
export type ContactReason = (typeof contactReasons)[number]

/** Shorter words say nothing. */
export const LEAST_REASON_CHARACTERS = 5

const Why = strict({
  reason: t.Enum(contactReasons, { type: 'string' }),
  words: t.Optional(t.String({ maxLength: 200 })),
})
export type Why = t.Static<typeof Why>

/** How an author can be reached: by one of both at least. */
export const ContactOfAuthor = t.Object({ email: nullable(t.String()), phone: nullable(t.String()) })
export type ContactOfAuthor = t.Static<typeof ContactOfAuthor>

/** Opens the contact of one author to one person, who says why; both are written into the audit log. */
export const readContact = endpoint({
  method: 'POST',
  path: '/console/reports/:number/contact',
  summary: 'See in the clear how the author can be reached; the reason is written down',
  access: 'contacts.read',
  params: t.Object({ number: ReportNumber }),
  body: Why,
  reply: ContactOfAuthor,
})

/** Opens the words of one report as they were written to one person, who says why; both are written into the audit log. */
export const readWords = endpoint({
  method: 'POST',
  path: '/console/reports/:number/words',
  summary: 'Read a report as it was written, with what strangers do not read; the reason is written down',
  access: 'contacts.read',
  params: t.Object({ number: ReportNumber }),
  body: Why,
  reply: t.Object({
    text: t.String(),
    masks: t.Array(Mask),
    address: nullable(t.String()),
    /** The words beside each entry of the history, in its order. */
    history: t.Array(nullable(t.String())),
  }),
})
export type ReadWords = t.Static<NonNullable<typeof readWords.reply>>
