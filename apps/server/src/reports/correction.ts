import type { MoveBody } from '@gorozhanin/domain/reports/api'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { propose } from './filing.ts'
import type { Effect, Step } from './move-effects.ts'
import { placeOf } from './store.ts'

/**
 * Category, place or public text put right by a moderator. A new category or place is routed anew, once, with the
 * agency and the clocks in the same transaction; what stood before is kept in the event.
 *
 * @throws Problem `report.nothing_changed`; what filing would refuse at the new place or in the new category.
 */
export async function correction(
  tx: Tx,
  { report, at, catalog }: Step,
  request: Extract<MoveBody, { move: 'correct' }>,
): Promise<Effect> {
  const before = await placeOf(tx, report.id)
  const category = request.category ?? report.category
  const place =
    request.lon !== undefined && request.lat !== undefined ? { lon: request.lon, lat: request.lat } : before
  const moved = place?.lon !== before?.lon || place?.lat !== before?.lat
  const text = request.text?.trim() ?? report.text
  const changed = [
    ...(category !== report.category ? ['category'] : []),
    ...(moved ? ['place'] : []),
    ...(text !== report.text ? ['text'] : []),
  ]
  if (changed.length === 0) throw new Problem('report.nothing_changed')
  const original = text === report.text ? {} : { text: report.text }
  if (category === report.category && !moved) return { change: { text }, ...original, data: { changed } }

  const found = await propose(
    tx,
    catalog,
    {
      category,
      text,
      place,
      address: moved ? null : report.address,
      objectId: moved ? null : report.objectId,
      details: category === report.category ? report.details : {},
      photoCount: 1,
      source: 'import',
    },
    at,
  )
  const toNewAgency = found.route.agency !== report.agency
  const handedOver = report.status !== 'moderation' && report.status !== 'needs_info'
  // What lies with a reviewer, or was put off, is the agency's word: that is settled first.
  if (toNewAgency && (report.status === 'answer_review' || report.status === 'deferred'))
    throw new Problem('report.move_not_from_status')
  return {
    change: {
      text,
      ...(category !== report.category && { category }),
      categoryGroup: found.category.group,
      emergency: found.category.urgency === 'emergency',
      isPublic: report.isPublic && found.category.isPublic,
      address: found.address,
      house: found.house,
      place: found.place,
      ...(category !== report.category && { details: {} }),
      route: { ...found.route.explanation, agency: found.route.agency, decidedAt: at.toString() },
      ...(toNewAgency && { acceptedAt: null }),
    },
    agency: found.route.agency,
    // An agency that had it in work loses it: the new one begins where the old one stood.
    ...(toNewAgency &&
      handedOver && { status: 'routed' as const, handsOver: true, clocksAs: 'redirect' as const }),
    ...original,
    data: {
      changed,
      categoryBefore: report.category,
      addressBefore: report.address,
      agencyBefore: report.agency,
    },
  }
}
