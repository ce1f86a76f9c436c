import * as t from 'typebox'
import { GivenConsent } from '../accounts/consents.ts'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Instant, Language, Names, nullable } from '../names.ts'
import { ByNumber } from '../reports/api.ts'
import { newsChoices } from './news.ts'
import { followed, subject } from './subject.ts'

const feed = {
  /** Only new reports, or only changes of those that are known; both where it is left out. */
  news: t.Optional(t.Enum(newsChoices, { type: 'string' })),
  language: t.Optional(Language),
}

/** An entry is one thing that happened to a public report; its id stays for ever. */
export const newsFeed = endpoint({
  method: 'GET',
  path: '/news.atom',
  summary: 'News of a house, a street, an area, topics or the whole city as an Atom feed (RFC 4287)',
  access: 'anyone',
  query: t.Object({ ...subject, ...feed }, { additionalProperties: false }),
  stream: 'application/atom+xml',
})

export const reportFeed = endpoint({
  method: 'GET',
  path: '/reports/:number/news.atom',
  summary: 'What happens to one public report as an Atom feed (RFC 4287)',
  access: 'anyone',
  params: ByNumber,
  query: t.Object({ language: t.Optional(Language) }, { additionalProperties: false }),
  stream: 'application/atom+xml',
})

/** When letters come: with each piece of news, or one a day with all of it. */
export const paces = ['at_once', 'daily'] as const
export type Pace = (typeof paces)[number]

const choices = {
  tells: t.Array(t.Enum(newsChoices, { type: 'string' }), { minItems: 1, uniqueItems: true }),
  pace: t.Enum(paces, { type: 'string' }),
}

/** How much one address may follow. */
export const MOST_FOLLOWED = 30

/**
 * The answer is the same whether the address is known or not. Who is signed in follows at once; anybody else has one
 * letter sent to the address, and follows when its owner says so.
 */
export const follow = endpoint({
  method: 'POST',
  path: '/following',
  summary: 'Follow a report, a house, a street, an area or topics by e-mail',
  access: 'news.follow',
  body: strict({
    subject: strict(followed),
    ...choices,
    contactEmail: t.Optional(t.String({ format: 'email', maxLength: 254 })),
    /** With an address the consent to keep it. */
    consents: t.Optional(t.Array(GivenConsent, { maxItems: 10 })),
    language: t.Optional(Language),
  }),
  reply: t.Object({ asksToConfirm: t.Boolean() }),
})

export const Following = t.Object({
  id: t.String(),
  subject: t.Object(followed),
  /** What people call it. */
  name: Names,
  ...choices,
  since: Instant,
})
export type Following = t.Static<typeof Following>

export const listFollowing = endpoint({
  method: 'GET',
  path: '/following',
  summary: 'What I follow',
  access: 'account.use',
  reply: t.Object({ following: t.Array(Following) }),
})

const ById = t.Object({ id: t.String({ format: 'uuid' }) })

export const changeFollowing = endpoint({
  method: 'PUT',
  path: '/following/:id',
  summary: 'Change of what I am told, and when',
  access: 'account.use',
  params: ById,
  body: strict(choices),
  success: 204,
})

export const stopFollowing = endpoint({
  method: 'DELETE',
  path: '/following/:id',
  summary: 'Follow it no more',
  access: 'account.use',
  params: ById,
  success: 204,
})

/** What proves to be a browser: its push service has told these to nobody else. */
const known = {
  endpoint: t.String({ pattern: '^https?://[^/\\s]+/\\S*$', maxLength: 1000 }),
  auth: t.String({ pattern: '^[A-Za-z0-9_-]{22}$' }),
}
const KnownDevice = strict(known)
export type KnownDevice = t.Static<typeof KnownDevice>

/** A browser as its push service knows it (RFC 8030, RFC 8291). */
const PushDevice = strict({ ...known, p256dh: t.String({ pattern: '^[A-Za-z0-9_-]{87}$' }) })
export type PushDevice = t.Static<typeof PushDevice>

/** Without a key this city sends no pushes. */
export const showPushKey = endpoint({
  method: 'GET',
  path: '/following/push',
  summary: 'The key with which the city signs its pushes, for a browser to ask its push service by',
  access: 'anyone',
  reply: t.Object({ key: nullable(t.String()) }),
})

/** The browser has asked its person already: nothing else is confirmed, and nobody's address is kept. */
export const followByPush = endpoint({
  method: 'POST',
  path: '/following/push',
  summary: 'Follow a report, a house, a street, an area or topics by pushes to this browser',
  access: 'news.follow',
  body: strict({
    subject: strict(followed),
    ...choices,
    device: PushDevice,
    language: t.Optional(Language),
  }),
  success: 204,
})

/** A question by POST: what proves to be the browser stands in no address. Nothing for one that nobody knows. */
export const listFollowingByPush = endpoint({
  method: 'POST',
  path: '/following/push/list',
  summary: 'What this browser follows by pushes',
  access: 'anyone',
  body: strict({ device: KnownDevice }),
  reply: t.Object({ following: t.Array(Following) }),
})

/** What is not followed any more is stopped already. */
export const stopFollowingByPush = endpoint({
  method: 'POST',
  path: '/following/push/stop',
  summary: 'This browser follows one thing no more, or nothing where none is named',
  access: 'anyone',
  body: strict({ device: KnownDevice, id: t.Optional(t.String({ format: 'uuid' })) }),
  success: 204,
})
