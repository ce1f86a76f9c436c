import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import type { AreaFeature } from '@gorozhanin/domain/catalog/pack-layers'
import type { Position } from '@gorozhanin/domain/catalog/pack-shapes'
import { type Geom, intersection, union } from 'polyclip-ts'
import type { BlockPlan, TownPlan } from './plan.ts'
import { type Spot, toRing } from './plane.ts'

type Polygons = Position[][][]
const since = '2024-01-01'

const polygon = (outline: readonly Spot[]): Geom => [toRing(outline)] as Geom

function united(plan: TownPlan, blocks: readonly BlockPlan[]): Polygons {
  const [first, ...rest] = blocks.map(({ along, away }) => polygon(plan.ground.piece(along, away)))
  return first ? (union(first, ...rest) as Polygons) : []
}

/** The service areas of the town: zones of the housing companies that share their borders, contractors, parks. */
export function demoAreas(
  plan: TownPlan,
  boundary: readonly Spot[],
  agencies: readonly Agency[],
): AreaFeature[] {
  const { ground, extent } = plan
  const limits = polygon(boundary)
  const beyond = 4000
  const bank = (from: number, to: number) =>
    intersection(
      limits,
      polygon(ground.piece([extent.along[0] - beyond, extent.along[1] + beyond], [from, to])),
    ) as Polygons
  const [north, south] = [bank(0, extent.away[1] + beyond), bank(extent.away[0] - beyond, 0)]
  const whole = [[toRing(boundary)]] as Polygons
  const tall = united(
    plan,
    plan.blocks.filter(({ kind }) => kind === 'old' || kind === 'estate'),
  )
  const parks = united(
    plan,
    plan.blocks.filter(({ kind }) => ['garden', 'lakeside', 'square', 'grove'].includes(kind)),
  )
  const areas: AreaFeature[] = []
  const add = (
    serviceType: string,
    agency: string,
    part: string,
    name: string,
    english: string,
    shape: Polygons,
    from = since,
    to: string | null = null,
  ) => {
    if (shape.length === 0) return
    areas.push({
      type: 'Feature',
      properties: {
        code: `${serviceType}-${part}`,
        name: { ru: name, en: english },
        serviceType,
        agency,
        validFrom: from,
        validTo: to,
      },
      geometry: { type: 'MultiPolygon', coordinates: shape },
    })
  }

  for (const uk of new Set(plan.blocks.map((each) => each.uk))) {
    const short = agencies.find(({ code }) => code === uk)?.shortName ?? { ru: uk, en: uk }
    add(
      'uk',
      uk,
      uk,
      `Дома: ${short.ru}`,
      `Houses: ${short.en}`,
      united(
        plan,
        plan.blocks.filter((each) => each.uk === uk),
      ),
    )
  }
  add('road', 'dorservis', 'north', 'Дороги правого берега', 'Roads of the north bank', north)
  add('road', 'trassa', 'south', 'Дороги Заречья', 'Roads of Zarechye', south, since, '2026-12-31')
  add('road', 'dorservis', 'south-2027', 'Дороги Заречья', 'Roads of Zarechye', south, '2027-01-01')
  add('lighting', 'gorsvet', 'city', 'Освещение города', 'City lighting', whole)
  add('vodokanal', 'vodokanal', 'city', 'Водоснабжение города', 'City water supply', whole)
  add('teploset', 'teploseti', 'central', 'Центральное отопление', 'District heating', tall)
  add('electric', 'elektroseti', 'city', 'Электросети города', 'City power networks', whole)
  add('gas', 'gorgaz', 'city', 'Газоснабжение города', 'City gas supply', whole)
  add('tko', 'chisty-gorod', 'city', 'Вывоз мусора', 'Waste collection', whole)
  add('improvement', 'ugh', 'city', 'Благоустройство города', 'City upkeep', whole)
  add('improvement', 'park-kultury', 'parks', 'Парки и площадь', 'Parks and the square', parks)
  add('greenery', 'zelenhoz', 'north', 'Зелень правого берега', 'Greenery of the north bank', north)
  add('greenery', 'zelenhoz', 'south', 'Зелень Заречья', 'Greenery of Zarechye', south, since, '2026-10-31')
  add('greenery', 'sad-servis', 'south-2026', 'Зелень Заречья', 'Greenery of Zarechye', south, '2026-11-01')
  add('greenery', 'park-kultury', 'parks', 'Зелень парков', 'Greenery of the parks', parks)
  return areas
}
