import type { Category } from '../catalog/pack-categories.ts'
import type { FilingRules } from '../catalog/pack-city.ts'
import type { FieldFault } from '../problem-shape.ts'
import type { Details } from './api.ts'
import { detailFaults, isPlaceLayer, type KnownObjects } from './details.ts'

/** How a report came in. Only the web form is bound to photos, questions and a shortest text. */
export const sources = ['web', 'phone', 'open311', 'import', 'incident', 'pos'] as const
export type Source = (typeof sources)[number]

type Filed = {
  readonly text: string
  readonly details: Details
  readonly photoCount: number
  readonly hasPlace: boolean
  /** The house, stop or container site that was chosen. */
  readonly objectId: string | null
  readonly source: Source
}

type City = {
  readonly filing: FilingRules
  /** Month and day in the city's zone, `11-22`. */
  readonly monthDay: string
  readonly known: KnownObjects
  /** Whose matter it is where it is not the city's. */
  readonly otherBody: { readonly cityTakes: boolean } | null
}

/** Every fault of a report that is about to be filed; an empty list means that it may be. */
export function filingFaults(category: Category, filed: Filed, city: City): readonly FieldFault[] {
  const web = filed.source === 'web'
  const faults: FieldFault[] = []
  const add = (field: string, code: string) => faults.push({ field, code })

  if (!isInSeason(category, city.monthDay)) add('category', 'report.category_out_of_season')
  if (web && city.otherBody?.cityTakes === false) add('category', 'report.other_body')
  if (needsPlace(category) && !filed.hasPlace) add('lon', 'report.place_required')
  if (filed.objectId !== null && isPlaceLayer(category.place)) {
    const codes = city.known[category.place]
    if (codes && !codes.has(filed.objectId)) add('objectId', 'detail.object')
  }
  const characters = [...filed.text.trim()].length
  if (characters === 0 || (web && characters < city.filing.textMin)) add('text', 'report.text_required')
  if ([...filed.text].length > city.filing.textMax) add('text', 'report.text_too_long')
  if (hasControlCharacters(filed.text)) add('text', 'text.control_characters')
  const photoRequired = web && city.filing.requirePhoto && category.photo === 'required'
  if (photoRequired && filed.photoCount === 0) add('photos', 'report.photo_required')

  return [...faults, ...detailFaults(category, filed.details, city.known, web)]
}

export function needsPlace({ place }: Category): boolean {
  return place !== 'none' && place !== 'optional'
}

/** Whether a category is offered on a day `MM-DD`; both ends belong to the season, which may run over New Year. */
export function isInSeason({ season }: Pick<Category, 'season'>, monthDay: string): boolean {
  if (!season) return true
  const { from, to } = season
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to
}

/** Line breaks and tabs are words too; other control characters are not. */
export function hasControlCharacters(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
}
