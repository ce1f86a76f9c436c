import type { Category } from '@gorozhanin/domain/catalog/pack-categories'
import { ruleOf } from '@gorozhanin/domain/reports/answer-terms'
import type { Details } from '@gorozhanin/domain/reports/api'
import { isPlaceLayer, type KnownObjects } from '@gorozhanin/domain/reports/details'
import { filingFaults, type Source } from '@gorozhanin/domain/reports/filing'
import {
  type Calendars,
  clocksAtFiling,
  isProvisional,
  nextClock,
  promisedAt,
} from '@gorozhanin/domain/reports/report-clocks'
import { type KnownBody, otherBodyOf } from '@gorozhanin/domain/routing/other-body'
import { decideRoute, type RouteDecision } from '@gorozhanin/domain/routing/route'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Reader } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { type Ground, readGround } from './filing-store.ts'
import { settleNorm } from './norm-apply.ts'

type Coordinates = { readonly lon: number; readonly lat: number }

/** A report as it was asked for, before anything was checked against the city. */
export type Filing = {
  readonly category: string
  readonly text: string
  readonly place: Coordinates | null
  readonly address: string | null
  readonly objectId: string | null
  readonly details: Details
  readonly photoCount: number
  readonly source: Source
  /** What the source says of it: an incident may be important, another platform gives its own date. */
  readonly important?: boolean
  readonly givenDueAt?: Temporal.Instant
}

/** What the city makes of it: the category, the agency, the clocks, the place as it will be shown. */
export type Proposal = {
  readonly category: Category
  readonly route: RouteDecision
  /** Whose matter it is where it is not the city's. */
  readonly otherBody: KnownBody | null
  readonly calendars: Calendars
  readonly clocks: readonly Clock[]
  readonly place: Coordinates | null
  readonly house: string | null
  readonly address: string | null
  readonly registeredAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly dueProvisional: boolean
  readonly next: Clock | null
}

/** The kind of agency that manages houses. */
const houseServiceType = 'uk'

/** A report that is put right: its own category stays known to it, and its season is that of its registration. */
type Standing = { readonly category: string; readonly registeredAt: Date }

/**
 * Reads what the rules need and lets them decide, at the moment `at`.
 *
 * @throws Problem that names every field at fault; `report.outside_city` with the neighbour where it is known.
 */
export async function propose(
  db: Reader,
  catalog: CatalogSnapshot,
  filing: Filing,
  at: Temporal.Instant,
  standing?: Standing,
): Promise<Proposal> {
  const category = catalog.categories.get(filing.category)
  const isOffered = !catalog.retiredCategories.has(filing.category) || filing.category === standing?.category
  if (!category || !isOffered) throw invalid([{ field: 'category', code: 'report.category_unknown' }])

  const ground = await groundOf(db, catalog, category, filing)
  if (filing.place && !ground.inside)
    throw new Problem('report.outside_city', {
      errors: [{ field: 'lon', code: 'report.outside_city' }],
      ...(ground.neighbour && { neighbour: ground.neighbour }),
    })
  const registeredAt = standing ? Temporal.Instant.fromEpochMilliseconds(standing.registeredAt.getTime()) : at
  const localTimeOf = (moment: Temporal.Instant) =>
    moment.toZonedDateTimeISO(catalog.city.zone).toPlainDateTime()
  const otherBody = otherBodyOf(catalog.otherBodies, category, ground.otherBodies)
  const faults = filingFaults(
    category,
    // A thing that was there when the report came may be gone since.
    { ...filing, hasPlace: filing.place !== null, objectId: standing ? null : filing.objectId },
    {
      filing: catalog.city.filing,
      monthDay: localTimeOf(registeredAt).toPlainDate().toString().slice(5),
      known: knownObjects(category, catalog, ground),
      otherBody,
    },
  )
  if (faults.length > 0) throw invalid(faults)

  const atHouse = houseOf(category, ground)
  const route = routeOn(ground, catalog, { ...filing, category }, at)
  const calendars = { city: catalog.calendar, agency: catalog.agencyCalendar(route.agency) }
  const started = clocksAtFiling(category, registeredAt, calendars, {
    rule: ruleOf(catalog.city.sources, filing.source),
    important: filing.important ?? false,
    givenDueAt: filing.givenDueAt ?? null,
  })
  const placed = { category: category.code, place: async () => filing.place }
  const clocks = await settleNorm(db, catalog, started, placed, at)
  return {
    category,
    route,
    otherBody,
    calendars,
    clocks,
    place: atHouse ? { lon: atHouse.lon, lat: atHouse.lat } : filing.place,
    house: atHouse?.code ?? null,
    address: ground.house?.label.ru ?? filing.address,
    registeredAt,
    dueAt: promisedAt(clocks) ?? registeredAt,
    dueProvisional: isProvisional(clocks),
    next: nextClock(clocks),
  }
}

