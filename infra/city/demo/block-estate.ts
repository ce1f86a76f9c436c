import {
  type Block,
  outlineOf,
  pathBetween,
  rectangle,
  type Side,
  sideLine,
  sides,
  sizeOf,
  within,
} from './block.ts'
import { type Building, build } from './draft.ts'
import { bar, ell, type Shape, stepped, tower, winged } from './footprints.ts'
import { lengthOf, type Spot, step, walk } from './plane.ts'

/** A Soviet estate: long houses round the edge, a school, a kindergarten and green yards within. */
export function buildEstate(block: Block, number: number): void {
  const { draft } = block
  draft.land.push({ kind: 'residential', name: null, outline: outlineOf(block, 10) })
  const left = number % 2 === 0
  layDrives(block, left)
  raiseSchool(block, number, left)
  raiseKindergarten(block, number, left)
  for (const side of sides) lineEdge(block, side)
  fillCourts(block, left)
}

function apartments(
  block: Block,
  shape: Shape,
  at: Spot,
  heading: number,
  levels: number,
  side: Side | null,
): Building | null {
  const perLanding = levels > 5 ? 4 : 3
  const entrances = Math.max(1, Math.round(shape.long / (levels > 5 ? 25 : 19)))
  return build(block.draft, block.site, shape, {
    kind: 'apartments',
    name: null,
    at,
    heading,
    gap: 14,
    levels,
    flats: entrances * levels * perLanding,
    street: (side && block.streetOn(side)) ?? block.anyStreet,
    uk: block.uk,
  })
}

function lineEdge(block: Block, side: Side): void {
  const { random } = block
  const onAvenue =
    ['avenue', 'main'].includes(block.streetOn(side)?.kind ?? 'street') &&
    (side === 'south' || side === 'north')
  const line = sideLine(block, side, 34)
  const whole = lengthOf(line)
  for (let at = 12; at < whole - 40; ) {
    const high = onAvenue && random.chance(0.55)
    const long = Math.min(high ? random.pick([75, 100, 125]) : random.pick([57, 76, 76, 95]), whole - at - 8)
    if (long < 40) break
    const { spot, heading } = walk(line, at + long / 2)
    if (high && random.chance(0.22)) apartments(block, tower(27), spot, heading, random.pick([14, 16]), side)
    else if (high) apartments(block, stepped(long, 13, Math.round(long / 25), 5), spot, heading, 9, side)
    else apartments(block, bar(long, 12.5), spot, heading, 5, side)
    at += long + random.between(24, 42)
  }
}

function layDrives(block: Block, left: boolean): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  const ring = outlineOf(block, 60)
  const drive = (line: readonly Spot[]) => draft.roads.push({ kind: 'yard', name: null, line, bridge: false })
  drive([...ring, ring[0] as Spot])
  drive(pathBetween(block, [wide / 2, 0], [wide / 2, high]))
  const split = left ? wide * 0.75 : wide * 0.25
  drive(pathBetween(block, [split, 60], [split, high - 60]))
  drive(
    pathBetween(
      block,
      left ? [wide, high / 2] : [0, high / 2],
      left ? [wide / 2, high / 2] : [wide / 2, high / 2],
    ),
  )
}

function raiseSchool(block: Block, number: number, left: boolean): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  const east = left ? wide * 0.3 : wide * 0.7
  draft.land.push({ kind: 'institution', name: null, outline: rectangle(block, east, high * 0.6, 190, 150) })
  draft.land.push({
    kind: 'pitch',
    name: null,
    outline: rectangle(block, east + 48, high * 0.6 - 42, 84, 50),
  })
  const { at, heading } = within(block, east - 36, high * 0.6 + 24)
  const name = `Школа № ${number}`
  const building = build(draft, block.site, winged(84, 16, 34), {
    kind: 'public',
    name,
    at,
    heading,
    levels: 3,
    flats: 0,
    street: block.anyStreet,
    uk: block.uk,
  })
  if (building) draft.institutions.push({ kind: 'school', name, building })
  block.site.taken.push({ ...within(block, east, high * 0.6), long: 190, deep: 150 })
}

const kindergartens = [
  'Ромашка',
  'Солнышко',
  'Берёзка',
  'Теремок',
  'Светлячок',
  'Колосок',
  'Радуга',
  'Звёздочка',
  'Родничок',
  'Журавушка',
  'Сказка',
  'Лучик',
]

function raiseKindergarten(block: Block, number: number, left: boolean): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  const east = left ? wide * 0.3 : wide * 0.7
  const north = high * 0.23
  draft.land.push({ kind: 'institution', name: null, outline: rectangle(block, east, north + 10, 120, 74) })
  const { at, heading } = within(block, east, north + 8)
  const name = `Детский сад № ${number} «${kindergartens[number % kindergartens.length]}»`
  const building = build(draft, block.site, winged(52, 12, 20), {
    kind: 'public',
    name,
    at,
    heading,
    levels: 2,
    flats: 0,
    street: block.anyStreet,
    uk: block.uk,
  })
  if (building) draft.institutions.push({ kind: 'kindergarten', name, building })
  draft.land.push({ kind: 'playground', name: null, outline: rectangle(block, east + 42, north + 8, 22, 26) })
  block.site.taken.push({ ...within(block, east, north + 10), long: 120, deep: 74 })
}

/** Houses inside the edge stand round two courts; what they leave free is lawn. */
function fillCourts(block: Block, left: boolean): void {
  const { draft, random } = block
  const { wide, high } = sizeOf(block)
  const courts = left ? [wide * 0.625, wide * 0.865] : [wide * 0.375, wide * 0.135]
  for (const [index, east] of courts.entries()) {
    for (const north of [high * 0.32, high * 0.7]) {
      const playground = rectangle(block, east, north, 30, 20)
      const parking = rectangle(block, east, north + high * 0.095, 54, 13)
      const lawn = rectangle(block, east, north, wide * 0.2, high * 0.26)
      draft.parks.push({ kind: 'yard', name: null, outline: lawn, holes: [playground, parking] })
      draft.land.push({ kind: 'playground', name: null, outline: playground })
      draft.land.push({ kind: 'parking', name: null, outline: parking })
      block.site.taken.push({ ...within(block, east, north), long: 34, deep: 24 })
      draft.containerSites.push({
        at: within(block, east + wide * 0.085, north + high * 0.12).at,
        containers: random.whole(4, 8),
      })
      const { at, heading } = within(block, east, north)
      const house = random.pick(['bars', 'ell', 'tower'] as const)
      if (house === 'bars') {
        for (const aside of [-1, 1])
          apartments(
            block,
            bar(76, 12.5),
            step(at, heading, aside * wide * 0.07),
            heading + Math.PI / 2,
            5,
            null,
          )
      } else if (house === 'ell')
        apartments(block, ell(72, 13, 44), step(at, heading, -6, index * 10), heading, 5, null)
      else
        for (const aside of [-1, 1])
          apartments(block, tower(25), step(at, heading, aside * wide * 0.07, 14 * aside), heading, 9, null)
    }
  }
  draft.parks.push({
    kind: 'yard',
    name: null,
    outline: rectangle(block, left ? wide * 0.3 : wide * 0.7, high * 0.385, wide * 0.32, 22),
  })
}
