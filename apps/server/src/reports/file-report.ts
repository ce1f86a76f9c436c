import { randomUUID } from 'node:crypto'
import type { Given } from '@gorozhanin/domain/accounts/consents'
import type { Reply } from '@gorozhanin/domain/endpoint'
import type { fileReport } from '@gorozhanin/domain/reports/api'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import { handOver } from '../dispatch/commands.ts'
import type { Ctx } from '../main/context.ts'
import { demandConsents, readConsents } from '../people/consents-given.ts'
import { authorOf } from '../people/store.ts'
import type { Resident } from '../platform/access.ts'
import { isDatabaseDown } from '../platform/database.ts'
import type { TempFile } from '../platform/photo-upload.ts'
import { removePhotos, storePhotos } from '../platform/photos.ts'
import { Problem } from '../platform/problem.ts'
import { type Filing, type Proposal, propose } from './filing.ts'
import { insertFiling, type NewPhoto, type NewReport } from './filing-store.ts'
import { followOf } from './follow.ts'
import { masked, publicAddressOf } from './masking.ts'
import { reportToRepeat } from './related.ts'
import { declareRepeat } from './related-store.ts'
import { agencyRef, isoOrNull } from './rows.ts'
import { findByClientKey, type Known } from './store.ts'

/** A filing with what surrounds it. `files` are uploads in temporary storage. */
export type FilingRequest = Omit<Filing, 'photoCount'> & {
  readonly contactEmail: string | null
  /** The mark of the device that it came from. */
  readonly device: string | null
  /** As the wire says them: `contact@2026-11`. */
  readonly consents: readonly string[]
  /** The resident who is signed in: the address of the account counts then, not `contactEmail`. */
  readonly resident?: Resident | null
  /** The network address that the consents came from. */
  readonly from?: string
  /** Null where nothing was said: then the consent to publication says it. */
  readonly isPublic: boolean | null
  readonly language: 'ru' | 'en'
  readonly clientKey: string | null
  readonly clientHash: string | null
  /** A closed report whose trouble is back. `mine`: who files has the author's secret of it. */
  readonly repeatOf: { readonly number: string; readonly mine: boolean } | null
  readonly files: readonly TempFile[]
}

type Filed = Reply<typeof fileReport>

/**
 * Files a report: the route and the clocks are decided, the photos stored, then all is saved in one transaction.
 *
 * The same `clientKey` with the same body gives the first answer again (`repeated`); a failed attempt leaves no key.
 *
 * @throws Problem that names every field at fault, `consent.required` with those that are lacking, `report.key_reused` when the key came with another body.
 */
export async function file(
  ctx: Ctx,
  request: FilingRequest,
): Promise<Filed & { readonly repeated: boolean }> {
  const catalog = await ctx.catalog()
  const known = request.clientKey && request.files.length > 0 && (await findEarlier(ctx, request))
  if (known) return repeat(ctx, catalog, known)

  const { repeatOf } = request
  const earlier = repeatOf && (await reportToRepeat(ctx.db, repeatOf.number, repeatOf.mine))
  const proposal = await propose(ctx.db, catalog, { ...request, photoCount: request.files.length }, ctx.now())
  const agreed = agree(request, proposal)
  const photos = await storePhotos(ctx, request.files)
  const report = toReport(request, proposal, catalog, agreed.isPublic)
  // A connection that died may have died after the commit: then the nightly sweep of orphans decides.
  const sequence = await save(ctx, {
    report,
    request,
    proposal,
    consents: agreed.given,
    photos,
    earlier,
  }).catch(async (error: unknown) => {
    if (!isDatabaseDown(error)) await removePhotos(ctx, photos)
    throw error
  })
  if (sequence !== null) return { ...toFiled(ctx, catalog, { ...report, sequence }), repeated: false }

  await removePhotos(ctx, photos)
  const first = await findEarlier(ctx, request)
  if (!first) throw new Problem('server.unavailable', { retryAfterSeconds: 1 })
  return repeat(ctx, catalog, first)
}

type Saving = {
  readonly report: NewReport
  readonly request: FilingRequest
  readonly proposal: Proposal
  readonly consents: readonly Given[]
  readonly photos: readonly NewPhoto[]
  /** The report that this one repeats. */
  readonly earlier: string | null
}

