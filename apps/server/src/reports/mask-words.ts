import type { Input } from '@gorozhanin/domain/endpoint'
import type { maskWords } from '@gorozhanin/domain/reports/api'
import { findMasks } from '@gorozhanin/domain/reports/find-masks'
import { hide, show, wordsAt } from '@gorozhanin/domain/reports/masks'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { findWords, saveWordMasks } from './mask-store.ts'
import { masked } from './masking.ts'
import { lockReport, recordEvent, saveReport } from './store.ts'

/**
 * Hides a part of what people wrote from strangers, or shows what is hidden. The history keeps who did it, not what.
 *
 * @throws Problem `report.changed_meanwhile` when the words may be other words by now; `report.nothing_changed`.
 */
export async function changeMasks(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  { params, body }: Pick<Input<typeof maskWords>, 'params' | 'body'>,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, params.number)
    if (!report) throw new Problem('report.not_found')
    if (report.version !== body.version) throw new Problem('report.changed_meanwhile')
    const written = body.words === undefined ? report : await findWords(tx, report.id, body.words)
    if (!written) throw invalid([{ field: 'words', code: 'report.words_unknown' }])

    const { text } = written
    const found = findMasks(text)
    const before = written.masks ?? found
    const words = wordsAt(text, body)
    if (!words) throw invalid([{ field: 'from', code: 'report.mask_not_words' }])
    const masks = body.hidden ? hide(before, words) : show(before, words, found)
    if (masks === before) throw new Problem('report.nothing_changed')

    if (body.words !== undefined) await saveWordMasks(tx, report.id, text, masks)
    await saveReport(tx, report.id, body.words === undefined ? masked(text, masks) : {})
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
