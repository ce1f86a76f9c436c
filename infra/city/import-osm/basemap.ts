import type {
  Basemap,
  buildingKinds,
  landKinds,
  parkKinds,
  roadKinds,
} from '@gorozhanin/domain/catalog/pack-basemap'
import type { AreaGeometry } from '@gorozhanin/domain/catalog/pack-shapes'
import type { Names } from '@gorozhanin/domain/names'
import { polygonsOf, squareMeters } from '../geometry.ts'
import { streetInEnglish, transliterate } from '../transliterate.ts'
import { type Address, addressKey } from './addresses.ts'
import { type Extract, type Raw, tag } from './extract.ts'
import { repairArea } from './repair.ts'

type Of<Kinds extends readonly string[]> = Kinds[number]

const landKind: Readonly<Record<string, Of<typeof landKinds>>> = {
  residential: 'residential',
  garages: 'industrial',
  industrial: 'industrial',
  quarry: 'industrial',
  landfill: 'industrial',
  retail: 'commercial',
  commercial: 'commercial',
  construction: 'construction',
  greenfield: 'construction',
  natural_wood: 'forest',
  forest: 'forest',
  logging: 'forest',
  natural_scrub: 'grass',
  grass: 'grass',
  meadow: 'grass',
  village_green: 'grass',
  natural_grassland: 'grass',
  farmland: 'farmland',
  allotments: 'allotments',
  cemetery: 'cemetery',
  natural_wetland: 'wetland',
  military: 'military',
  railway: 'railway',
  religious: 'institution',
  leisure_pitch: 'pitch',
  leisure_track: 'pitch',
  leisure_stadium: 'pitch',
  leisure_ice_rink: 'pitch',
  leisure_sports_centre: 'institution',
  leisure_fitness_station: 'playground',
  leisure_playground: 'playground',
}
const parkKind: Readonly<Record<string, Of<typeof parkKinds>>> = {
  leisure_park: 'park',
  leisure_garden: 'garden',
  recreation_ground: 'park',
}

const roadKind: Readonly<Record<string, Of<typeof roadKinds>>> = {
  motorway: 'highway',
  trunk: 'highway',
  trunk_link: 'highway',
  primary: 'avenue',
  primary_link: 'avenue',
  secondary: 'avenue',
  secondary_link: 'avenue',
  tertiary: 'main',
  tertiary_link: 'main',
  residential: 'street',
  unclassified: 'street',
  road: 'street',
  living_street: 'lane',
  service: 'yard',
  pedestrian: 'pedestrian',
  footway: 'path',
  path: 'path',
  steps: 'path',
  cycleway: 'path',
  track: 'track',
}
const buildingKind: Readonly<Record<string, Of<typeof buildingKinds>>> = {
  apartments: 'apartments',
  dormitory: 'apartments',
  residential: 'apartments',
  house: 'house',
  detached: 'house',
  garages: 'garage',
  garage: 'garage',
  shed: 'garage',
  industrial: 'industrial',
  warehouse: 'industrial',
  hangar: 'industrial',
  service: 'industrial',
  retail: 'commercial',
  supermarket: 'commercial',
  kiosk: 'commercial',
  commercial: 'commercial',
  office: 'commercial',
  school: 'public',
  kindergarten: 'public',
  public: 'public',
  government: 'public',
  hospital: 'public',
  fire_station: 'public',
  church: 'public',
  transportation: 'public',
}

export type Note = {
  readonly file: string
  readonly feature: string
  readonly what: string
  readonly kept: boolean
}

const feature = <Geometry, Properties>(geometry: Geometry, properties: Properties) => ({
  type: 'Feature' as const,
  geometry,
  properties,
})
const layer = <Feature>(features: Feature[]) => ({ type: 'FeatureCollection' as const, features })
const named = (name: string): Names | null => (name === '' ? null : { ru: name, en: transliterate(name) })
const streetNamed = (name: string): Names | null =>
  name === '' ? null : { ru: name, en: streetInEnglish(name) }

