import type { Input } from '@gorozhanin/domain/endpoint'
import { supportRefusal } from '@gorozhanin/domain/reports/support'
import type { Support, supportReport } from '@gorozhanin/domain/reports/support-api'
import { addAccountConsents } from '../accounts/consent-store.ts'
import type { Ctx } from '../main/context.ts'
import { demandConsents, readConsents } from '../people/consents-given.ts'
import { authorOf } from '../people/store.ts'
import { isOwn, type Visitor } from '../platform/access.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { isShown } from './public-card.ts'
import { lockReport, type ReportRow } from './store.ts'
import {
  addFollower,
  addSupporter,
  removeFollowers,
  removeSupporter,
  type Supporter,
  supportersOf,
  welcomeFollower,
} from './support-store.ts'

/** Who supports: from which device and network address, and as whom the visitor stands here. */
type From = { readonly device: string; readonly visitor: Visitor; readonly address: string }

type Wanted = Input<typeof supportReport>

/**
 * Counts «у меня тоже» once, and has letters sent to whoever left an address or is signed in.
 *
 * @throws Problem for a report that strangers do not see, that is the visitor's own or not open, and for an address
 * without a consent.
 */
export function support(ctx: Ctx, { params, body }: Omit<Wanted, 'query'>, from: From): Promise<Support> {
  const supporter = toSupporter(from)
  const at = new Date(ctx.now().epochMilliseconds)
  return ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, params.number)
    if (!report || !isShown(report)) throw new Problem('report.not_found')
    const refusal = supportRefusal({ status: report.status, mine: isOfVisitor(report, params.number, from) })
    if (refusal) throw new Problem(refusal)

    await addSupporter(tx, report.id, supporter, at)
    const author = from.visitor.resident?.author ?? (await personOf(tx, body, from, at))
    if (author && author !== report.author) {
      const follower = { report: report.id, author, device: from.device, language: body.language ?? 'ru', at }
      if (await addFollower(tx, follower)) await welcomeFollower(tx, report.id, author, at)
    }
    return { supporters: await supportersOf(tx, report.id), supported: true }
  })
}

/**
 * Takes «у меня тоже» back, and the letters that were asked for with it; where none was said nothing changes.
 *
 * @throws Problem for a report that strangers do not see.
 */
export function unsupport(ctx: Ctx, number: string, from: From): Promise<Support> {
  const supporter = toSupporter(from)
  return ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, number)
    if (!report || !isShown(report)) throw new Problem('report.not_found')
    await removeSupporter(tx, report, supporter)
    await removeFollowers(tx, report.id, supporter)
    return { supporters: await supportersOf(tx, report.id), supported: false }
  })
}

const toSupporter = ({ device, visitor }: From): Supporter => ({
  device,
  account: visitor.resident?.author ?? null,
})

const isOfVisitor = (report: ReportRow, number: string, { device, visitor }: From): boolean =>
  report.device === device || isOwn(visitor, { ...report, number })

/** The person behind the address that was left, with the consent to keep it; null where none was left. */
async function personOf(tx: Tx, body: Wanted['body'], from: From, at: Date): Promise<string | null> {
  const { contactEmail, consents = [] } = body
  if (contactEmail === undefined) return null
  const given = readConsents(consents)
  demandConsents({ keeps: 'email', isPublic: false }, given)
  const author = await authorOf(tx, { kind: 'email', value: contactEmail }, at.toISOString())
  const contact = given.filter(({ purpose }) => purpose === 'contact')
  await addAccountConsents(tx, author, contact, { address: from.address, givenAt: at })
  return author
}