/** Who is responsible on a ground that was read for the category, at the moment `at`. */
export function routeOn(
  ground: Ground,
  catalog: CatalogSnapshot,
  { category, details, place }: Pick<Filing, 'details' | 'place'> & { readonly category: Category },
  at: Temporal.Instant,
): RouteDecision {
  return decideRoute({
    category,
    details,
    hasPoint: place !== null,
    localTime: at.toZonedDateTimeISO(catalog.city.zone).toPlainDateTime(),
    areas: ground.areas,
    houseAgency: houseOf(category, ground)?.uk ?? null,
    houseServiceType,
    rules: catalog.rules,
    cityWide: catalog.cityWide,
    dispatchDesk: catalog.dispatchDesk,
  })
}

function houseOf({ place }: Category, { house }: Ground): Ground['house'] {
  return place === 'building' ? house : null
}

/** Every kind of agency that a category or a rule of the pack may ask for. */
export function serviceTypesOf(catalog: CatalogSnapshot, categories: Iterable<Category>): readonly string[] {
  const asked = [...categories].flatMap(({ serviceType, altServiceTypes }) => [
    serviceType,
    ...altServiceTypes,
  ])
  return [...new Set([...asked, ...ruleServiceTypes(catalog)])]
}

function groundOf(db: Reader, catalog: CatalogSnapshot, category: Category, filing: Filing): Promise<Ground> {
  const isHouse = category.place === 'building'
  return readGround(db, {
    place: filing.place,
    serviceTypes: serviceTypesOf(catalog, [category]),
    house: isHouse ? filing.objectId : null,
    objects: namedObjects(category, filing),
  })
}

function ruleServiceTypes({ rules }: CatalogSnapshot): readonly string[] {
  return rules.flatMap((rule) => ('serviceType' in rule.to ? [rule.to.serviceType] : []))
}

/** Everything of the city's layers that the answers name. */
function namedObjects({ questions, place }: Category, { details, objectId }: Filing) {
  const answered = questions.flatMap(({ code, layer }) =>
    layer && typeof details[code] === 'string' ? [{ layer, code: details[code] }] : [],
  )
  return isPlaceLayer(place) && objectId !== null ? [...answered, { layer: place, code: objectId }] : answered
}

function knownObjects(
  { questions, place }: Category,
  catalog: CatalogSnapshot,
  ground: Ground,
): KnownObjects {
  const asked = questions.flatMap(({ layer }) => layer ?? [])
  const layers = [...new Set(isPlaceLayer(place) ? [...asked, place] : asked)]
  return Object.fromEntries(
    layers.map((layer) => [layer, catalog.emptyLayers.has(layer) ? null : codesOf(layer, ground)]),
  )
}

function codesOf(layer: string, { objects }: Ground): ReadonlySet<string> {
  const prefix = `${layer}/`
  return new Set(
    objects.filter((object) => object.startsWith(prefix)).map((object) => object.slice(prefix.length)),
  )
}
