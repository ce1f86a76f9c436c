import { type Block, outlineOf, rectangle, sideLine, sides, sizeOf, within } from './block.ts'
import { build } from './draft.ts'
import { bar, ell } from './footprints.ts'
import { lengthOf, step, walk } from './plane.ts'

const metersPerEntrance = 19

/** The old town: houses of three to five storeys along the streets, a quiet yard behind them. */
export function buildOldBlock(block: Block): void {
  for (const side of sides) {
    const street = block.streetOn(side)
    if (street) lineHouses(block, side)
  }
  layYard(block)
}

function lineHouses(block: Block, side: (typeof sides)[number]): void {
  const { random } = block
  const line = sideLine(block, side, 26)
  const whole = lengthOf(line)
  for (let at = 4; at < whole - 30; ) {
    const long = Math.min(random.pick([38, 44, 57, 57, 63, 76]), whole - at - 2)
    if (long < 30) break
    const { spot, heading } = walk(line, at + long / 2)
    const levels = random.pick([3, 4, 5, 5])
    const corner = random.chance(0.18) && long < 60
    build(block.draft, block.site, corner ? ell(long, 13, 16) : bar(long, 13), {
      kind: 'apartments',
      name: null,
      at: corner ? step(spot, heading, 0, 8) : spot,
      heading,
      gap: 9,
      levels,
      flats: Math.max(1, Math.round(long / metersPerEntrance)) * levels * 3,
      street: block.streetOn(side),
      uk: block.uk,
    })
    at += long + random.between(13, 24)
  }
}

function layYard(block: Block): void {
  const { draft, random } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({ kind: 'residential', name: null, outline: outlineOf(block, 9) })
  const playground = rectangle(block, wide * 0.38, high / 2, 26, 18)
  const parking = rectangle(block, wide * 0.62, high / 2 + 12, 44, 15)
  draft.land.push({ kind: 'playground', name: null, outline: playground })
  draft.land.push({ kind: 'parking', name: null, outline: parking })
  draft.parks.push({ kind: 'yard', name: null, outline: outlineOf(block, 54), holes: [playground, parking] })
  const ring = outlineOf(block, 46)
  draft.roads.push({
    kind: 'yard',
    name: null,
    line: [...ring, ring[0] as (typeof ring)[number]],
    bridge: false,
  })
  const gate = random.between(0.35, 0.65)
  draft.roads.push({
    kind: 'yard',
    name: null,
    line: [within(block, wide * gate, 0).at, within(block, wide * gate, 46).at],
    bridge: false,
  })
  draft.roads.push({
    kind: 'yard',
    name: null,
    line: [within(block, wide * (1 - gate), high - 46).at, within(block, wide * (1 - gate), high).at],
    bridge: false,
  })
  draft.containerSites.push({
    at: within(block, wide * 0.66, high / 2 - 22).at,
    containers: random.whole(3, 6),
  })
}
