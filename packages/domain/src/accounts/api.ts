import * as t from 'typebox'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Following } from '../following/api.ts'
import { Instant, Language, Names, nullable } from '../names.ts'
import { Photo, ReportNumber, ReportRow } from '../reports/api.ts'
import { consentPurposes, GivenConsent } from './consents.ts'

/** An e-mail or a phone, one of both. A phone is taken as people write it, where `GET /city` says that phones are. */
const contact = {
  email: t.Optional(t.String({ format: 'email', maxLength: 254 })),
  phone: t.Optional(t.String({ maxLength: 40 })),
}
const SixDigits = t.String({ pattern: '^\\d{6}$' })

/** A resident who is signed in. */
export const Account = t.Object({
  email: nullable(t.String()),
  /** In E.164. */
  phone: nullable(t.String()),
  since: Instant,
})
export type Account = t.Static<typeof Account>

/** The answer is the same whether the address is known or not: who proves it is signed in, new or old. */
export const askCode = endpoint({
  method: 'POST',
  path: '/account/code',
  summary: 'Send a six-digit code to an e-mail or a phone',
  access: 'anyone',
  body: strict({ ...contact, language: Language }),
  success: 202,
})

export const enterAccount = endpoint({
  method: 'POST',
  path: '/account/session',
  summary: 'Sign in by the code: reports filed under the contact before are the account’s',
  access: 'anyone',
  body: strict({
    ...contact,
    code: SixDigits,
    /** Without `contact` nobody is let in: the address would be kept. */
    consents: t.Optional(t.Array(GivenConsent, { maxItems: 10 })),
  }),
  reply: Account,
})

export const showAccount = endpoint({
  method: 'GET',
  path: '/account',
  summary: 'The resident who is signed in; `null` for anyone else',
  access: 'anyone',
  reply: t.Object({ account: nullable(Account) }),
})

/** What waits for the person: a question, a word about an answer, or nothing. */
export const OwnReport = t.Object({
  ...ReportRow.properties,
  waits: nullable(t.Enum(['reply', 'confirm'], { type: 'string' })),
  published: t.Boolean(),
})
export type OwnReport = t.Static<typeof OwnReport>

export const listOwnReports = endpoint({
  method: 'GET',
  path: '/account/reports',
  summary: 'Reports of the account, newest first',
  access: 'account.use',
  reply: t.Object({ reports: t.Array(OwnReport) }),
})

export const AccountSession = t.Object({
  id: t.String(),
  way: t.String(),
  since: Instant,
  until: Instant,
  address: t.String(),
  device: t.String(),
  current: t.Boolean(),
})
export type AccountSession = t.Static<typeof AccountSession>

export const listSessions = endpoint({
  method: 'GET',
  path: '/account/sessions',
  summary: 'Where I am signed in',
  access: 'account.use',
  reply: t.Object({ sessions: t.Array(AccountSession) }),
})

export const endSession = endpoint({
  method: 'DELETE',
  path: '/account/sessions/:id',
  summary: 'End one of my sessions',
  access: 'account.use',
  params: t.Object({ id: t.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) }),
  success: 204,
})

export const Consent = t.Object({
  id: t.String(),
  purpose: t.Enum(consentPurposes, { type: 'string' }),
  /** Null of consents whose text nobody wrote down. */
  version: nullable(t.String()),
  text: nullable(Names),
  /** The report that it was given with. */
  report: nullable(ReportNumber),
  givenAt: Instant,
  address: nullable(t.String()),
  withdrawnAt: nullable(Instant),
})
export type Consent = t.Static<typeof Consent>

export const listConsents = endpoint({
  method: 'GET',
  path: '/account/consents',
  summary: 'What I agreed to, and when',
  access: 'account.use',
  reply: t.Object({ consents: t.Array(Consent) }),
})

/**
 * Publication: the report is hidden from others. Contact: the address is removed, messages stop and every session
 * ends, this one too.
 */
