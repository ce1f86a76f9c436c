import type { StreetFeature } from '@gorozhanin/domain/catalog/pack-layers'
import type { AreaGeometry, LineGeometry, Position } from '@gorozhanin/domain/catalog/pack-shapes'
import { covers } from '../geometry.ts'
import { codeFrom, streetInEnglish } from '../transliterate.ts'
import { type AddressRow, type Raw, tag } from './extract.ts'

export type Address = {
  readonly code: string
  readonly street: string
  readonly streetName: string
  readonly number: string
  readonly at: Position
}

/** A code for every name, told apart by a number where two names are spelled alike. */
export function codesFor(names: Iterable<string>): Map<string, string> {
  const codes = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of names) {
    let code = codeFrom(name)
    for (let next = 2; taken.has(code); next += 1) code = `${codeFrom(name)}-${next}`
    taken.add(code)
    codes.set(name, code)
  }
  return codes
}

export const addressKey = (street: string, number: string) =>
  `${street.trim()} ${number.trim().toLowerCase()}`

/** Addresses inside the boundary; one that stands on several buildings keeps the first. */
export function readAddresses(
  rows: readonly AddressRow[],
  boundary: AreaGeometry,
  streetCodes: ReadonlyMap<string, string>,
): Address[] {
  const kept = new Map<string, Omit<Address, 'code'>>()
  for (const { street, housenumber, lat, lon } of rows) {
    const at: Position = [Number(lon), Number(lat)]
    const code = streetCodes.get(street.trim())
    const key = addressKey(street, housenumber)
    if (code === undefined || housenumber.trim() === '' || kept.has(key) || !covers(boundary, at)) continue
    kept.set(key, { street: code, streetName: street.trim(), number: housenumber.trim(), at })
  }
  const codes = codesFor([...kept.values()].map(({ street, number }) => `${street} ${number}`))
  return [...kept.values()].map((address) => ({
    ...address,
    code: codes.get(`${address.street} ${address.number}`) ?? address.street,
  }))
}

/** Streets with a name, from roads inside the boundary; a street that has houses and no road runs through its houses. */
export function readStreets(
  roads: readonly Raw<LineGeometry>[],
  addresses: readonly Address[],
  streetCodes: ReadonlyMap<string, string>,
): StreetFeature[] {
  const lines = Map.groupBy(
    roads.filter((road) => tag(road, 'name') !== ''),
    (road) => tag(road, 'name'),
  )
  const houses = Map.groupBy(addresses, ({ streetName }) => streetName)
  return [...streetCodes].flatMap(([name, code]): StreetFeature[] => {
    const drawn = (lines.get(name) ?? []).flatMap(({ geometry }) => linesOf(geometry))
    const coordinates = drawn.length > 0 ? drawn : throughHouses(houses.get(name) ?? [])
    if (coordinates.length === 0) return []
    return [
      {
        type: 'Feature',
        geometry: { type: 'MultiLineString', coordinates },
        properties: { code, name: { ru: name, en: streetInEnglish(name) } },
      },
    ]
  })
}

export function linesOf(geometry: LineGeometry): Position[][] {
  return geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
}

function throughHouses(houses: readonly Address[]): Position[][] {
  const spots = houses.map(({ at }) => at).toSorted(([a], [b]) => a - b)
  const [only] = spots
  if (!only) return []
  return [spots.length > 1 ? spots : [only, [only[0] + 1e-5, only[1]]]]
}
