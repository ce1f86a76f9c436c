import type { PublicCategory, City as PublicCity, PublicQuestion } from '@gorozhanin/domain/catalog/api'
import type { Category, Question } from '@gorozhanin/domain/catalog/pack-categories'
import { termsOn } from '@gorozhanin/domain/reports/answer-terms'
import { isInSeason } from '@gorozhanin/domain/reports/filing'
import type { CatalogSnapshot } from './snapshot.ts'

/** The number that anyone may dial wherever a pack names no other. */
const EMERGENCY_PHONE = '112'

export function toPublicCity({ city, packVersion }: CatalogSnapshot, phones: boolean): PublicCity {
  return {
    name: city.name,
    timeZone: city.zone,
    center: city.center,
    boundary: city.boundary,
    languages: city.languages,
    packVersion,
    attribution: city.attribution.map(({ text }) => text).join(', ') || null,
    emergencyPhone: city.phones[0]?.phone ?? EMERGENCY_PHONE,
    phones,
    filing: city.filing.mode,
    authority: city.branding.authority,
    demo: city.demo,
  }
}

/** The categories that are offered, as everyone may see them. `monthDay` is today in the city, `11-22`. */
export function toPublicCategories(catalog: CatalogSnapshot, monthDay: string): PublicCategory[] {
  return [...catalog.categories.values()]
    .filter(({ code }) => !catalog.retiredCategories.has(code))
    .map((category) => toPublicCategory(category, catalog, monthDay))
}

function toPublicCategory(category: Category, catalog: CatalogSnapshot, monthDay: string): PublicCategory {
  const { code, group, name, urgency, photo, place, season, isPublic, emergencyHint, synonyms } = category
  return {
    ...{ code, group, name, urgency, photo, place, season, isPublic, emergencyHint, synonyms },
    answerTerm: termsOn(category, monthDay).answerTerm,
    inSeason: isInSeason(category, monthDay),
    questions: category.questions.map((question) => toPublicQuestion(question, catalog)),
  }
}

function toPublicQuestion(question: Question, { emptyLayers }: CatalogSnapshot): PublicQuestion {
  const {
    code,
    label,
    type,
    required,
    layer = null,
    options = [],
    min = null,
    max = null,
    maxLength = null,
  } = question
  return {
    ...{ code, label, type, required, private: question.private, layer, options, min, max, maxLength },
    layerEmpty: layer !== null && emptyLayers.has(layer),
  }
}