export const withdrawConsent = endpoint({
  method: 'DELETE',
  path: '/account/consents/:id',
  summary: 'Withdraw a consent, with what follows from it',
  access: 'account.use',
  params: t.Object({ id: t.String({ format: 'uuid' }) }),
  success: 204,
})

/** What a report was filed with, for whoever holds its secret. The address of an account is the account’s own matter. */
export const listReportConsents = endpoint({
  method: 'GET',
  path: '/reports/:number/consents',
  summary: 'What its author agreed to with a report',
  access: 'anyone',
  params: t.Object({ number: ReportNumber }),
  reply: t.Object({ consents: t.Array(Consent) }),
})

/**
 * Publication: the report is hidden from others. Contact: the report has no address any more and no messages; the
 * address is removed where nothing else of its owner needs it.
 */
export const withdrawReportConsent = endpoint({
  method: 'DELETE',
  path: '/reports/:number/consents/:id',
  summary: 'Withdraw a consent that was given with a report, with what follows from it',
  access: 'anyone',
  params: t.Object({ number: ReportNumber, id: t.String({ format: 'uuid' }) }),
  success: 204,
})

export const askContactCode = endpoint({
  method: 'POST',
  path: '/account/contact/code',
  summary: 'Send a code to a new e-mail or phone of my account',
  access: 'account.use',
  body: strict({ ...contact, language: Language }),
  success: 202,
})

export const changeContact = endpoint({
  method: 'PUT',
  path: '/account/contact',
  summary: 'Set or change my e-mail or phone by the code that came to it; an old one is told',
  access: 'account.use',
  /** `language` is that of the word to the old one. The first of its kind needs the consent to `contact`. */
  body: strict({
    ...contact,
    code: SixDigits,
    language: Language,
    consents: t.Optional(t.Array(GivenConsent, { maxItems: 10 })),
  }),
  reply: Account,
})

/** Everything that is kept about the person. */
export const Exported = t.Object({
  madeAt: Instant,
  account: Account,
  reports: t.Array(
    t.Object({
      number: ReportNumber,
      registeredAt: Instant,
      status: t.String(),
      category: Names,
      agency: Names,
      address: nullable(t.String()),
      place: nullable(t.Object({ lon: t.Number(), lat: t.Number() })),
      text: t.String(),
      /** Answers to the questions of the category, private ones too. */
      details: t.Array(t.Object({ label: Names, value: t.Union([t.String(), Names]) })),
      language: t.String(),
      /** How the author was known when it was filed: `anonymous`, `contact`, `code`. */
      authorWay: t.String(),
      published: t.Boolean(),
      rating: nullable(t.Integer()),
      photos: t.Array(t.Object({ ...Photo.properties, url: t.String() })),
      /** Words beside the steps: those that the person wrote, and those that were said to them. */
      words: t.Array(t.Object({ at: Instant, by: t.String(), step: t.String(), text: t.String() })),
    }),
  ),
  /** Reports of others: when I said «у меня тоже», and when I asked for letters. */
  supported: t.Array(
    t.Object({ report: ReportNumber, supportedAt: nullable(Instant), followedAt: nullable(Instant) }),
  ),
  consents: t.Array(Consent),
  messages: t.Array(
    t.Object({
      report: ReportNumber,
      kind: nullable(t.String()),
      state: t.String(),
      createdAt: Instant,
      sentAt: nullable(Instant),
    }),
  ),
  sessions: t.Array(AccountSession),
  following: t.Array(Following),
})
export type Exported = t.Static<typeof Exported>

export const exportAccount = endpoint({
  method: 'GET',
  path: '/account/export',
  summary: 'All that is kept about me, as a file',
  access: 'account.use',
  reply: Exported,
})

/** Reports stay without their author, and nobody can open them as the author any more. */
export const deleteAccount = endpoint({
  method: 'DELETE',
  path: '/account',
  summary: 'Delete me',
  access: 'account.use',
  success: 204,
})
