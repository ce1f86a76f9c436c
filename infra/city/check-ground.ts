import { type CityPack, packFiles } from '@gorozhanin/domain/catalog/pack'
import type { AreaFeature } from '@gorozhanin/domain/catalog/pack-layers'
import type { AreaGeometry, Position } from '@gorozhanin/domain/catalog/pack-shapes'
import { type Fault, fault } from './faults.ts'
import {
  type Box,
  boxOf,
  covers,
  indexOf,
  polygonsOf,
  ringFault,
  sharedSquareMeters,
  squareMeters,
} from './geometry.ts'
import { featureName } from './read-files.ts'

/** Borders that were drawn by hand may overlap by less than this. */
const sliverSquareMeters = 1

/** Every ring of the pack. What is wrong here makes the checks of areas and houses meaningless. */
export function checkRings({ city, areas, otherBodies, basemap }: CityPack): Fault[] {
  const layers = [
    [packFiles.areas.path, areas.features],
    ...(['land', 'park', 'water', 'building'] as const).map(
      (name) => [`basemap/${name}.geojson`, basemap[name].features] as const,
    ),
  ] as const
  return [
    ...ringFaults(city.boundary, packFiles.city.path, 'boundary'),
    ...city.neighbours.flatMap(({ area, name }) =>
      ringFaults(area, packFiles.city.path, `neighbour ${name.ru}`),
    ),
    ...otherBodies.bodies.flatMap(({ code, area }) =>
      area ? ringFaults(area, packFiles.otherBodies.path, `body ${code}`) : [],
    ),
    ...layers.flatMap(([path, features]) =>
      features.flatMap((feature, index) => {
        const { geometry } = feature
        return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
          ? ringFaults(geometry, path, featureName(feature, index))
          : []
      }),
    ),
  ]
}

function ringFaults(area: AreaGeometry, path: string, where: string): Fault[] {
  return polygonsOf(area)
    .flat()
    .flatMap((ring) => {
      const code = ringFault(ring)
      return code ? [fault(code, path, where, ring[0]?.join(' '))] : []
    })
}

export function checkCity({ city }: CityPack): Fault[] {
  const { lon, lat } = city.center
  const path = packFiles.city.path
  return [
    ...(isZone(city.zone) ? [] : [fault('city.zone_unknown', path, 'zone', city.zone)]),
    ...(covers(city.boundary, [lon, lat]) ? [] : [fault('city.center_outside', path, 'center')]),
  ]
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Areas of those who manage houses must not overlap; other areas may nest, but never be the same ground. */
export function checkAreas({ areas: { features }, catalogue }: CityPack): Fault[] {
  const path = packFiles.areas.path
  const near = indexOf(features.map(({ geometry }) => boxOf(polygonsOf(geometry).flat(2))))
  const wrongDays = features
    .filter(({ properties: { validFrom, validTo } }) => validTo !== null && validTo < validFrom)
    .map(({ properties: { code } }) => fault('area.days', path, `area ${code}`))
  const overlaps = features.flatMap((area, index) =>
    near(boxOf(polygonsOf(area.geometry).flat(2)))
      .filter((other) => other > index)
      .flatMap((other) => overlapOf(area, features[other] as AreaFeature, catalogue.houseServiceType)),
  )
  return [...wrongDays, ...overlaps]
}

function overlapOf(a: AreaFeature, b: AreaFeature, houseServiceType: string): Fault[] {
  if (a.properties.serviceType !== b.properties.serviceType || !shareADay(a, b)) return []
  const shared = sharedSquareMeters(a.geometry, b.geometry)
  const where = `areas ${a.properties.code} and ${b.properties.code}`
  const found = `${Math.round(shared)} m²`
  if (a.properties.serviceType === houseServiceType)
    return shared > sliverSquareMeters ? [fault('area.overlap', packFiles.areas.path, where, found)] : []
  const smaller = Math.min(...[a, b].map(({ geometry }) => squareMeters(polygonsOf(geometry))))
  const larger = Math.max(...[a, b].map(({ geometry }) => squareMeters(polygonsOf(geometry))))
  const same = shared > smaller * 0.999 && smaller > larger * 0.999
  return same ? [fault('area.same_ground', packFiles.areas.path, where, found)] : []
}

function shareADay({ properties: a }: AreaFeature, { properties: b }: AreaFeature): boolean {
  return (a.validTo === null || a.validTo >= b.validFrom) && (b.validTo === null || b.validTo >= a.validFrom)
}

/** Every house lies in the city and in exactly the area of the agency that manages it. */
export function checkHouses({ houses, areas, city, catalogue }: CityPack): Fault[] {
  const path = packFiles.houses.path
  const zones = areas.features.filter(
    ({ properties }) => properties.serviceType === catalogue.houseServiceType,
  )
  const near = indexOf(zones.map(({ geometry }) => boxOf(polygonsOf(geometry).flat(2))))
  return houses.features.flatMap(({ properties: { code, uk }, geometry: { coordinates } }) => {
    const where = `house ${code}`
    if (!covers(city.boundary, coordinates)) return [fault('house.outside_city', path, where)]
    const managers = near(boxAt(coordinates))
      .map((index) => zones[index] as AreaFeature)
      .filter(({ geometry }) => covers(geometry, coordinates))
      .map(({ properties }) => properties.agency)
    return [
      ...(uk === null ? [fault('house.without_manager', path, where)] : []),
      ...(managers.length === 0 && zones.length > 0 ? [fault('house.in_no_area', path, where)] : []),
      ...(uk !== null && managers.length > 0 && !managers.includes(uk)
        ? [fault('house.manager_differs', path, where, managers.join(', '))]
        : []),
    ]
  })
}

const boxAt = ([lon, lat]: Position): Box => [lon, lat, lon, lat]
