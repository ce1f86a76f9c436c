import { randomUUID } from 'node:crypto'
import { CODE_MINUTES, MOST_ATTEMPTS, MOST_CODES_AN_HOUR } from '@gorozhanin/domain/accounts/codes'
import type { Language } from '@gorozhanin/domain/names'
import type { FastifyRequest } from 'fastify'
import { type AuditActor, type AuditRecord, actorFor, actorOf, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
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
  lockAddress,
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
import { forgetAddress, forgetAuthor, leaveReport, recordErasure } from './erasure-store.ts'
import { addContact, contactOf, joinOwner, leaveOthers, moveContact, unpublish } from './store.ts'

const HOUR_MS = 3_600_000

type Asked = {
  readonly purpose: Purpose
  readonly email: string
  readonly language: Language
  /** Whose address it is to become; null of a sign-in. */
  readonly author: string | null
}

/**
 * Opens a code and the letter that carries it. Nothing here depends on whether anybody has the address, so that
 * neither the answer nor its time can tell.
 *
 * @throws Problem `account.too_many_codes` with `Retry-After`.
 */
export async function sendCode(ctx: Ctx, { purpose, email, language, author }: Asked): Promise<void> {
  const nowMs = ctx.now().epochMilliseconds
  const now = new Date(nowMs)
  const code = { id: randomUUID(), purpose, email: email.toLowerCase(), author }
  const expiresAt = new Date(nowMs + CODE_MINUTES * 60_000)
  await ctx.db.transaction(async (tx) => {
    await lockAddress(tx, code.email)
    const recent = await codesSince(tx, code.email, new Date(nowMs - HOUR_MS))
    const [first] = recent
    if (first && recent.length >= MOST_CODES_AN_HOUR)
      throw new Problem('account.too_many_codes', {
        retryAfterSeconds: Math.ceil((first.getTime() + HOUR_MS - nowMs) / 1000),
      })
    await addCode(tx, { ...code, createdAt: now, expiresAt })
    await addLetter(tx, { id: code.id, kind: purpose, email, language, staleAt: expiresAt, createdAt: now })
  })
}

/**
 * The id of the code that was guessed right; a wrong guess is written down.
 *
 * @throws Problem `account.wrong_code`, the same for a wrong code, one that works no more and an address without any.
 */
async function guess(
  ctx: Ctx,
  purpose: Purpose,
  author: string | null,
  by: AuditActor,
  { email, code }: { readonly email: string; readonly code: string },
): Promise<string> {
  const now = new Date(ctx.now().epochMilliseconds)
  const counted = { purpose, email: email.toLowerCase(), author, now, mostAttempts: MOST_ATTEMPTS }
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

type Entering = {
  readonly email: string
  readonly code: string
  readonly consents: readonly string[]
  readonly request: FastifyRequest
}

/**
 * The author whom a code proves to own an address, new or known from reports. What waited for the address to be
 * confirmed goes out.
 *
 * @throws Problem `consent.required` before the code is touched: the same code serves once the consent is given.
 */
export async function enter(ctx: Ctx, { consents, request, ...given }: Entering): Promise<string> {
  const agreed = readConsents(consents)
  demandConsents({ keepsContact: true, isPublic: false }, agreed)
  const id = await guess(ctx, 'code', null, actorOf(request), given)
  const now = new Date(ctx.now().epochMilliseconds)
  return ctx.db.transaction(async (tx) => {
    await spend(tx, id, now)
    const author = await authorOf(tx, given.email, now.toISOString())
    const contact = await contactOf(tx, author)
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

type NewEmail = Entering & { readonly language: Language }

/**
 * Puts the new address in the place of the old one, which is told. Whoever filed under the new one before is the same
 * person: the code has proved it. Whom a provider has named may have no address yet.
 *
 * @throws Problem `consent.required` for a first address; the same code serves once the consent is given.
 */
export async function moveEmail(ctx: Ctx, author: string, { request, ...given }: NewEmail): Promise<void> {
  const agreed = readConsents(given.consents)
  const actor = actorOf(request)
  const id = await guess(ctx, 'email_code', author, actor, given)
  const now = new Date(ctx.now().epochMilliseconds)
  await ctx.db.transaction(async (tx) => {
    const contact = await contactOf(tx, author)
    demandConsents({ keepsContact: !contact, isPublic: false }, agreed)
    await spend(tx, id, now)
    const own = contact?.id ?? (await addContact(tx, author, now))
    await joinOwner(tx, given.email, { author, contact: own })
    await moveContact(tx, own, given.email, now)
    const object = { kind: 'resident', id: author } as const
    await audit(tx, { actor, action: 'resident.changed', object, detail: { what: 'email' } }, ctx.now())
    const added = await addAccountConsents(tx, author, agreed, { address: request.ip, givenAt: now })
    if (added.length > 0)
      await audit(tx, { actor, action: 'consent.given', object, detail: { purpose: added } }, ctx.now())
    if (!contact || contact.value.toLowerCase() === given.email.toLowerCase()) return
    const letter = { id: randomUUID(), kind: 'email_changed', email: contact.value } as const
    await addLetter(tx, { ...letter, language: given.language, staleAt: null, createdAt: now })
  })
}

/**
 * Withdraws a consent with what follows from it. A report is public no more. The address of an author is forgotten with
 * everything that was to be sent there, and its sessions end; that of one report is taken from this report alone.
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
    if ('author' in whose) await forgetAddress(tx, whose.author)
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
