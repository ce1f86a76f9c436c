import type { Input } from '@gorozhanin/domain/endpoint'
import type { blackOutPhoto } from '@gorozhanin/domain/reports/api'
import { areaFaults } from '@gorozhanin/domain/reports/blackout'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { isDatabaseDown } from '../platform/database.ts'
import { paintOver, removePhotos, type StoredPhoto } from '../platform/photos.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { findSize, replacePhoto } from './photo-store.ts'
import { lockReport, ownershipOf, recordEvent } from './store.ts'

type Request = Pick<Input<typeof blackOutPhoto>, 'params' | 'body'>

/**
 * Paints over parts of a photo: it is made anew under another key, and the earlier files are deleted. Of two who do it
 * at once one wins, and the other looks at what became of the photo.
 *
 * @throws Problem `photo.not_found`; `photo.changed_meanwhile`; of every part that is empty or beyond the photo.
 */
export async function blackOut(ctx: Ctx, staff: Staff, by: AuditActor, request: Request): Promise<void> {
  const { number, key } = request.params
  const { areas } = request.body
  const report = (await ownershipOf(ctx.db, number))?.id
  if (!report) throw new Problem('report.not_found')
  const size = await findSize(ctx.db, report, key)
  if (!size) throw new Problem('photo.not_found')
  const faults = areaFaults(areas, size)
  if (faults.length > 0) throw invalid(faults)

  const painted = await paintOver(ctx, key, areas)
  if (!painted) throw new Problem('photo.changed_meanwhile')
  try {
    await replace(ctx, staff, by, request, painted)
  } catch (error) {
    // A connection that died may have died after the commit: then the sweep of orphans decides.
    if (!isDatabaseDown(error)) await removePhotos(ctx, [painted])
    throw error
  }
  // The key names nothing any more. Should this fail, the sweep of orphans takes the files.
  await removePhotos(ctx, [{ key }])
}

async function replace(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  { params, body }: Request,
  painted: StoredPhoto,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, params.number)
    if (!report || !(await replacePhoto(tx, report.id, params.key, painted)))
      throw new Problem('photo.changed_meanwhile')
    await recordEvent(tx, {
      report: report.id,
      at: new Date(ctx.now().epochMilliseconds),
      name: 'photo_blacked_out',
      actorKind: staff.roles.includes('moderator') ? 'moderator' : 'administration',
      actor: staff.id,
      fromStatus: report.status,
      toStatus: report.status,
      agency: report.agency,
      seen: 'staff',
      text: null,
      data: { areas: body.areas.length },
    })
    const object = { kind: 'report', id: params.number } as const
    const detail = { count: body.areas.length }
    await audit(tx, { actor: by, action: 'photo.blacked_out', object, detail }, ctx.now())
  })
}
