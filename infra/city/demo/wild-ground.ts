import type { Position } from '@gorozhanin/domain/catalog/pack-shapes'
import { difference, intersection, union } from 'polyclip-ts'
import type { Span, TownPlan } from './plan.ts'
import { type Spot, toRing } from './plane.ts'
import { randomFrom, seedOf } from './random.ts'
import { lakeOutline, riverOf } from './surroundings.ts'
import { blob } from './terrain.ts'

type Rings = Position[][]

/** Clearings in the forest round the town. */
const glades = [
  { along: 100, away: -420, radius: 250, stretch: 1.5 },
  { along: 4900, away: 900, radius: 240, stretch: 1 },
  { along: 3900, away: 1800, radius: 210, stretch: 1.6 },
  { along: 4950, away: -120, radius: 330, stretch: 1.3 },
  { along: 600, away: 1650, radius: 190, stretch: 1.4 },
  { along: -900, away: 1750, radius: 260, stretch: 1.5 },
  { along: 2600, away: -1180, radius: 200, stretch: 1.8 },
] as const

/** Ground outside the blocks: forest wherever there is neither town nor water, meadow between them. */
export function wildGround(
  plan: TownPlan,
  boundary: readonly Spot[],
): { readonly forest: Rings[]; readonly meadow: Rings[] } {
  const random = randomFrom(seedOf('forest edge'))
  const wave = () => random.between(0, 6)
  const yards = clearedRows(plan)
  const scallops = yards.flatMap((yard) =>
    yard
      .filter((_, index) => index % 5 === 0)
      .map((spot) => blob(spot, random.between(50, 120), [[3, 0.16, wave()]], 1.2)),
  )
  const clearings = (plan.scenery ? glades : []).map(({ along, away, radius, stretch }) =>
    blob(
      plan.ground.at(along, away),
      radius,
      [
        [2, 0.14, wave()],
        [3, 0.1, wave()],
        [5, 0.07, wave()],
      ],
      stretch,
    ),
  )
  const water = united([lakeOutline(), riverOf(plan)])
  const open = united([...yards, ...scallops, ...clearings])
  const limits = [toRing(boundary)]
  return {
    forest: difference(limits, open, water).filter(isWood),
    meadow: difference(intersection(limits, open), water),
  }
}

const united = (outlines: readonly Spot[][]): Rings[] =>
  union(...(outlines.map((outline) => [toRing(outline)]) as [Rings, ...Rings[]]))

const marginMeters = 40

/** The ground of every row of blocks, with a margin: blocks of a row stand side by side. */
function clearedRows({ blocks, ground }: TownPlan): Spot[][] {
  const rows = Map.groupBy(blocks, ({ away }) => away.join())
  return [...rows.values()].map((row) => {
    const along: Span = [
      Math.min(...row.map((block) => block.along[0])) - marginMeters,
      Math.max(...row.map((block) => block.along[1])) + marginMeters,
    ]
    const [south, north] = row[0]?.away ?? [0, 0]
    return ground.piece(along, [south - marginMeters, north + marginMeters])
  })
}

/** Leaves out the shreds between the town's edge and the water: nobody calls ten trees a forest. */
function isWood([outer = []]: Rings): boolean {
  const lons = outer.map(([lon]) => lon)
  const lats = outer.map(([, lat]) => lat)
  return Math.max(...lons) - Math.min(...lons) > 0.006 || Math.max(...lats) - Math.min(...lats) > 0.003
}
