import { randomUUID } from 'node:crypto'
import type { Given } from '@gorozhanin/domain/accounts/consents'
import type { Input } from '@gorozhanin/domain/endpoint'
import { isOffered } from '@gorozhanin/domain/reports/reason-lists'
import type { Added, addRemark, decideRemark } from '@gorozhanin/domain/reports/remark-api'
import { remarkLimits, remarkRefusal } from '@gorozhanin/domain/reports/remarks'
import { mayOpen } from '@gorozhanin/domain/reports/sight'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { readConsents } from '../people/consents-given.ts'
import { isOwn, type Staff, type Visitor } from '../platform/access.ts'
import { isDatabaseDown, type Reader } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { removePhotos, type StoredPhoto, storePhotos } from '../platform/photos.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { masked } from './masking.ts'
import { isShown } from './public-card.ts'
import {
  findByRemarkKey,
  insertRemark,
  isFollower,
  lockRemark,
  type NewRemark,
  removeRemark,
  saveDecision,
  tellWriter,
} from './remark-store.ts'
import type { Asker } from './similar-store.ts'
import { findReport, lockReport, type ReportRow } from './store.ts'
import { isSupporter } from './support-store.ts'

/** Who adds: from which device, and as whom the visitor stands here. */
type Writer = { readonly device: string | null; readonly visitor: Visitor }

type Filled = Pick<Form<(typeof addRemark)['form']>, 'fields' | 'files' | 'hash'>

/**
 * Adds words or photos to the report of another; a moderator looks at them before anybody else.
 *
 * The same `clientKey` with the same form gives the first answer again (`repeated`).
 *
 * @throws Problem for a report that strangers do not see, for whoever may not add to it, for a consent that is lacking
 * and for every field at fault; `remark.key_reused` when the key came with another form.
 */
export async function remark(
  ctx: Ctx,
  number: string,
  { fields, files, hash }: Filled,
  writer: Writer,
): Promise<Added & { readonly repeated: boolean }> {
  const known = fields.clientKey && (await findEarlier(ctx.db, fields.clientKey, hash, askerOf(writer)))
  if (known) return { ...known, repeated: true }

  const text = fields.text?.trim() ?? ''
  if (text === '' && files.length === 0) throw invalid([{ field: 'text', code: 'remark.empty' }])
  if (files.length > remarkLimits.photos) throw new Problem('remark.too_many_photos')
  const consent = publicationOf(readConsents(fields.consents ?? []))
  // Before photos are decoded for nobody, and once more as the report stands when they are saved.
  await refuse(ctx.db, await findReport(ctx.db, number), number, writer)

  const photos = await storePhotos(ctx, files)
  const clientKey = fields.clientKey ?? null
  const saved = await save(ctx, number, writer, {
    remark: {
      text,
      consent: consent.version,
      language: fields.language ?? 'ru',
      clientKey,
      clientHash: hash,
    },
    photos,
  }).catch(async (error: unknown) => {
    if (!isDatabaseDown(error)) await removePhotos(ctx, photos)
    throw error
  })
  if (saved) return { ...saved, repeated: false }

  await removePhotos(ctx, photos)
  const first = clientKey && (await findEarlier(ctx.db, clientKey, hash, askerOf(writer)))
  if (!first) throw new Problem('server.unavailable', { retryAfterSeconds: 1 })
  return { ...first, repeated: true }
}

/** Gives the report that the writer may add to. */
async function refuse(
  db: Reader,
  report: ReportRow | undefined,
  number: string,
  writer: Writer,
): Promise<ReportRow> {
  if (!report || !isShown(report)) throw new Problem('report.not_found')
  const asker = askerOf(writer)
  const refusal = remarkRefusal({
    status: report.status,
    mine:
      isOwn(writer.visitor, { ...report, number }) ||
      (writer.device !== null && report.device === writer.device),
    standsBehind: await standsBehind(db, report.id, asker),
  })
  if (refusal) throw new Problem(refusal)
  return report
}

