import type {
  CategoryPage,
  PublicCategory,
  City as PublicCity,
  PublicQuestion,
} from '@gorozhanin/domain/catalog/api'
import type { Category, Question } from '@gorozhanin/domain/catalog/pack-categories'
import { termsOn } from '@gorozhanin/domain/reports/answer-terms'
import { isInSeason } from '@gorozhanin/domain/reports/filing'
import type { Ground } from '../map/ground.ts'
import type { CatalogSnapshot } from './snapshot.ts'

/** The number that anyone may dial wherever a pack names no other. */
const EMERGENCY_PHONE = '112'

type Installation = { readonly phones: boolean; readonly ground: Ground }

export function toPublicCity(
  { city, packVersion }: CatalogSnapshot,
  { phones, ground }: Installation,
): PublicCity {
  const owed = [...city.attribution.map(({ text }) => text), ground.attribution]
  return {
    name: city.name,
    timeZone: city.zone,
    center: city.center,
    boundary: city.boundary,
    languages: city.languages,
    packVersion,
    attribution: owed.filter(Boolean).join(', ') || null,
    basemap: ground.basemap,
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

/** Null for a category that is not offered. */
export function toCategoryPage(catalog: CatalogSnapshot, code: string): CategoryPage | null {
  const category = catalog.categories.get(code)
  if (!category || catalog.retiredCategories.has(code)) return null
  const { about, serviceType } = category
  return {
    about: about
      ? { ...about, sisters: about.sisters.filter((sister) => !catalog.retiredCategories.has(sister)) }
      : null,
    agencies: [...catalog.agencies.values()]
      .filter(
        ({ code, serviceTypes }) => serviceTypes.includes(serviceType) && !catalog.retiredAgencies.has(code),
      )
      .map(({ code, name, phone }) => ({ code, name, phone })),
    otherBodies: catalog.otherBodies
      .filter(({ categories }) => categories.includes(code))
      .map(({ name, phone, url }) => ({ name, phone, url })),
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
