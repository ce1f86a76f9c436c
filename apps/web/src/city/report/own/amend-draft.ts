import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import type { Details, Photo, ReportCard } from '@gorozhanin/domain/reports/api'
import type { ChosenPlace } from '../../../parts/place-picker.tsx'
import { decidingDetails } from '../../filing/promise.ts'
import type { WantedOwnMove } from './own-move.ts'

/** What the author has put right so far. Answers are asked anew only with another category. */
export type AmendDraft = {
  readonly text: string
  readonly category: string
  readonly details: Details
  readonly place: ChosenPlace | null
  readonly added: readonly Photo[]
  readonly removed: readonly string[]
}

export function amendDraftOf({ text, category }: ReportCard): AmendDraft {
  return { text, category: category.code, details: {}, place: null, added: [], removed: [] }
}

/** The photos that the report would have. */
export function photosAfter({ photos }: ReportCard, { added, removed }: AmendDraft): readonly Photo[] {
  return [...photos.filter(({ key }) => !removed.includes(key)), ...added]
}

/** What the promise depends on, as the door that tells it takes it: category, place and answers. */
export function decidingOf(
  report: ReportCard,
  { details, place }: AmendDraft,
  category: PublicCategory | undefined,
) {
  const isMoved = category !== undefined && category.code !== report.category.code
  const answers = isMoved ? decidingDetails(details, category.questions) : {}
  return {
    ...(isMoved && { category: category.code }),
    ...placeOf(place, category),
    ...(Object.keys(answers).length > 0 && { details: JSON.stringify(answers) }),
  }
}

function placeOf(place: ChosenPlace | null, category: PublicCategory | undefined) {
  return {
    ...(place && { lon: place.lon, lat: place.lat }),
    ...(place?.address && { address: place.address }),
    ...(place?.house && category?.place === 'building' && { objectId: place.house }),
  }
}

/** What differs from the report, as the door takes it; null where nothing does. */
export function amendmentOf(
  report: ReportCard,
  draft: AmendDraft,
  category: PublicCategory | undefined,
): WantedOwnMove | null {
  const { details, place, added, removed } = draft
  const text = draft.text.trim()
  const isMoved = category !== undefined && category.code !== report.category.code
  const amended = {
    ...(text !== report.text && { text }),
    ...(isMoved && { category: category.code, details }),
    ...placeOf(place, category),
    ...(added.length > 0 && { addPhotos: added.map(({ key }) => key) }),
    ...(removed.length > 0 && { removePhotos: [...removed] }),
  }
  return Object.keys(amended).length > 0 ? { move: 'amend', ...amended } : null
}
