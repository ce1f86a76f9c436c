import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import {
  type follow,
  type followByPush,
  MOST_FOLLOWED,
  type stopFollowingByPush,
} from '@gorozhanin/domain/following/api'
import type { LinkPurpose } from '@gorozhanin/domain/messages/api'
import { addAccountConsents } from '../accounts/consent-store.ts'
import type { Ctx } from '../main/context.ts'
import { demandConsents, readConsents } from '../people/consents-given.ts'
import { authorOf, confirmContact } from '../people/store.ts'
import type { Visitor } from '../platform/access.ts'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { mayPushTo } from './push.ts'
import { authorOfDevice, findDevice, forgetDevice } from './push-store.ts'
import {
  confirmSubscriptions,
  contactIdOf,
  countSubscriptions,
  dropSubscription,
  dropSubscriptions,
  hasRefused,
  hasSubscription,
  lockFollower,
  openQuestion,
  refuse,
  saveSubscription,
  subscriptionsBehind,
} from './store.ts'
import { knownFollowed } from './subject.ts'

type Asked = Input<typeof follow>['body']
type From = { readonly visitor: Visitor; readonly address: string }

/**
 * Follows a subject: at once for whoever is signed in with an address, else once the owner of the address has said so.
 *
 * @throws Problem for a subject that the city does not know, without an address or a consent, and `following.too_many`.
 */
export async function followSubject(
  ctx: Ctx,
  asked: Asked,
  { visitor, address }: From,
): Promise<Reply<typeof follow>> {
  const { subject } = await knownFollowed(ctx.db, await ctx.catalog(), asked.subject)
  const at = new Date(ctx.now().epochMilliseconds)
  const { tells, pace, language = 'ru' } = asked
  return ctx.db.transaction(async (tx) => {
    const own = visitor.resident && (await contactIdOf(tx, visitor.resident.author))
    const author =
      own && visitor.resident ? visitor.resident.author : await strangerOf(tx, asked, address, at)
    const confirmedAt = own ? at : null
    await lockFollower(tx, author)
    const isFull =
      (await countSubscriptions(tx, author)) >= MOST_FOLLOWED && !(await hasSubscription(tx, author, subject))
    // A stranger learns nothing of whose address it is: the letter that asks is simply not written.
    if (isFull && own) throw new Problem('following.too_many')
    if (!isFull && (own || !(await hasRefused(tx, author)))) {
      const id = await saveSubscription(tx, {
        author,
        subject,
        tells,
        pace,
        language,
        createdAt: at,
        confirmedAt,
      })
      if (!own) await openQuestion(tx, author, id, at)
    }
    return { asksToConfirm: !own }
  })
}

/**
 * Follows a subject by pushes to a browser.
 *
 * @throws Problem where the city sends none, where no push service is at the address, and as above.
 */
export async function followOnDevice(
  ctx: Ctx,
  { subject: asked, device, tells, pace, language = 'ru' }: Input<typeof followByPush>['body'],
): Promise<void> {
  if (ctx.config.vapidPrivateKey === null) throw new Problem('following.push_off')
  const { subject } = await knownFollowed(ctx.db, await ctx.catalog(), asked)
  if (!(await mayPushTo(ctx.config, device.endpoint)))
    throw invalid([{ field: 'device.endpoint', code: 'following.push_wrong' }])
  const at = new Date(ctx.now().epochMilliseconds)
  await ctx.db.transaction(async (tx) => {
    const author = await authorOfDevice(tx, device, at)
    await lockFollower(tx, author)
    const isFull =
      (await countSubscriptions(tx, author)) >= MOST_FOLLOWED && !(await hasSubscription(tx, author, subject))
    if (isFull) throw new Problem('following.too_many')
    const dates = { createdAt: at, confirmedAt: at }
    await saveSubscription(tx, { author, subject, tells, pace, language, ...dates })
  })
}

/** A browser follows one thing no more, or nothing: then all that is kept of it goes. */
export async function stopOnDevice(
  { db }: Pick<Ctx, 'db'>,
  { device, id }: Input<typeof stopFollowingByPush>['body'],
): Promise<void> {
  const author = await findDevice(db, device)
  if (author === undefined) return
  if (id === undefined) await forgetDevice(db, device.endpoint)
  else await dropSubscription(db, author, id)
}

/** Whom the address belongs to that somebody left, with the consent to keep it. */
async function strangerOf(tx: Tx, asked: Asked, address: string, at: Date): Promise<string> {
  const { contactEmail, consents = [] } = asked
  if (contactEmail === undefined) throw invalid([{ field: 'contactEmail', code: 'field.required' }])
  const given = readConsents(consents)
  demandConsents({ keeps: 'email', isPublic: false }, given)
  const author = await authorOf(tx, { kind: 'email', value: contactEmail }, at.toISOString())
  const contact = given.filter(({ purpose }) => purpose === 'contact')
  await addAccountConsents(tx, author, contact, { address, givenAt: at })
  return author
}

/**
 * Does what a link in a letter of news says, once however often it is pressed; false for one that confirms what is gone.
 */
export async function followNewsLink(tx: Tx, purpose: LinkPurpose, id: string, at: Date): Promise<boolean> {
  const behind = await subscriptionsBehind(tx, id)
  // What it would end has ended.
  if (!behind) return purpose !== 'confirm'
  if (purpose === 'confirm') {
    const contact = await contactIdOf(tx, behind.author)
    if (contact) await confirmContact(tx, contact, at)
    await confirmSubscriptions(tx, behind.ids, at)
  } else {
    await dropSubscriptions(tx, behind.ids)
    if (purpose === 'not_me') await refuse(tx, behind.author, at)
  }
  return true
}
