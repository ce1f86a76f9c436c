import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '@gorozhanin/domain/catalog/pack-categories'
import type { City } from '@gorozhanin/domain/catalog/pack-city'
import type { HouseFeature } from '@gorozhanin/domain/catalog/pack-layers'
import type { AreaGeometry, LineGeometry, Position } from '@gorozhanin/domain/catalog/pack-shapes'
import type { Names } from '@gorozhanin/domain/names'
import type { DrawnPack } from '../demo/assemble.ts'
import { covers } from '../geometry.ts'
import { reportSources } from '../report-sources.ts'
import { codeFrom, transliterate } from '../transliterate.ts'
import { writePack } from '../write-pack.ts'
import { type Address, addressKey, codesFor, linesOf, readAddresses, readStreets } from './addresses.ts'
import { drawBasemap, levelsOf, type Note } from './basemap.ts'
import { type Limits, readLimits } from './boundary.ts'
import { type Extract, type Raw, readExtract, tag } from './extract.ts'
import { readContainerSites, readInstitutions } from './institutions.ts'
import { seedAgencies, seedAreas } from './seeds.ts'

type ImportOrder = {
  /** Folder of the extract. */
  readonly extract: string
  /** GeoJSON file with the city's limits, and the `name` of its feature there. */
  readonly boundary: string
  readonly feature: string
  readonly name: Names
  readonly zone: string
}

type Imported = { readonly notes: readonly Note[]; readonly counts: Readonly<Record<string, number>> }

/** Makes a city pack of an OpenStreetMap extract, with invented organisations where the extract knows none. */
export async function importPack(order: ImportOrder, out: string): Promise<Imported> {
  const extract = await readExtract(order.extract)
  const limits = await readLimits(order.boundary, order.feature)
  const catalogue = JSON.parse(
    await readFile(join(import.meta.dirname, '../catalogue/categories.json'), 'utf8'),
  ) as Catalogue
  const notes: Note[] = []
  const pack = drawCity(order, extract, limits, catalogue, notes)
  await writePack(out, pack)
  return {
    notes,
    counts: {
      houses: pack.houses.features.length,
      streets: pack.streets.features.length,
      buildings: pack.basemap.building.features.length,
      roads: pack.basemap.road.features.length,
      institutions: pack.institutions.features.length,
      'container sites': pack.containerSites.features.length,
      agencies: pack.agencies.agencies.length,
      areas: pack.areas.features.length,
      repaired: notes.filter(({ kept }) => kept).length,
      'left out': notes.filter(({ kept }) => !kept).length,
    },
  }
}

const layer = <Feature>(features: Feature[]) => ({ type: 'FeatureCollection' as const, features })

function drawCity(
  order: ImportOrder,
  extract: Extract,
  limits: Limits,
  catalogue: Catalogue,
  notes: Note[],
): DrawnPack {
  const { boundary } = limits
  const roads = extract.roads.filter(({ geometry }) =>
    linesOf(geometry)
      .flat()
      .some((at) => covers(boundary, at)),
  )
  const streetCodes = codesFor(streetNames(roads, extract, boundary))
  const addresses = readAddresses(extract.addresses, boundary, streetCodes)
  const spots = addresses.map(({ at }) => at)
  const agencies = seedAgencies(catalogue)
  const areas = seedAreas(boundary, spots, agencies)
  const basemap = drawBasemap(extract, addresses, notes)
  const center = middleOf(spots)
  const cityPlace = {
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [center.lon, center.lat] as Position },
    properties: { kind: 'city' as const, name: order.name },
  }
  return {
    city: cityFile(order, limits, center),
    agencies: { agencies },
    routing: { rules: [] },
    escalation: {
      rules: [
        {
          code: 'answer-late',
          clock: 'answer',
          when: 'breach',
          to: ['agency', 'curator'],
          by: ['bell', 'mail'],
        },
      ],
    },
    staff: { staff: [] },
    otherBodies: { bodies: [] },
    areas: layer(areas),
    streets: layer(readStreets(roads, addresses, streetCodes)),
    houses: layer(houseFeatures(addresses, extract, areas, catalogue.houseServiceType)),
    containerSites: layer(readContainerSites(extract.poi, boundary)),
    stops: layer([]),
    institutions: layer(readInstitutions(extract.poi, boundary)),
    basemap: { ...basemap, place: layer([cityPlace, ...basemap.place.features]) },
  }
}

/** Names of roads and of addresses inside the boundary, in the order of the alphabet. */
function streetNames(
  roads: readonly Raw<LineGeometry>[],
  extract: Extract,
  boundary: AreaGeometry,
): string[] {
  const ofHouses = extract.addresses
    .filter(({ lon, lat }) => covers(boundary, [Number(lon), Number(lat)]))
    .map(({ street }) => street.trim())
  const names = new Set([...roads.map((road) => tag(road, 'name')), ...ofHouses])
  return [...names].filter((name) => name !== '').toSorted()
}

function houseFeatures(
  addresses: readonly Address[],
  { buildings }: Extract,
  areas: DrawnPack['areas']['features'],
  houseServiceType: string,
): HouseFeature[] {
  const byAddress = new Map(
    buildings.map((raw) => [addressKey(tag(raw, 'street'), tag(raw, 'housenumber')), raw]),
  )
  const zones = areas.filter(({ properties }) => properties.serviceType === houseServiceType)
  return addresses.map(({ code, street, streetName, number, at }) => {
    const building = byAddress.get(addressKey(streetName, number))
    const uk = zones.find(({ geometry }) => covers(geometry, at))?.properties.agency ?? null
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties: { code, street, number, uk, levels: building ? levelsOf(building) : null },
    }
  })
}

function middleOf(spots: readonly Position[]): City['center'] {
  const half = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { lon: half(spots.map(([lon]) => lon)), lat: half(spots.map(([, lat]) => lat)) }
}

function cityFile(
  { name, zone }: ImportOrder,
  { boundary, region, neighbours }: Limits,
  center: City['center'],
): City {
  return {
    code: codeFrom(name.ru),
    name,
    region: { ru: region, en: transliterate(region) },
    zone,
    center,
    boundary,
    languages: ['ru', 'en'],
    hours: {
      days: [1, 2, 3, 4, 5],
      opens: '08:30',
      closes: '17:30',
      break: { from: '12:30', to: '13:30' },
      shortenedByMinutes: 60,
    },
    filing: { mode: 'open', photosMax: 5, requirePhoto: true, textMin: 3, textMax: 4000 },
    limits: { perDeviceHour: 10, perDeviceDay: 30, perAddressHour: 200 },
    confirmDays: 7,
    repeats: { windowDays: 60, groupWindowDays: { snow: 3 } },
    sources: reportSources,
    dailyLetterAt: '08:30',
    phones: [{ name: { ru: 'Экстренные службы', en: 'Emergency services' }, phone: '112' }],
    neighbours,
    branding: {
      accent: '#0f6cbd',
      authority: { ru: `Администрация: ${name.ru}`, en: `Administration of ${name.en}` },
    },
    attribution: [{ text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright' }],
    demo: false,
  }
}
