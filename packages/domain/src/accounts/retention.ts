import * as t from 'typebox'
import { strict } from '../catalog/pack-shapes.ts'

const Days = t.Integer({ minimum: 1, maximum: 3660 })

/** How long the city keeps what is about people; what a pack does not name is kept as `usualRetention` says. */
export const Retention = strict({
  /** Photos of a rejected report, from its rejection. */
  rejectedPhotosDays: t.Optional(Days),
  /** How an author can be reached, from the end of the last report. */
  contactDays: t.Optional(Days),
  /** Six-digit codes and the letters that carried them. */
  codesDays: t.Optional(Days),
  /** Consents, from the day when they ended. */
  consentsDays: t.Optional(Days),
  /** What tells reports of one device from those of another, from the filing. */
  devicesDays: t.Optional(Days),
})
export type Retention = t.Static<typeof Retention>

/** Source: the terms of reference, personal data; five years are those of appeals. Devices are told apart for floods alone. */
export const usualRetention = {
  rejectedPhotosDays: 90,
  contactDays: 365,
  codesDays: 1,
  consentsDays: 1826,
  devicesDays: 30,
} as const satisfies Required<Retention>

export const retentionOf = (own: Retention | undefined): Required<Retention> => ({
  ...usualRetention,
  ...own,
})
