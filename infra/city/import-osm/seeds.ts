import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import type { Catalogue, ServiceType } from '@gorozhanin/domain/catalog/pack-categories'
import type { AreaFeature } from '@gorozhanin/domain/catalog/pack-layers'
import type { AreaGeometry, Position } from '@gorozhanin/domain/catalog/pack-shapes'
import { type Geom, intersection } from 'polyclip-ts'
import { boxOf, polygonsOf } from '../geometry.ts'

/*
 * An extract knows streets and houses, but not who keeps them. Until the city says so, invented organisations,
 * marked «условная», answer for everything: the pack can be loaded and tried on the first day.
 */

/** How many areas the ground is parted into; other service types have one agency for the whole city. */
const partsOf: Readonly<Record<string, number>> = {
  uk: 4,
  road: 2,
  lighting: 1,
  vodokanal: 1,
  teploset: 1,
  electric: 1,
  gas: 1,
  tko: 1,
  improvement: 1,
  greenery: 1,
}
const external = ['police', 'gas']
const desk = 'edds112'
const since = '2024-01-01'

export function seedAgencies({ serviceTypes }: Catalogue): Agency[] {
  return serviceTypes.flatMap((type) =>
    Array.from({ length: partsOf[type.code] ?? 1 }, (_, index) =>
      seedAgency(type, index, partsOf[type.code] ?? 1),
    ),
  )
}

function seedAgency({ code, name, roundTheClock }: ServiceType, index: number, of: number): Agency {
  const number = of > 1 ? ` № ${index + 1}` : ''
  const names = {
    ru: `${name.ru}${number} (условная)`,
    en: `${name.en}${number.replace('№', 'No.')} (placeholder)`,
  }
  return {
    code: of > 1 ? `${code}-${index + 1}` : code,
    name: names,
    shortName: { ru: `${name.ru}${number}`, en: `${name.en}${number.replace('№', 'No.')}` },
    serviceTypes: [code],
    cityWide: index === 0 ? [code] : [],
    hours: roundTheClock ? 'round_the_clock' : 'city',
    external: external.includes(code),
    dispatchDesk: code === desk,
    phone: code === desk ? '112' : null,
  }
}

/** Areas of every type that is parted, each type's tiling the whole city so that every house lies in exactly one. */
export function seedAreas(
  boundary: AreaGeometry,
  houses: readonly Position[],
  agencies: readonly Agency[],
): AreaFeature[] {
  return Object.entries(partsOf).flatMap(([type, parts]) => {
    const owners = agencies.filter(({ serviceTypes }) => serviceTypes.includes(type))
    return partGround(boundary, houses, parts).map((geometry, index): AreaFeature => {
      const owner = owners[index] as Agency
      return {
        type: 'Feature',
        geometry,
        properties: {
          code: `${type}-area-${index + 1}`,
          name: { ru: `${owner.shortName.ru}: условная зона`, en: `${owner.shortName.en}: placeholder area` },
          serviceType: type,
          agency: owner.code,
          validFrom: since,
          validTo: null,
        },
      }
    })
  })
}

type Box = readonly [west: number, south: number, east: number, north: number]

/** Parts of the boundary with about as many houses in each. */
export function partGround(
  boundary: AreaGeometry,
  houses: readonly Position[],
  parts: number,
): AreaGeometry[] {
  if (parts === 1) return [boundary]
  const [west, south, east, north] = boxOf(polygonsOf(boundary).flat(2))
  const boxes = halve([west - 1, south - 1, east + 1, north + 1], houses, parts, 0)
  return boxes.map(([w, s, e, n]) => ({
    type: 'MultiPolygon',
    coordinates: intersection(
      polygonsOf(boundary) as Geom,
      [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ] as Geom,
    ) as Position[][][],
  }))
}

/** Halves a box by its houses, in turn from west to east and from south to north. No house stands on a cut. */
function halve(box: Box, houses: readonly Position[], parts: number, axis: 0 | 1): Box[] {
  if (parts === 1) return [box]
  const lower = Math.floor(parts / 2)
  const sorted = [...new Set(houses.map((at) => at[axis]))].toSorted((a, b) => a - b)
  const middle = Math.max(1, Math.floor((sorted.length * lower) / parts))
  const cut =
    sorted.length > 1
      ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
      : (box[axis] + (box[axis + 2] as number)) / 2
  const [first, second] =
    axis === 0
      ? [[box[0], box[1], cut, box[3]] as const, [cut, box[1], box[2], box[3]] as const]
      : [[box[0], box[1], box[2], cut] as const, [box[0], cut, box[2], box[3]] as const]
  const next = axis === 0 ? 1 : 0
  return [
    ...halve(
      first,
      houses.filter((at) => at[axis] < cut),
      lower,
      next,
    ),
    ...halve(
      second,
      houses.filter((at) => at[axis] > cut),
      parts - lower,
      next,
    ),
  ]
}
