import type { OtherBody } from '@gorozhanin/domain/catalog/pack-other-bodies'
import type { Position } from '@gorozhanin/domain/catalog/pack-shapes'
import { type Geom, union } from 'polyclip-ts'
import type { Draft } from './draft.ts'
import type { TownPlan } from './plan.ts'
import { headingOf, type Spot, step, toRing } from './plane.ts'

const roadMatters = [
  'pothole-road',
  'road-puddle',
  'road-marking',
  'road-sign',
  'road-barrier',
  'road-debris',
  'snow-road',
]

/** Half of the width of the ground that goes with a highway. */
const roadsideMeters = 24

/**
 * Who answers beside the city in the demo town. The railway is asked directly; of the highway round the town and of
 * order in the streets the city takes reports and passes them on. Phones and addresses are of nobody.
 */
export function demoOtherBodies(plan: TownPlan, draft: Draft): OtherBody[] {
  const [south] = plan.extent.away
  const [first, ...others] = draft.roads
    .filter(({ kind }) => kind === 'highway')
    .map(({ line }) => [toRing(strip(line, roadsideMeters))] as Geom)
  const highway = first && (union(first, ...others) as Position[][][])
  const rails = plan.ground.piece(plan.extent.along, [south - 60, south - 15])
  return [
    {
      code: 'railway',
      name: { ru: 'Железная дорога, дистанция пути', en: 'Railway, track department' },
      phone: '+7 (000) 300-20-01',
      url: 'https://railway.example/appeal',
      categories: [],
      area: { type: 'Polygon', coordinates: [toRing(rails)] },
      cityTakes: false,
    },
    ...(highway
      ? [
          {
            code: 'highway',
            name: { ru: 'Управление федеральной дороги', en: 'Federal Highway Office' },
            phone: '+7 (000) 300-20-02',
            url: 'https://highway.example/hotline',
            categories: roadMatters,
            area: { type: 'MultiPolygon' as const, coordinates: highway },
            cityTakes: true,
          },
        ]
      : []),
    {
      code: 'police',
      name: { ru: 'Отдел полиции', en: 'Police Department' },
      phone: '102',
      url: null,
      categories: ['noise-night', 'public-order', 'parking-blocking'],
      area: null,
      cityTakes: true,
    },
  ]
}

/** The ground on both sides of a line, its left side first. */
function strip(line: readonly Spot[], meters: number): Spot[] {
  const side = (aside: number) =>
    line.map((spot, index) =>
      step(spot, headingOf(line[index - 1] ?? spot, line[index + 1] ?? spot), 0, aside),
    )
  return [...side(meters), ...side(-meters).toReversed()]
}