/** The basemap of an extract. Bad rings are repaired or left out, and every one of them is noted by its name. */
export function drawBasemap(extract: Extract, addresses: readonly Address[], notes: Note[]): Basemap {
  const houses = new Map(addresses.map((each) => [addressKey(each.streetName, each.number), each.code]))
  const sound = (file: string, features: readonly Raw<AreaGeometry>[]) =>
    features.flatMap((raw) => {
      const { area, fault } = repairArea(raw.geometry)
      if (fault !== null)
        notes.push({
          file,
          feature: tag(raw, 'name') || `id ${tag(raw, 'id')}`,
          what: fault,
          kept: area !== null,
        })
      return area ? [{ ...raw, geometry: area }] : []
    })
  const landuse = sound('landuse.geojson', extract.landuse)
  return {
    land: layer([
      ...landuse.flatMap((raw) => {
        const kind = landKind[tag(raw, 'landuse')]
        return kind ? [feature(raw.geometry, { kind, name: null })] : []
      }),
      ...sound('parking.geojson', extract.parking).map((raw) =>
        feature(raw.geometry, { kind: 'parking' as const, name: null }),
      ),
    ]),
    park: layer(
      landuse.flatMap((raw) => {
        const kind = parkKind[tag(raw, 'landuse')]
        return kind ? [feature(raw.geometry, { kind, name: named(tag(raw, 'name')) })] : []
      }),
    ),
    water: layer(
      sound('water.geojson', extract.water).map((raw) => {
        const kind = squareMeters(polygonsOf(raw.geometry)) > 50_000 ? ('lake' as const) : ('pond' as const)
        return feature(raw.geometry, { kind, name: named(tag(raw, 'name')) })
      }),
    ),
    building: layer(
      sound('buildings.geojson', extract.buildings).map((raw) => {
        const number = tag(raw, 'housenumber')
        const house = houses.get(addressKey(tag(raw, 'street'), number)) ?? null
        return feature(raw.geometry, {
          kind: kindOfBuilding(raw),
          name: named(tag(raw, 'name')),
          number: number || null,
          house,
          levels: levelsOf(raw),
        })
      }),
    ),
    road: layer(
      extract.roads.flatMap((raw) => {
        const kind = roadKind[tag(raw, 'highway')]
        return kind
          ? [
              feature(raw.geometry, {
                kind,
                name: streetNamed(tag(raw, 'name')),
                bridge: tag(raw, 'bridge') === 'yes',
              }),
            ]
          : []
      }),
    ),
    rail: layer(
      extract.railway.map((raw) =>
        feature(raw.geometry, { kind: 'main' as const, name: null, bridge: false }),
      ),
    ),
    place: layer(
      extract.places.flatMap((raw) => {
        const name = named(tag(raw, 'name'))
        const kind = (
          { city: 'city', town: 'city', village: 'village', hamlet: 'village', suburb: 'district' } as const
        )[tag(raw, 'place')]
        return name && kind ? [feature(raw.geometry, { kind, name })] : []
      }),
    ),
  }
}

const largeHouseSquareMeters = 350

function kindOfBuilding(raw: Raw<AreaGeometry>): Of<typeof buildingKinds> {
  const known = buildingKind[tag(raw, 'building')]
  if (known) return known
  if (tag(raw, 'amenity') !== '') return 'public'
  if (tag(raw, 'shop') !== '' || tag(raw, 'office') !== '') return 'commercial'
  if (tag(raw, 'housenumber') === '') return 'other'
  return squareMeters(polygonsOf(raw.geometry)) > largeHouseSquareMeters ? 'apartments' : 'house'
}

export function levelsOf(raw: Raw<AreaGeometry>): number | null {
  const levels = Math.round(Number(tag(raw, 'levels')))
  return levels >= 1 && levels <= 100 ? levels : null
}
