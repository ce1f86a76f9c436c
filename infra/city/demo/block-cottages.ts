import { type Block, outlineOf, within } from './block.ts'
import { type Building, build } from './draft.ts'
import { bar, ell } from './footprints.ts'
import { lengthOf, step, walk } from './plane.ts'

const plotMeters = 23

/** Private houses with gardens on both sides of every lane. */
export function buildCottages(block: Block): void {
  const { draft, lanes, away, random } = block
  draft.land.push({ kind: 'cottages', name: null, outline: outlineOf(block, 6) })
  for (const lane of lanes) {
    if (lane.away < away[1]) lineLane(block, lane, 1)
    if (lane.away > away[0]) lineLane(block, lane, -1)
  }
  const sites = Math.max(1, Math.round((block.along[1] - block.along[0]) / 280))
  for (let index = 0; index < sites; index += 1)
    for (const lane of lanes.filter((_, order) => order % 3 === 1)) {
      const east = ((index + 0.5) / sites) * (block.along[1] - block.along[0])
      draft.containerSites.push({
        at: within(block, east, lane.away - away[0] + 6).at,
        containers: random.whole(2, 4),
      })
    }
}

function lineLane(block: Block, { street, away }: Block['lanes'][number], side: 1 | -1): void {
  const { ground, along, random, draft, site } = block
  const setback = street.kind === 'lane' ? 15 : 21
  const [from, to] = side === 1 ? along : [along[1], along[0]]
  const line = ground.alongRiver(away + side * setback, from + side * 16, to - side * 16)
  const whole = lengthOf(line)
  for (let at = plotMeters / 2; at < whole - 8; at += plotMeters + random.between(-2, 4)) {
    if (random.chance(0.05)) continue
    const { spot, heading } = walk(line, at)
    const long = random.between(8, 12)
    const house: Omit<Building, 'outline'> = {
      kind: 'house',
      name: null,
      at: step(spot, heading, random.between(-2, 2), random.between(-2, 3)),
      levels: random.pick([1, 1, 1, 2]),
      flats: 1,
      street,
      uk: block.uk,
    }
    const shape = random.chance(0.25) ? ell(long + 2, 6.5, 4) : bar(long, random.between(7, 10))
    const built = build(draft, site, shape, { ...house, heading, gap: 3 })
    if (built && random.chance(0.65))
      build(draft, site, bar(random.between(5, 8), random.between(4, 5)), {
        ...house,
        kind: 'garage',
        at: step(spot, heading, random.pick([-6, 6]), random.between(13, 19)),
        heading,
        gap: 1,
        levels: 1,
        flats: 0,
        street: null,
      })
  }
}