async function save(
  ctx: Ctx,
  { report, request, proposal: { clocks, calendars }, consents, photos, earlier }: Saving,
): Promise<number | null> {
  const calendarVersions = new Map<Clock, string>(
    clocks.map((clock) => [clock, (clock.kind === 'accept' ? calendars.agency : calendars.city).version]),
  )
  const contactEmail = keptContact(request)
  const filing = {
    report,
    clocks,
    calendarVersions,
    photos,
    consents,
    address: request.from ?? null,
  }
  if (!report.emergency && !contactEmail && !earlier) return insertFiling(ctx.db, filing)

  return ctx.db.transaction(async (tx) => {
    const contact = contactEmail === null ? null : ({ kind: 'email', value: contactEmail } as const)
    const author = contact ? await authorOf(tx, contact, report.registeredAt) : report.author
    const sequence = await insertFiling(tx, { ...filing, report: { ...report, author } })
    if (sequence === null) return null
    if (earlier) await declareRepeat(tx, report.id, earlier)
    if (report.emergency)
      await handOver(tx, { report: report.id, agency: report.agency, route: 1, at: ctx.now() })
    return sequence
  })
}

/**
 * What was agreed to, and whether others may read the report by it.
 *
 * @throws Problem for a text that nobody was ever shown, and for a consent that is lacking.
 */
function agree(request: FilingRequest, { category }: Proposal) {
  const given = readConsents(request.consents)
  const asked = request.isPublic ?? given.some(({ purpose }) => purpose === 'publication')
  const isPublic = category.isPublic && asked
  demandConsents({ keeps: keptContact(request) === null ? null : 'email', isPublic }, given)
  return { given, isPublic }
}

/** The address that is kept with the report: a resident who is signed in has said one before. */
const keptContact = ({ resident, contactEmail }: FilingRequest): string | null =>
  resident ? null : contactEmail

function toReport(
  request: FilingRequest,
  proposal: Proposal,
  { city }: CatalogSnapshot,
  isPublic: boolean,
): NewReport {
  const { category, route, next, registeredAt } = proposal
  const text = request.text.trim()
  const emergency = category.urgency === 'emergency'
  return {
    id: randomUUID(),
    year: registeredAt.toZonedDateTimeISO(city.zone).year,
    category: category.code,
    categoryGroup: category.group,
    emergency,
    status: emergency ? 'routed' : 'moderation',
    agency: route.agency,
    text,
    ...masked(text),
    language: request.language,
    source: request.source,
    isPublic,
    withoutPhoto: request.files.length === 0 && category.photo === 'required',
    address: proposal.address,
    publicAddress: publicAddressOf(proposal.address),
    house: proposal.house,
    objectId: request.objectId,
    place: proposal.place,
    details: request.details,
    author: request.resident?.author ?? null,
    authorWay: request.resident?.way ?? (request.contactEmail ? 'contact' : 'anonymous'),
    device: request.device,
    supporters: 0,
    route: { ...route.explanation, agency: route.agency, decidedAt: registeredAt.toString() },
    registeredAt: registeredAt.toString(),
    dueAt: proposal.dueAt.toString(),
    dueProvisional: proposal.dueProvisional,
    nextClock: next?.kind ?? null,
    nextDueAt: next?.dueAt.toString() ?? null,
    nextWarnAt: next?.warnAt.toString() ?? null,
    clientKey: request.clientKey,
    clientHash: request.clientHash,
  }
}

async function findEarlier(ctx: Ctx, { clientKey, clientHash }: FilingRequest): Promise<Known | undefined> {
  if (clientKey === null) return undefined
  const earlier = await findByClientKey(ctx.db, clientKey)
  if (earlier && earlier.clientHash !== clientHash) throw new Problem('report.key_reused')
  return earlier
}

function repeat(ctx: Ctx, catalog: CatalogSnapshot, earlier: Known): Filed & { readonly repeated: true } {
  return { ...toFiled(ctx, catalog, earlier), repeated: true }
}

type Told = Pick<NewReport, 'id' | 'year' | 'status' | 'agency' | 'dueAt'> & { readonly sequence: number }

function toFiled({ config }: Ctx, catalog: CatalogSnapshot, report: Told): Filed {
  const number = `${report.year}-${report.sequence}`
  const follow = followOf(config.followSecret, report.id)
  return {
    number,
    status: report.status,
    agency: agencyRef(catalog, report.agency),
    dueAt: isoOrNull(report.dueAt),
    url: `${config.publicUrl}/reports/${number}#${follow}`,
    follow,
  }
}
