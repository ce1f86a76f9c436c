import { isDeepStrictEqual } from 'node:util'
import type { OwnMoveBody } from '@gorozhanin/domain/reports/api'
import type { Source } from '@gorozhanin/domain/reports/filing'
import { findMasks } from '@gorozhanin/domain/reports/find-masks'
import { carried, type Mask } from '@gorozhanin/domain/reports/masks'
import { isHandedOver } from '@gorozhanin/domain/reports/sight'
import type { Reader } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { type Filing, propose } from './filing.ts'
import { masked, publicAddressOf } from './masking.ts'
import type { Effect, Step } from './move-effects.ts'
import { placeOf, type ReportRow } from './store.ts'

/** What is put right; what is left out stays. */
export type Corrected = Omit<Extract<OwnMoveBody, { move: 'amend' }>, 'move' | 'version'>

/** By the rules of which source the report is judged anew, and with how many photos. */
type Judged = { readonly source: Source; readonly photoCount: number }

/** Staff correct what they know by telephone or on the spot: neither photos nor a shortest text bind them. */
export const byStaff: Judged = { source: 'import', photoCount: 0 }

/**
 * Category, place, answers or words put right; null where nothing differs. A new category or place is routed anew,
 * once, with the agency and the clocks in the same transaction; what stood before is kept in the event. Season and
 * term go by the day when the report was registered, areas and rules by the moment of the decision.
 *
 * @throws Problem of what filing would refuse at the new place or in the new category.
 */
export async function correction(
  db: Reader,
  { report, at, catalog }: Pick<Step, 'report' | 'at' | 'catalog'>,
  corrected: Corrected,
  judged: Judged,
): Promise<Effect | null> {
  const filing = await correctedFiling(db, report, corrected, judged)
  const changed = changesOf(report, filing)
  const rewords = changed.includes('text')
  const isElsewhere = changed.some((what) => what === 'category' || what === 'place' || what === 'details')
  const words = rewords ? { text: report.text, masks: report.masks ?? undefined } : {}
  const wording = { text: filing.text, ...masked(filing.text, masksAfter(report, filing.text)) }
  const reworded = { change: wording, ...words, data: { changed } }
  // Words alone are staff's to put right, whatever else the report may lack by now.
  if (!isElsewhere && judged === byStaff) return rewords ? reworded : null

  const { moved: _, ...asFiled } = filing
  const found = await propose(db, catalog, asFiled, at, report)
  if (!isElsewhere) return rewords ? reworded : null

  const { agency } = found.route
  const leaves = isHandedOver(report.status) && agency !== report.agency
  // What lies with a reviewer, or was put off, is the agency's word: that is settled first.
  if (leaves && (report.status === 'answer_review' || report.status === 'deferred'))
    throw new Problem('report.move_not_from_status')
  const emergency = found.category.urgency === 'emergency'
  // An emergency waits neither until someone has read it nor for a reply.
  const goesAtOnce = emergency && !report.emergency && !isHandedOver(report.status)
  return {
    change: {
      ...wording,
      ...(changed.includes('category') && { category: filing.category }),
      categoryGroup: found.category.group,
      emergency,
      isPublic: report.isPublic && found.category.isPublic,
      address: found.address,
      publicAddress: publicAddressOf(found.address),
      house: found.house,
      objectId: filing.objectId,
      place: found.place,
      details: filing.details,
      route: { ...found.route.explanation, agency, decidedAt: at.toString() },
      ...(agency !== report.agency && { acceptedAt: null, performer: null }),
    },
    agency,
    // An agency that had it in work loses it: the new one begins where the old one stood. Who was asked need not reply.
    ...((leaves || goesAtOnce) && {
      status: 'routed',
      handsOver: true,
      clocksAs: report.status === 'needs_info' ? ['reply', 'redirect'] : ['redirect'],
    }),
    ...words,
    data: {
      changed,
      ...(changed.includes('category') && { categoryBefore: report.category, category: filing.category }),
      ...(changed.includes('place') && { addressBefore: report.address, address: found.address }),
      ...(agency !== report.agency && { agencyBefore: report.agency }),
    },
  }
}

/** What a moderator has hidden or shown stays so, wherever its words stand now. */
function masksAfter({ text, masks }: ReportRow, after: string): readonly Mask[] {
  return carried({ text, masks: masks ?? [] }, after, findMasks(after))
}

/** The report as it would be filed with the corrections. */
async function correctedFiling(
  db: Reader,
  report: ReportRow,
  corrected: Corrected,
  judged: Judged,
): Promise<Filing & { readonly moved: boolean }> {
  const before = await placeOf(db, report.id)
  const category = corrected.category ?? report.category
  const place = newPlace(corrected) ?? before
  const objectId = corrected.objectId ?? null
  const moved =
    place?.lon !== before?.lon ||
    place?.lat !== before?.lat ||
    (objectId !== null && objectId !== report.objectId)
  return {
    ...judged,
    category,
    text: corrected.text?.trim() ?? report.text,
    place,
    address: moved ? (corrected.address ?? null) : report.address,
    objectId: moved ? objectId : report.objectId,
    details: corrected.details ?? (category === report.category ? report.details : {}),
    moved,
  }
}

function newPlace({ lon, lat }: Corrected): Filing['place'] {
  if (lon === undefined && lat === undefined) return null
  if (lon === undefined || lat === undefined)
    throw invalid([{ field: lon === undefined ? 'lon' : 'lat', code: 'field.required' }])
  return { lon, lat }
}

function changesOf(report: ReportRow, filing: Filing & { readonly moved: boolean }): readonly string[] {
  const isAnswered = !isDeepStrictEqual(filing.details, report.details)
  return [
    ...(filing.category === report.category ? [] : ['category']),
    ...(filing.moved ? ['place'] : []),
    ...(filing.text === report.text ? [] : ['text']),
    ...(isAnswered && filing.category === report.category ? ['details'] : []),
  ]
}
