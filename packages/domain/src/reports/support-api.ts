import * as t from 'typebox'
import { GivenConsent } from '../accounts/consents.ts'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Code, Instant, Language, nullable } from '../names.ts'
import { CategoryRef, limits, ReportNumber, ReportRow } from './api.ts'
import { MOST_HINTS } from './likeness.ts'
import { Status } from './status.ts'

const Hint = t.Object({
  number: ReportNumber,
  status: Status,
  overdue: t.Boolean(),
  category: CategoryRef,
  address: nullable(t.String()),
  /** From the place that was asked. */
  meters: t.Integer(),
  registeredAt: Instant,
  excerpt: t.String(),
  photo: nullable(t.String()),
  supporters: t.Integer(),
  /** Filed from this device or account. */
  mine: t.Boolean(),
  /** This device or account has said «у меня тоже». */
  supported: t.Boolean(),
})
export type Hint = t.Static<typeof Hint>

/** A body, not an address: what is being written goes into no log. */
export const findSimilar = endpoint({
  method: 'POST',
  path: '/reports/similar',
  summary: 'Open public reports near by that may speak of the same trouble, the likeliest first',
  access: 'anyone',
  body: strict({
    category: Code,
    lon: t.Number({ minimum: -180, maximum: 180 }),
    lat: t.Number({ minimum: -90, maximum: 90 }),
    /** What has been written so far. */
    text: t.Optional(t.String({ maxLength: limits.textCharacters * 2 })),
  }),
  reply: t.Object({ reports: t.Array(Hint, { maxItems: MOST_HINTS }) }),
})

/** Reports that are public now: one that was hidden since is not told of. */
export const listSupported = endpoint({
  method: 'GET',
  path: '/reports/supported',
  summary: 'Public reports of which this device or account has said «у меня тоже», or which it follows',
  access: 'anyone',
  reply: t.Object({ reports: t.Array(ReportRow) }),
})

const Support = t.Object({
  supporters: t.Integer(),
  /** This device or account is among them. */
  supported: t.Boolean(),
})
export type Support = t.Static<typeof Support>

const ByNumber = t.Object({ number: ReportNumber })

/**
 * «У меня тоже»: counted once for a device and an account. Who leaves an address, or is signed in, is also told how it
 * goes on; to say it again with an address adds that. Who was counted stays counted.
 */
export const supportReport = endpoint({
  method: 'POST',
  path: '/reports/:number/support',
  summary: 'Say that the trouble of a public report is mine too',
  access: 'reports.support',
  params: ByNumber,
  body: strict({
    contactEmail: t.Optional(t.String({ format: 'email', maxLength: 254 })),
    /** With an address the consent to keep it. */
    consents: t.Optional(t.Array(GivenConsent, { maxItems: 10 })),
    language: t.Optional(Language),
  }),
  reply: Support,
})

export const takeBackSupport = endpoint({
  method: 'DELETE',
  path: '/reports/:number/support',
  summary: 'Take back «у меня тоже», and the letters with it',
  access: 'reports.support',
  params: ByNumber,
  reply: Support,
})