/** Whether somebody has said «у меня тоже» or follows the report. */
async function standsBehind(db: Reader, report: string, asker: Asker): Promise<boolean> {
  return (await isSupporter(db, report, asker)) || (await isFollower(db, report, asker))
}

type Saving = {
  readonly remark: Pick<NewRemark, 'text' | 'consent' | 'language' | 'clientKey' | 'clientHash'>
  readonly photos: readonly StoredPhoto[]
}

function save(ctx: Ctx, number: string, writer: Writer, { remark, photos }: Saving): Promise<Added | null> {
  return ctx.db.transaction(async (tx) => {
    const report = await refuse(tx, await lockReport(tx, number), number, writer)
    const id = randomUUID()
    const at = new Date(ctx.now().epochMilliseconds)
    const row = {
      ...{ ...remark, ...masked(remark.text), ...askerOf(writer) },
      ...{ id, at, report: report.id, state: 'waiting' as const },
    }
    return (await insertRemark(tx, row, photos)) ? { id, state: row.state } : null
  })
}

async function findEarlier(
  db: Reader,
  clientKey: string,
  hash: string,
  { device, account }: Asker,
): Promise<Added | null> {
  const earlier = await findByRemarkKey(db, clientKey)
  if (!earlier) return null
  const isSame =
    (device !== null && earlier.device === device) || (account !== null && earlier.account === account)
  if (!isSame || earlier.clientHash !== hash) throw new Problem('remark.key_reused')
  return { id: earlier.id, state: earlier.state }
}

function publicationOf(given: readonly Given[]): Given {
  const consent = given.find(({ purpose }) => purpose === 'publication')
  if (consent) return consent
  const errors = [{ field: 'consents', code: 'consent.publication_required' }]
  throw new Problem('consent.required', { errors })
}

const askerOf = ({ device, visitor }: Writer): Asker => ({
  device,
  account: visitor.resident?.author ?? null,
})

/** @throws Problem `remark.not_found` for what another has written too. */
export async function takeBack(ctx: Ctx, number: string, id: string, writer: Writer): Promise<void> {
  const report = await findReport(ctx.db, number)
  if (!report || !isShown(report)) throw new Problem('report.not_found')
  const photos = await ctx.db.transaction((tx) => removeRemark(tx, report.id, id, askerOf(writer)))
  if (!photos) throw new Problem('remark.not_found')
  // Should this fail, the sweep of orphans takes the files.
  await removePhotos(ctx, photos)
}

type Decided = Pick<Input<typeof decideRemark>, 'params' | 'body'>

/**
 * A moderator publishes what waits, or refuses it with a reason; what was published by mistake is refused later. The
 * writer is told.
 *
 * @throws Problem `remark.decided_already` when somebody was faster; for a reason that is lacking or unknown.
 */
export async function decide(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  { params, body }: Decided,
): Promise<void> {
  const { reason = null, text = null } = body.decision === 'reject' ? body : {}
  const reasonText = text?.trim() || null
  if (body.decision === 'reject') {
    if (reason === null && reasonText === null)
      throw invalid([{ field: 'reason', code: 'remark.reason_required' }])
    const { reasons } = await ctx.catalog()
    if (reason !== null && !isOffered(reasons, 'rejection', reason))
      throw invalid([{ field: 'reason', code: 'report.reason_unknown' }])
  }
  const state = body.decision === 'publish' ? 'published' : 'rejected'
  await ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, params.number)
    if (!report || !mayOpen(report, staff)) throw new Problem('report.not_found')
    const found = await lockRemark(tx, report.id, params.id)
    if (!found) throw new Problem('remark.not_found')
    if (found.state === state || found.state === 'rejected') throw new Problem('remark.decided_already')

    const decidedAt = new Date(ctx.now().epochMilliseconds)
    await saveDecision(tx, params.id, { state, reason, reasonText, decidedAt, decidedBy: staff.id })
    await tellWriter(tx, params.id, decidedAt)
    const action = `remark.${state}` as const
    const object = { kind: 'report', id: params.number } as const
    await audit(tx, { actor: by, action, object, ...(reason && { detail: { reason } }) }, ctx.now())
  })
}
