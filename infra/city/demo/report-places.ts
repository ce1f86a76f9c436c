import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import type { Category } from '@gorozhanin/domain/catalog/pack-categories'
import type { HouseFeature } from '@gorozhanin/domain/catalog/pack-layers'
import type { Position } from '@gorozhanin/domain/catalog/pack-shapes'
import type { Coordinates, Names } from '@gorozhanin/domain/names'
import { boxOf, covers } from '../geometry.ts'
import type { Random } from './random.ts'

export type ReportPlace = Coordinates & {
  /** The house, stop or container site that the report is about. */
  readonly objectId?: string
  readonly address: Names
}

type PlaceFinder = (category: Category, random: Random) => ReportPlace | null

const inYards = [
  'pothole-yard',
  'yard-light-out',
  'playground-damage',
  'parking-lawn',
  'abandoned-car',
  'parking-blocking',
  'noise-night',
  'public-order',
  'fire-hazard',
  'stray-dogs',
  'other-problem',
  'platform-error',
]
const inParks = [
  'bench-urn-maf',
  'litter-public',
  'bin-overflow',
  'tree-dangerous',
  'lawn-mowing',
  'weeds-ticks',
  'warranty-defect',
  'light-needed',
  'municipal-property',
]
const onWideRoads = [
  'pothole-road',
  'road-marking',
  'traffic-light',
  'road-sign',
  'snow-road',
  'street-line-out',
  'traffic-scheme',
  'road-barrier',
]

/** Finds a believable place for a report: a house, a stop, a yard, a park or a spot on a street. */
export function placeFinder(pack: CityPack): PlaceFinder {
  const houses = pack.houses.features
  const tall = houses.filter(({ properties: { flats = 0 } }) => flats > 1)
  const parks = pack.basemap.park.features.filter(({ properties: { kind } }) => kind !== 'yard')
  const roads = pack.basemap.road.features.filter(({ properties: { name } }) => name !== null)
  const wide = roads.filter(({ properties: { kind } }) => kind === 'avenue' || kind === 'main')
  const shown = (position: Position, objectId?: string): ReportPlace => {
    const [lon, lat] = position.map((degrees) => Math.round(degrees * 1e5) / 1e5) as Position
    return { lon, lat, address: addressNear(pack, position), ...(objectId === undefined ? {} : { objectId }) }
  }
  /** Roads lead out of the city: such a spot is picked again. */
  const onRoad = (random: Random, among: typeof roads): ReportPlace => {
    const { geometry } = random.pick(among)
    const line = geometry.type === 'LineString' ? geometry.coordinates : random.pick(geometry.coordinates)
    const spot = near(random, random.pick(line), 6)
    return covers(pack.city.boundary, spot) ? shown(spot) : onRoad(random, among)
  }
  const inPark = (random: Random) => {
    const { geometry } = random.pick(parks)
    const [west, south, east, north] = boxOf(
      geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
    )
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const spot: Position = [random.between(west, east), random.between(south, north)]
      if (covers(geometry, spot)) return shown(spot)
    }
    return onRoad(random, roads)
  }

  return ({ code, place, group }, random) => {
    if (place === 'none' || (place === 'optional' && random.chance(0.5))) return null
    if (place === 'stop') return atFeature(random.pick(pack.stops.features), shown)
    if (place === 'container_site') return atFeature(random.pick(pack.containerSites.features), shown)
    if (place === 'building') return atFeature(random.pick(tall), shown)
    if (inYards.includes(code)) return shown(near(random, random.pick(tall).geometry.coordinates, 28))
    if (inParks.includes(code) && parks.length > 0 && random.chance(0.6)) return inPark(random)
    if (code === 'illegal-dump' || code === 'gravel-road')
      return shown(near(random, random.pick(houses).geometry.coordinates, 60))
    if (group === 'other') return shown(near(random, random.pick(tall).geometry.coordinates, 15))
    return onRoad(random, onWideRoads.includes(code) && wide.length > 0 ? wide : roads)
  }
}

function atFeature(
  {
    properties,
    geometry,
  }: {
    readonly properties: { readonly code: string }
    readonly geometry: { readonly coordinates: Position }
  },
  shown: (position: Position, objectId?: string) => ReportPlace,
): ReportPlace {
  return shown(geometry.coordinates, properties.code)
}

const metersPerLat = 111_320

/** A position some metres from another. */
export function near(random: Random, [lon, lat]: Position, meters: number): Position {
  const perLon = metersPerLat * Math.cos((lat * Math.PI) / 180)
  return [
    lon + random.between(-meters, meters) / perLon,
    lat + random.between(-meters, meters) / metersPerLat,
  ]
}

/** The address of the nearest house, as people name a place. */
function addressNear({ houses, streets }: CityPack, [lon, lat]: Position): Names {
  const squeeze = Math.cos((lat * Math.PI) / 180)
  const far = ({ geometry: { coordinates } }: HouseFeature) =>
    ((coordinates[0] - lon) * squeeze) ** 2 + (coordinates[1] - lat) ** 2
  const house = houses.features.reduce((best, each) => (far(each) < far(best) ? each : best))
  const street = streets.features.find(({ properties }) => properties.code === house.properties.street)
  const name = street?.properties.name ?? { ru: house.properties.street, en: house.properties.street }
  return { ru: `${name.ru}, ${house.properties.number}`, en: `${house.properties.number} ${name.en}` }
}
