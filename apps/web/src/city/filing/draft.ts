import type { PublicCategory, PublicQuestion } from '@gorozhanin/domain/catalog/api'
import type { Coordinates, Language } from '@gorozhanin/domain/names'
import type { Details, ReportCard } from '@gorozhanin/domain/reports/api'

/** A photo of the draft: its pixels lie in the photo store under `id`. */
export type DraftPhoto = { readonly id: string; readonly width: number; readonly height: number }

/** A report on its way. It lives on the device until the city has taken it. */
export type Draft = {
  /** Made once: the city knows a second attempt by it. */
  readonly clientKey: string
  /** The language in which it was last meant to be sent: a repeat must be equal to the letter. */
  readonly language: Language
  readonly place: Coordinates | null
  /** What the place is called, where that is known. */
  readonly address: string | null
  /** The person chose to go on without a place, or the category has none. */
  readonly withoutPlace: boolean
  readonly category: string | null
  /** The house, stop or container site that was chosen. */
  readonly objectId: string | null
  readonly photos: readonly DraftPhoto[]
  readonly text: string
  readonly details: Details
  readonly email: string
  /** A consent of its own: never given beforehand. */
  readonly contactConsent: boolean
  /** Whether others may read it: a choice that the person makes, a consent of its own. Null until then. */
  readonly publish: boolean | null
  /** The closed report whose trouble is back. */
  readonly repeatOf: string | null
  /** The person has pressed «send» and the city has not taken it yet. */
  readonly queued: boolean
}

export function emptyDraft(clientKey: string): Draft {
  return {
    clientKey,
    language: 'ru',
    place: null,
    address: null,
    withoutPlace: false,
    category: null,
    objectId: null,
    photos: [],
    text: '',
    details: {},
    email: '',
    contactConsent: false,
    publish: null,
    repeatOf: null,
    queued: false,
  }
}

/** Whether anything would be lost with it. The pin alone is no loss. */
export function isWorthKeeping({ category, photos, text }: Draft): boolean {
  return category !== null || photos.length > 0 || text.trim() !== ''
}

/** A draft for the trouble of a closed report that is back: its category and its place. */
export function draftAgain(clientKey: string, report: Again): Draft {
  return {
    ...emptyDraft(clientKey),
    category: report.category.code,
    place: report.place,
    address: report.address,
    withoutPlace: report.place === null,
    repeatOf: report.number,
  }
}

type Again = Pick<ReportCard, 'number' | 'category' | 'place' | 'address'>

export function needsPlace({ place }: Pick<PublicCategory, 'place'>): boolean {
  return place !== 'none' && place !== 'optional'
}

/** The category is chosen: answers to questions of another one go, photos and words stay. */
export function withCategory(draft: Draft, category: PublicCategory): Draft {
  const same = draft.category === category.code
  return {
    ...draft,
    category: category.code,
    withoutPlace: category.place === 'none' || (draft.withoutPlace && !needsPlace(category)),
    details: same ? draft.details : {},
    objectId: same ? draft.objectId : null,
  }
}

/** The pin stands somewhere else: what was chosen near the old place goes. */
export function withPlace(
  draft: Draft,
  place: Coordinates,
  questions: readonly Pick<PublicQuestion, 'code' | 'type' | 'layerEmpty'>[],
): Draft {
  const same = draft.place?.lon === place.lon && draft.place.lat === place.lat
  if (same && !draft.withoutPlace) return draft
  return {
    ...draft,
    place,
    withoutPlace: false,
    address: same ? draft.address : null,
    objectId: same ? draft.objectId : null,
    details: same ? draft.details : withoutObjects(draft.details, questions),
  }
}

function withoutObjects(details: Details, questions: Parameters<typeof withPlace>[2]): Details {
  const named = questions.filter(({ type, layerEmpty }) => type === 'ref' && !layerEmpty)
  return Object.fromEntries(
    Object.entries(details).filter(([answered]) => !named.some(({ code }) => code === answered)),
  )
}

export const steps = ['where', 'what', 'tell'] as const
export type Step = (typeof steps)[number]

/** The step that can be shown: the one asked for, or the first one that still waits for an answer. */
export function reachableStep(
  draft: Draft,
  asked: Step,
  category: Pick<PublicCategory, 'place'> | undefined,
): Step {
  if (asked !== 'tell') return asked
  if (!category) return 'what'
  const lacksPlace = needsPlace(category) && (draft.withoutPlace || draft.place === null)
  return lacksPlace ? 'where' : 'tell'
}
