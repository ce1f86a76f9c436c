import { limits, type OwnMoveBody } from '@gorozhanin/domain/reports/api'
import type { Source } from '@gorozhanin/domain/reports/filing'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { correction } from './correction.ts'
import type { Effect, Step } from './move-effects.ts'
import { countOwnPhotos, dropPhotos, takePhotos } from './photo-store.ts'

type Amendment = Extract<OwnMoveBody, { move: 'amend' }>

/**
 * What the author puts right before publication: words, category, place, answers and photos, judged as if the
 * report were filed now, by the day of its registration.
 *
 * @throws Problem `report.nothing_changed`; what filing would refuse; `report.too_many_photos`.
 */
export async function amendment(tx: Tx, step: Step, request: Amendment): Promise<Effect> {
  const { report, catalog } = step
  const added = new Set(request.addPhotos ?? []).size
  const removed = new Set(request.removePhotos ?? []).size
  const photoCount = (await countOwnPhotos(tx, report.id)) + added - removed
  if (photoCount > Math.min(limits.photos, catalog.city.filing.photosMax))
    throw invalid([{ field: 'addPhotos', code: 'report.too_many_photos' }])

  const effect = await correction(tx, step, request, { source: report.source as Source, photoCount })
  if (added + removed === 0) {
    if (!effect) throw new Problem('report.nothing_changed')
    return effect
  }
  return {
    ...effect,
    change: { ...effect?.change, ...(photoCount > 0 && { withoutPhoto: false }) },
    data: { changed: [], ...effect?.data, photosAdded: added, photosRemoved: removed },
  }
}

/** Photos that the author adds become the report's own; those that go are forgotten with their files. */
export async function amendPhotos(tx: Tx, report: string, request: Amendment, event: number): Promise<void> {
  const { addPhotos = [], removePhotos = [] } = request
  if ((await dropPhotos(tx, report, removePhotos)) !== new Set(removePhotos).size)
    throw invalid([{ field: 'removePhotos', code: 'report.photo_unknown' }])
  if ((await takePhotos(tx, report, addPhotos, event)) !== new Set(addPhotos).size)
    throw invalid([{ field: 'addPhotos', code: 'report.photo_unknown' }])
}
