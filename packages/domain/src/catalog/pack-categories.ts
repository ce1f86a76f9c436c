import * as t from 'typebox'
import { Code, Names } from '../names.ts'
import { MonthDay, strict } from './pack-shapes.ts'

export const termUnits = ['minutes', 'hours', 'working_hours', 'working_days', 'calendar_days'] as const
export type TermUnit = (typeof termUnits)[number]

/** A length of time in the city's own units; hours and minutes run round the clock. */
export const Term = strict({ value: t.Integer({ minimum: 1 }), unit: t.Enum(termUnits) })
export type Term = t.Static<typeof Term>

export const urgencies = ['emergency', 'high', 'normal', 'low'] as const
export type Urgency = (typeof urgencies)[number]

export const photoModes = ['required', 'optional', 'none'] as const
export type PhotoMode = (typeof photoModes)[number]

export const placeKinds = ['point', 'building', 'stop', 'container_site', 'optional', 'none'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Layers of the pack that a `ref` question may point at. */
export const refLayers = ['container_site', 'institution', 'stop'] as const
export type RefLayer = (typeof refLayers)[number]

export const questionTypes = ['select', 'boolean', 'text', 'number', 'datetime', 'ref'] as const
export type QuestionType = (typeof questionTypes)[number]

/** One question of a category. `options` belong to `select`, `layer` to `ref`, the limits to `number` and `text`. */
export const Question = strict({
  code: Code,
  label: Names,
  type: t.Enum(questionTypes),
  required: t.Boolean(),
  /** Seen by the dispatcher and the agency only. */
  private: t.Boolean(),
  options: t.Optional(t.Array(strict({ code: Code, label: Names }), { minItems: 2 })),
  layer: t.Optional(t.Enum(refLayers)),
  min: t.Optional(t.Number()),
  max: t.Optional(t.Number()),
  maxLength: t.Optional(t.Integer({ minimum: 1, maximum: 1000 })),
})
export type Question = t.Static<typeof Question>

/** Days of the year when a category is offered, both ends included; may run over New Year. */
export const Season = strict({ from: MonthDay, to: MonthDay })
export type Season = t.Static<typeof Season>

/** What the norm gives the contractor. It runs from the registration, or from what dispatchers announce. */
export const EliminationNorm = strict({
  ...Term.properties,
  note: Names,
  /** «Снегопад закончился»: the norm starts when that is announced; until then it runs from the registration. */
  startsAtEvent: t.Optional(t.Boolean()),
})
export type EliminationNorm = t.Static<typeof EliminationNorm>

/** Terms of a part of the year, both days included; it may run over New Year. What it leaves out stays as it is. */
export const SeasonalTerms = strict({
  ...Season.properties,
  answerTerm: t.Optional(Term),
  eliminationNorm: t.Optional(EliminationNorm),
})
export type SeasonalTerms = t.Static<typeof SeasonalTerms>

const CategoryAbout = strict({
  considered: Names,
  notConsidered: Names,
  sisters: t.Array(Code, { uniqueItems: true }),
})

export const Category = strict({
  code: Code,
  group: Code,
  name: Names,
  serviceType: Code,
  /** Tried in this order where no area of `serviceType` covers the place. */
  altServiceTypes: t.Array(Code),
  urgency: t.Enum(urgencies),
  /** When the resident gets an answer; not the time that the norm gives the contractor. */
  answerTerm: Term,
  eliminationNorm: t.Union([EliminationNorm, t.Null()]),
  /** Where the terms change with the year: the first that holds the day of the registration. */
  seasonalTerms: t.Optional(t.Array(SeasonalTerms, { minItems: 1 })),
  questions: t.Array(Question),
  isPublic: t.Boolean(),
  photo: t.Enum(photoModes),
  place: t.Enum(placeKinds),
  season: t.Union([Season, t.Null()]),
  /** Said before the form is sent, where waiting for the city could harm someone. */
  emergencyHint: t.Union([Names, t.Null()]),
  duplicateRadiusMeters: t.Integer({ minimum: 1, maximum: 5000 }),
  /** `appeal_suggested`: the form offers an official appeal under 59-ФЗ instead. */
  legalTrack: t.Enum(['message', 'appeal_suggested']),
  indicatorBucket: Code,
  /** Code of the source that the terms come from. */
  source: Code,
  /** Everyday words that people type when they look for this category. */
  synonyms: strict({ ru: t.Array(t.String({ minLength: 2 })), en: t.Array(t.String({ minLength: 2 })) }),
  /** For the page of the category: what it is for, what it is not for, and the categories beside it. */
  about: t.Optional(CategoryAbout),
  /** For the city's own people: what to know when they settle the terms. */
  remark: t.Optional(Names),
})
export type Category = t.Static<typeof Category>

export const CategoryGroup = strict({
  code: Code,
  name: Names,
  icon: Code,
  order: t.Integer({ minimum: 1 }),
})
export type CategoryGroup = t.Static<typeof CategoryGroup>

export const ServiceType = strict({ code: Code, name: Names, roundTheClock: t.Boolean() })
export type ServiceType = t.Static<typeof ServiceType>

/** `categories.json`: the catalogue and everything that its categories point at. */
export const Catalogue = strict({
  groups: t.Array(CategoryGroup, { minItems: 1 }),
  serviceTypes: t.Array(ServiceType, { minItems: 1 }),
  /** The service type that manages houses: its areas tile them, its reports follow the house. */
  houseServiceType: Code,
  indicatorBuckets: t.Array(strict({ code: Code, name: Names })),
  sources: t.Array(
    strict({
      code: Code,
      title: Names,
      url: t.Union([t.String({ pattern: '^https?://' }), t.Null()]),
      trust: t.Enum(['read', 'excerpt', 'from_memory', 'proposal']),
    }),
  ),
  categories: t.Array(Category, { minItems: 1 }),
})
export type Catalogue = t.Static<typeof Catalogue>
