import type { Input } from '@gorozhanin/domain/endpoint'
import type { maskWords } from '@gorozhanin/domain/reports/api'
import { findMasks } from '@gorozhanin/domain/reports/find-masks'
import { hide, type Mask, show, wordsAt } from '@gorozhanin/domain/reports/masks'
import { mayOpen } from '@gorozhanin/domain/reports/sight'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { findWords, saveWordMasks } from './mask-store.ts'
import { masked } from './masking.ts'
import { lockRemark, saveRemarkMasks } from './remark-store.ts'
import { lockReport, type ReportRow, recordEvent, saveReport } from './store.ts'

type Request = Pick<Input<typeof maskWords>, 'params' | 'body'>

/**
 * Hides a part of what people wrote from strangers, or shows what is hidden. The history keeps who did it, not what.
 *
 * @throws Problem `report.changed_meanwhile` when the words may be other words by now; `report.nothing_changed`.
 */
export async function changeMasks(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  { params, body }: Request,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, params.number)
    if (!report || !mayOpen(report, staff)) throw new Problem('report.not_found')
    if (report.version !== body.version) throw new Problem('report.changed_meanwhile')
    const { text, save, ...written } = await findWritten(tx, report, body)
    const found = findMasks(text)
    const before = written.masks ?? found
    const words = wordsAt(text, body)
    if (!words) throw invalid([{ field: 'from', code: 'report.mask_not_words' }])
    const masks = body.hidden ? hide(before, words) : show(before, words, found)
    if (masks === before) throw new Problem('report.nothing_changed')

    await save(masks)
    await recordEvent(tx, {
      report: report.id,
      at: new Date(ctx.now().epochMilliseconds),
      name: body.hidden ? 'words_hidden' : 'words_shown',
      actorKind: staff.roles.includes('moderator') ? 'moderator' : 'administration',
      actor: staff.id,
      fromStatus: report.status,
      toStatus: report.status,
      agency: report.agency,
      seen: 'staff',
      text: null,
      data: {},
    })
    const action = body.hidden ? 'text.masked' : 'text.unmasked'
    await audit(tx, { actor: by, action, object: { kind: 'report', id: params.number } }, ctx.now())
  })
}

type Written = {
  readonly text: string
  readonly masks: readonly Mask[] | null
  /** Raises the version of the report too: it is what a moderator has seen. */
  readonly save: (masks: readonly Mask[]) => Promise<void>
}

/** @throws Problem with the field at fault where the words are another report's. */
async function findWritten(
  tx: Tx,
  report: ReportRow,
  { words, remark }: Pick<Request['body'], 'words' | 'remark'>,
): Promise<Written> {
  if (words === undefined && remark === undefined)
    return { ...report, save: (masks) => saveReport(tx, report.id, masked(report.text, masks)) }

  const id = String(remark ?? words)
  const found = await (remark === undefined ? findWords : lockRemark)(tx, report.id, id)
  if (!found)
    throw invalid([{ field: remark === undefined ? 'words' : 'remark', code: 'report.words_unknown' }])
  return {
    ...found,
    save: async (masks) => {
      if (remark === undefined) await saveWordMasks(tx, report.id, found.text, masks)
      else await saveRemarkMasks(tx, remark, masked(found.text, masks))
      await saveReport(tx, report.id, {})
    },
  }
}
