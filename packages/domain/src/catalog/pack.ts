import * as t from 'typebox'
import { EscalationFile } from '../alerts/pack-escalation.ts'
import { RoutingRule } from '../routing/pack-rules.ts'
import { AgenciesFile, StaffFile } from './pack-agencies.ts'
import type { Basemap } from './pack-basemap.ts'
import { Catalogue } from './pack-categories.ts'
import { City } from './pack-city.ts'
import {
  AreaLayer,
  ContainerSiteLayer,
  HouseLayer,
  InstitutionLayer,
  StopLayer,
  StreetLayer,
} from './pack-layers.ts'
import { OtherBodiesFile } from './pack-other-bodies.ts'
import { ReasonsFile } from './pack-reasons.ts'
import { Day, strict } from './pack-shapes.ts'
import { SynonymsFile } from './pack-synonyms.ts'
import { TemplatesFile } from './pack-templates.ts'

/** `routing.json`: rules that look at details, hour, weekday and season; they come before the areas. */
export const RoutingFile = strict({ rules: t.Array(RoutingRule) })

export const dayKinds = ['day_off', 'short_working_day', 'working_weekend'] as const
export type DayKind = (typeof dayKinds)[number]

/** A line of `calendar/<country>-<year>.csv` (`date,kind,note`): a day that differs from its weekday. */
export const CalendarDay = strict({ date: Day, kind: t.Enum(dayKinds), note: t.String() })
export type CalendarDay = t.Static<typeof CalendarDay>

/** The files of a city pack by their place in its folder, but for `calendar/*.csv`. */
export const packFiles = {
  city: { path: 'city.json', schema: City, required: true },
  catalogue: { path: 'categories.json', schema: Catalogue, required: true },
  agencies: { path: 'agencies.json', schema: AgenciesFile, required: true },
  routing: { path: 'routing.json', schema: RoutingFile, required: true },
  escalation: { path: 'escalation.json', schema: EscalationFile, required: true },
  areas: { path: 'areas.geojson', schema: AreaLayer, required: true },
  streets: { path: 'streets.geojson', schema: StreetLayer, required: true },
  houses: { path: 'houses.geojson', schema: HouseLayer, required: true },
  containerSites: { path: 'container-sites.geojson', schema: ContainerSiteLayer, required: false },
  stops: { path: 'stops.geojson', schema: StopLayer, required: false },
  institutions: { path: 'institutions.geojson', schema: InstitutionLayer, required: false },
  staff: { path: 'staff.json', schema: StaffFile, required: false },
  otherBodies: { path: 'other-bodies.json', schema: OtherBodiesFile, required: false },
  reasons: { path: 'reasons.json', schema: ReasonsFile, required: false },
  synonyms: { path: 'synonyms.json', schema: SynonymsFile, required: false },
  templatesRu: { path: 'templates/ru.json', schema: TemplatesFile, required: false },
  templatesEn: { path: 'templates/en.json', schema: TemplatesFile, required: false },
} as const
export type PackFileName = keyof typeof packFiles

type Files = { readonly [Name in PackFileName]: t.Static<(typeof packFiles)[Name]['schema']> }

/** A whole city pack in memory. Optional layers that its folder lacks are empty. */
export type CityPack = Files & {
  readonly calendar: readonly CalendarDay[]
  readonly basemap: Basemap
  /** A fingerprint of every file: the same folder always gives the same version. */
  readonly version: string
}
