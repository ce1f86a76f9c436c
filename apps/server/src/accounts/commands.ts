import { randomUUID } from 'node:crypto'
import { CODE_MINUTES, MOST_ATTEMPTS, mostCodesAnHour } from '@gorozhanin/domain/accounts/codes'
import {
  type Contact,
  type ContactKind,
  type GivenContact,
  readContact,
} from '@gorozhanin/domain/accounts/contact'
import type { Language } from '@gorozhanin/domain/names'
import type { FastifyRequest } from 'fastify'
import { type AuditActor, type AuditRecord, actorFor, actorOf, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { boundsOf } from '../messages/sms-gateway.ts'
import { release } from '../messages/store.ts'
import { refused } from '../people/commands.ts'
import { demandConsents, readConsents } from '../people/consents-given.ts'
import { authorOf, confirmContact } from '../people/store.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { isCode } from './code.ts'
import {
  addCode,
  addLetter,
  codesSince,
  countGuess,
  countSms,
  lockContact,
  type Purpose,
  useCode,
} from './code-store.ts'
import {
  addAccountConsents,
  endConsent,
  endContactConsents,
  lockConsent,
  type Whose,
} from './consent-store.ts'
import { forgetAuthor, forgetContacts, leaveReport, recordErasure } from './erasure-store.ts'
import { contactOf, joinOwner, keepContact, leaveOthers, lockAuthor, unpublish } from './store.ts'

const HOUR_MS = 3_600_000

/** @throws Problem that says which field is not right and why. */
export function contactFrom({ config: { smsGateway } }: Ctx, given: GivenContact): Contact {
  const read = readContact(given, smsGateway && boundsOf(smsGateway).prefixes)
  if ('code' in read) throw new Problem(read.code, { errors: [...read.errors] })
  return read
}

/** As codes name it: of an e-mail the letters may be small or not. */
const keyOf = ({ value }: Contact): string => value.toLowerCase()

const changeOf = ({ kind }: Contact) => `${kind}_code` as const

type Asked = {
  readonly to: Contact
  readonly language: Language
  /** Whose contact it is to become; null of a sign-in. */
  readonly author: string | null
}

/**
 * Opens a code and the letter or SMS that carries it. Nothing here depends on whether anybody has the contact, so that
 * neither the answer nor its time can tell.
 *
 * @throws Problem `account.too_many_codes` or `account.sms_exhausted`, with `Retry-After`.
 */
export async function sendCode(ctx: Ctx, { to, language, author }: Asked): Promise<void> {
  const nowMs = ctx.now().epochMilliseconds
  const now = new Date(nowMs)
  const purpose = author === null ? 'code' : changeOf(to)
  const code = { id: randomUUID(), purpose, contactKind: to.kind, contact: keyOf(to), author } as const
  const expiresAt = new Date(nowMs + CODE_MINUTES * 60_000)
  await ctx.db.transaction(async (tx) => {
    await lockContact(tx, code.contact)
    const recent = await codesSince(tx, code.contact, new Date(nowMs - HOUR_MS))
    const [first] = recent
    if (first && recent.length >= mostCodesAnHour[to.kind])
      throw new Problem('account.too_many_codes', {
        retryAfterSeconds: Math.ceil((first.getTime() + HOUR_MS - nowMs) / 1000),
      })
    if (to.kind === 'phone') await takeSms(ctx, tx)
    await addCode(tx, { ...code, createdAt: now, expiresAt })
    await addLetter(tx, { id: code.id, kind: purpose, to, language, staleAt: expiresAt, createdAt: now })
  })
}

/** @throws Problem `account.sms_exhausted` until the next day of the city. */
async function takeSms(ctx: Ctx, tx: Tx): Promise<void> {
  if (!ctx.config.smsGateway) throw new Problem('account.phone_not_taken')
  const { mostADay } = boundsOf(ctx.config.smsGateway)
  const { city } = await ctx.catalog()
  const local = ctx.now().toZonedDateTimeISO(city.zone)
  const sent = await countSms(tx, local.toPlainDate().toString(), mostADay)
  if (sent === mostADay)
    ctx.log.warn({ sent }, 'the SMS of this day are used up: no code goes to a phone until tomorrow')
  if (sent !== undefined) return
  const tomorrowMs = local.startOfDay().add({ days: 1 }).epochMilliseconds
  const retryAfterSeconds = Math.ceil((tomorrowMs - local.epochMilliseconds) / 1000)
  throw new Problem('account.sms_exhausted', { retryAfterSeconds })
}

type Proof = { readonly contact: Contact; readonly code: string }

/**
 * The id of the code that was guessed right; a wrong guess is written down.
 *
 * @throws Problem `account.wrong_code`, the same for a wrong code, one that works no more and a contact without any.
 */
async function guess(
  ctx: Ctx,
  purpose: Purpose,
  author: string | null,
  by: AuditActor,
  { contact, code }: Proof,
): Promise<string> {
  const now = new Date(ctx.now().epochMilliseconds)
  const counted = { purpose, contact: keyOf(contact), author, now, mostAttempts: MOST_ATTEMPTS }
  const id = await countGuess(ctx.db, counted)
  // Without a code the digits are compared all the same: the time of the answer tells nothing.
  const fits = isCode(ctx.config.sessionSecret, id ?? randomUUID(), code)
  if (id && fits) return id
  await audit(ctx.db, refused(by, purpose), ctx.now())
  throw new Problem('account.wrong_code')
}

async function spend(tx: Tx, id: string, now: Date): Promise<void> {
  if (!(await useCode(tx, id, now))) throw new Problem('account.wrong_code')
}

type Entering = Proof & {
  readonly consents: readonly string[]
  readonly request: FastifyRequest
}

/**
 * The author whom a code proves to own a contact, new or known from reports. What waited for an address to be
 * confirmed goes out.
 *
 * @throws Problem `consent.required` before the code is touched: the same code serves once the consent is given.
 */
export async function enter(ctx: Ctx, { consents, request, ...given }: Entering): Promise<string> {
  const agreed = readConsents(consents)
  demandConsents({ keeps: given.contact.kind, isPublic: false }, agreed)
  const id = await guess(ctx, 'code', null, actorOf(request), given)
  const now = new Date(ctx.now().epochMilliseconds)
  return ctx.db.transaction(async (tx) => {
    await spend(tx, id, now)
    const author = await authorOf(tx, given.contact, now.toISOString())
    const contact = await contactOf(tx, author, given.contact.kind)
    if (contact) {
      await confirmContact(tx, contact.id, now)
      await release(tx, contact.id, now)
      await leaveOthers(tx, contact.id)
    }
    const added = await addAccountConsents(tx, author, agreed, { address: request.ip, givenAt: now })
    const object = { kind: 'resident', id: author } as const
    const detail = { purpose: added }
    const actor = actorFor({ author }, request)
    if (added.length > 0) await audit(tx, { actor, action: 'consent.given', object, detail }, ctx.now())
    return author
  })
}

type NewContact = Entering & { readonly language: Language }

/**
 * Puts the new e-mail or phone in the place of the old one, which is told. Whoever was known by the new one before is
 * the same person: the code has proved it. Whom a phone or a provider has named may have no e-mail yet, and the other
 * way round.
 *
 * @throws Problem `consent.required` for the first of its kind; the same code serves once the consent is given.
 */
export async function moveContact(
  ctx: Ctx,
  author: string,
  { request, contact, ...given }: NewContact,
): Promise<void> {
  const agreed = readConsents(given.consents)
  const actor = actorOf(request)
  const id = await guess(ctx, changeOf(contact), author, actor, { contact, code: given.code })
  const now = new Date(ctx.now().epochMilliseconds)
  await ctx.db.transaction(async (tx) => {
    await lockAuthor(tx, author)
    const before = await contactOf(tx, author, contact.kind)
    const other = await contactOf(tx, author, otherKind(contact.kind))
    demandConsents({ keeps: before ? null : contact.kind, isPublic: false }, agreed)
    await spend(tx, id, now)
    await joinOwner(tx, contact, author)
    const own = await keepContact(tx, author, contact, now)
    await release(tx, own, now)
    await leaveOthers(tx, own)
    const object = { kind: 'resident', id: author } as const
    const what = contact.kind
    await audit(tx, { actor, action: 'resident.changed', object, detail: { what } }, ctx.now())
    const added = await addAccountConsents(tx, author, agreed, { address: request.ip, givenAt: now })
    if (added.length > 0)
      await audit(tx, { actor, action: 'consent.given', object, detail: { purpose: added } }, ctx.now())
    await tell(tx, { before, other, contact, language: given.language, now })
  })
}

type Told = {
  /** The earlier contact of this kind. */
  readonly before: Reachable
  /** That of the other kind. */
  readonly other: Reachable
  readonly contact: Contact
  readonly language: Language
  readonly now: Date
}
type Reachable = { readonly value: string } | undefined

/** Says of a new contact where the owner would read it, should somebody else have done it. */
async function tell(tx: Tx, { before, other, contact, language, now }: Told): Promise<void> {
  const { kind } = contact
  const word = { language, staleAt: null, createdAt: now }
  if (before && before.value.toLowerCase() !== keyOf(contact)) {
    const to = { kind, value: before.value }
    await addLetter(tx, { ...word, id: randomUUID(), kind: `${kind}_changed`, to })
  }
  // An SMS is sent of the first e-mail alone: the old one is told of any other.
  if (!other || (kind === 'email' && before)) return
  const to = { kind: otherKind(kind), value: other.value }
  await addLetter(tx, { ...word, id: randomUUID(), kind: `${kind}_set`, to })
}

const otherKind = (kind: ContactKind): ContactKind => (kind === 'email' ? 'phone' : 'email')

/**
 * Withdraws a consent with what follows from it. A report is public no more. E-mail and phone of an author are forgotten
 * with everything that was to be sent there, and its sessions end; of one report they are taken from this report alone.
 *
 * @throws Problem `consent.not_found` for one of somebody else, too.
 */
export async function withdraw(
  ctx: Ctx,
  whose: Whose,
  id: string,
  by: Pick<AuditRecord, 'actor' | 'object'>,
): Promise<void> {
  const now = new Date(ctx.now().epochMilliseconds)
  await ctx.db.transaction(async (tx) => {
    const consent = await lockConsent(tx, whose, id)
    if (!consent) throw new Problem('consent.not_found')
    if (consent.withdrawnAt) return
    const detail = { purpose: consent.purpose }
    await audit(tx, { ...by, action: 'consent.withdrawn', detail }, ctx.now())
    if (consent.purpose === 'publication') {
      await endConsent(tx, id, now)
      if (consent.report) await unpublish(tx, consent.report, now)
      return
    }
    await endContactConsents(tx, whose, now)
    if ('author' in whose) await forgetContacts(tx, whose.author)
    else await leaveReport(tx, whose.report)
  })
}

/** Forgets who the author was; the reports stay. A record says that it was done, and of how many reports. */
export function erase(ctx: Ctx, author: string, by: AuditActor, why: 'asked' | 'expired'): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const { categories } = await ctx.catalog()
    const secret = [...categories.values()].flatMap(({ code, questions }) => {
      const names = questions.filter((question) => question.private).map((question) => question.code)
      return names.length > 0 ? [{ category: code, names }] : []
    })
    const now = new Date(ctx.now().epochMilliseconds)
    const reports = await forgetAuthor(tx, author, secret, now)
    await recordErasure(tx, { at: now, why, reports })
    const object = { kind: 'resident', id: author } as const
    await audit(tx, { actor: by, action: 'resident.deleted', object, detail: { why, reports } }, ctx.now())
  })
}
