import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import type { Basemap } from '@gorozhanin/domain/catalog/pack-basemap'
import type { Names } from '@gorozhanin/domain/names'
import { type Addressed, addressHouses } from './addresses.ts'
import { demoAgencies } from './agencies.ts'
import { demoAreas } from './areas.ts'
import { demoCity } from './city-file.ts'
import type { Draft } from './draft.ts'
import { inBoth } from './english.ts'
import { demoEscalation } from './escalation.ts'
import { demoOtherBodies } from './other-bodies.ts'
import type { TownPlan } from './plan.ts'
import { type Spot, toLine, toPosition, toRing } from './plane.ts'
import { demoRouting } from './routing.ts'
import { demoStaff } from './staff.ts'
import { demoStops } from './stops.ts'
import { boundaryOf, drawSurroundings, roadsOfStreets } from './surroundings.ts'
import { buildTown } from './town.ts'
import { wildGround } from './wild-ground.ts'

/** The files that a generator or an importer makes; catalogue and calendar are laid beside them. */
export type DrawnPack = Omit<
  CityPack,
  'catalogue' | 'synonyms' | 'calendar' | 'reasons' | 'templatesRu' | 'templatesEn' | 'version'
>

const named = (name: string | null): Names | null => (name === null ? null : inBoth(name))
const point = (at: Spot) => ({ type: 'Point' as const, coordinates: toPosition(at) })
const area = (outline: readonly Spot[], holes: readonly (readonly Spot[])[] = []) => ({
  type: 'Polygon' as const,
  coordinates: [outline, ...holes].map(toRing),
})
const feature = <Geometry, Properties>(geometry: Geometry, properties: Properties) => ({
  type: 'Feature' as const,
  geometry,
  properties,
})
const layer = <Feature>(features: readonly Feature[]) => ({
  type: 'FeatureCollection' as const,
  features: [...features],
})

/** The invented town as a pack, but for its catalogue and calendar. */
export function drawPack(plan: TownPlan): DrawnPack {
  const draft = buildTown(plan)
  drawSurroundings(draft, plan)
  const houses = addressHouses(draft)
  const boundary = boundaryOf(plan)
  const agencies = demoAgencies(new Set(plan.blocks.map(({ uk }) => uk)))
  return {
    city: demoCity(plan, boundary),
    agencies: { agencies },
    routing: demoRouting,
    escalation: { rules: [...demoEscalation] },
    otherBodies: { bodies: demoOtherBodies(plan, draft) },
    staff: { staff: demoStaff(agencies) },
    areas: layer(demoAreas(plan, boundary, agencies)),
    streets: layer(
      draft.streets.map(({ code, name, lines }) =>
        feature(
          { type: 'MultiLineString' as const, coordinates: lines.map(toLine) },
          { code, name: inBoth(name) },
        ),
      ),
    ),
    houses: layer(
      houses.map(({ at, code, street, number, uk, levels, flats }) =>
        feature(point(at), {
          code,
          street: street.code,
          number,
          uk,
          levels,
          ...(flats > 0 ? { flats } : {}),
        }),
      ),
    ),
    containerSites: layer(
      draft.containerSites.map(({ at, containers }, index) =>
        feature(point(at), { code: `site-${index + 1}`, number: String(index + 1), containers }),
      ),
    ),
    stops: layer(demoStops(draft)),
    institutions: layer(institutions(draft, houses)),
    basemap: basemapOf(draft, plan, boundary, houses),
  }
}

function institutions(draft: Draft, houses: readonly Addressed[]) {
  return draft.institutions.map(({ kind, name, building }, index) => {
    const house = houses.find(({ outline }) => outline === building.outline)
    const street = house && inBoth(house.street.name)
    const address = house &&
      street && { ru: `${street.ru}, ${house.number}`, en: `${house.number} ${street.en}` }
    return feature(point(building.at), {
      code: `place-${index + 1}`,
      name: inBoth(name),
      kind,
      ...(address ? { address } : {}),
    })
  })
}

function basemapOf(
  draft: Draft,
  plan: TownPlan,
  boundary: readonly Spot[],
  houses: readonly Addressed[],
): Basemap {
  const byOutline = new Map(houses.map((house) => [house.outline, house]))
  const { forest, meadow } = wildGround(plan, boundary)
  const wild = [
    ...meadow.map((coordinates) => ({ kind: 'grass' as const, coordinates })),
    ...forest.map((coordinates) => ({ kind: 'forest' as const, coordinates })),
  ].map(({ kind, coordinates }) => feature({ type: 'Polygon' as const, coordinates }, { kind, name: null }))
  return {
    land: layer([
      ...wild,
      ...draft.land.map(({ kind, name, outline }) => feature(area(outline), { kind, name: named(name) })),
    ]),
    park: layer(
      draft.parks.map(({ kind, name, outline, holes }) =>
        feature(area(outline, holes), { kind, name: named(name) }),
      ),
    ),
    water: layer(
      draft.water.map(({ kind, name, outline }) => feature(area(outline), { kind, name: named(name) })),
    ),
    building: layer(
      draft.buildings.map(({ kind, name, outline, levels }) => {
        const house = byOutline.get(outline)
        return feature(area(outline), {
          kind,
          name: named(name),
          number: house?.number ?? null,
          house: house?.code ?? null,
          levels,
        })
      }),
    ),
    road: layer(
      [...roadsOfStreets(draft), ...draft.roads].map(({ kind, name, line, bridge }) =>
        feature(
          { type: 'LineString' as const, coordinates: toLine(line) },
          { kind, name: named(name), bridge },
        ),
      ),
    ),
    rail: layer(
      draft.rails.map(({ kind, name, line, bridge }) =>
        feature(
          { type: 'LineString' as const, coordinates: toLine(line) },
          { kind, name: named(name), bridge },
        ),
      ),
    ),
    place: layer([
      feature(point(plan.ground.at(1515, 600)), {
        kind: 'city' as const,
        name: { ru: 'Ясноозёрск', en: 'Yasnoozyorsk' },
      }),
      ...draft.places.map(({ kind, name, at }) => feature(point(at), { kind, name: inBoth(name) })),
    ]),
  }
}
