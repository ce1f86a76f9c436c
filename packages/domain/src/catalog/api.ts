import * as t from 'typebox'
import { filingModes } from '../accounts/filing.ts'
import { endpoint } from '../endpoint.ts'
import { Code, Names, nullable } from '../names.ts'

/** What lies under the reports: the ground of the pack, tiles of a file, or a style of another host. */
export const Basemap = t.Union([
  t.Object({ kind: t.Literal('pack') }),
  t.Object({
    kind: t.Literal('file'),
    format: t.Enum(['vector', 'raster'], { type: 'string' }),
    minZoom: t.Integer(),
    maxZoom: t.Integer(),
  }),
  t.Object({ kind: t.Literal('style'), light: t.String(), dark: t.String() }),
])
export type Basemap = t.Static<typeof Basemap>

export const City = t.Object({
  name: Names,
  timeZone: t.String(),
  center: t.Object({ lon: t.Number(), lat: t.Number() }),
  /** GeoJSON Polygon or MultiPolygon. */
  boundary: t.Unknown(),
  languages: t.Array(t.String()),
  packVersion: t.String(),
  attribution: nullable(t.String()),
  basemap: Basemap,
  emergencyPhone: t.String(),
  /** Whether people may sign in by a phone: the city sends SMS. */
  phones: t.Boolean(),
  /** Who may file, as the city has set it. */
  filing: t.Enum(filingModes, { type: 'string' }),
  /** The administration as it signs itself. */
  authority: Names,
  demo: t.Boolean(),
})
export type City = t.Static<typeof City>

export const showCity = endpoint({
  method: 'GET',
  path: '/city',
  summary: 'The city that this installation serves',
  access: 'anyone',
  reply: City,
})

const PublicTerm = t.Object({ value: t.Number(), unit: t.String() })

export const PublicQuestion = t.Object({
  code: Code,
  label: Names,
  type: t.Union([
    t.Literal('select'),
    t.Literal('boolean'),
    t.Literal('text'),
    t.Literal('number'),
    t.Literal('datetime'),
    t.Literal('ref'),
  ]),
  /** Layer of a `ref` question; `layerEmpty` means that free words are taken. */
  layer: nullable(t.String()),
  layerEmpty: t.Boolean(),
  required: t.Boolean(),
  private: t.Boolean(),
  options: t.Array(t.Object({ code: Code, label: Names })),
  min: nullable(t.Number()),
  max: nullable(t.Number()),
  maxLength: nullable(t.Integer()),
})
export type PublicQuestion = t.Static<typeof PublicQuestion>

export const PublicCategory = t.Object({
  code: Code,
  group: Code,
  name: Names,
  urgency: t.Union([t.Literal('emergency'), t.Literal('high'), t.Literal('normal'), t.Literal('low')]),
  answerTerm: PublicTerm,
  photo: t.Union([t.Literal('required'), t.Literal('optional'), t.Literal('none')]),
  place: t.Union([
    t.Literal('point'),
    t.Literal('building'),
    t.Literal('stop'),
    t.Literal('container_site'),
    t.Literal('optional'),
    t.Literal('none'),
  ]),
  season: nullable(t.Object({ from: t.String(), to: t.String() })),
  inSeason: t.Boolean(),
  isPublic: t.Boolean(),
  emergencyHint: nullable(Names),
  synonyms: t.Object({ ru: t.Array(t.String()), en: t.Array(t.String()) }),
  questions: t.Array(PublicQuestion),
})
export type PublicCategory = t.Static<typeof PublicCategory>

export const listCategories = endpoint({
  method: 'GET',
  path: '/categories',
  summary: 'The public catalogue',
  access: 'anyone',
  reply: t.Object({
    groups: t.Array(t.Object({ code: Code, name: Names, icon: t.String() })),
    categories: t.Array(PublicCategory),
  }),
})

export const showCategory = endpoint({
  method: 'GET',
  path: '/categories/:code',
  summary: 'What a category is for, what it is not for, and who answers',
  access: 'anyone',
  params: t.Object({ code: Code }),
  reply: t.Object({
    /** Null where the city has not written it. */
    about: nullable(t.Object({ considered: Names, notConsidered: Names, sisters: t.Array(Code) })),
    /** Agencies of its service type; which of them it is the place decides. */
    agencies: t.Array(t.Object({ code: Code, name: Names, phone: nullable(t.String()) })),
    /** Other bodies that the category is a matter of, everywhere or on their ground. */
    otherBodies: t.Array(t.Object({ name: Names, phone: nullable(t.String()), url: nullable(t.String()) })),
  }),
})
export type CategoryPage = t.Static<(typeof showCategory)['reply']>

export const showCalendar = endpoint({
  method: 'GET',
  path: '/console/calendar',
  summary: 'Whether the days of a year are missing from the working calendar',
  access: 'settings.read',
  reply: t.Object({
    /** The year that has to be loaded: terms that run into it are provisional. */
    missingYear: nullable(t.Integer()),
  }),
})

export const listAgencies = endpoint({
  method: 'GET',
  path: '/agencies',
  summary: 'The agencies that answer',
  access: 'anyone',
  reply: t.Object({
    agencies: t.Array(t.Object({ code: Code, name: Names, shortName: Names })),
  }),
})

const Reasons = t.Array(
  t.Object({
    code: Code,
    name: Names,
    retired: t.Optional(t.Boolean()),
    counts: t.Optional(t.Boolean()),
  }),
)

/** A retired reason is chosen no more; old reports still name it. */
export const listReasons = endpoint({
  method: 'GET',
  path: '/reasons',
  summary:
    'Why work is put off, a report is rejected or explained, and what a rating is for: lists of the city',
  access: 'anyone',
  reply: t.Object({ deferral: Reasons, explanation: Reasons, rating: Reasons, rejection: Reasons }),
})
