import { type Block, outlineOf, pathBetween, rectangle, sizeOf, within } from './block.ts'
import { type Building, build } from './draft.ts'
import { bar, portico } from './footprints.ts'

const works = [
  ['Механический завод', 'Литейный цех'],
  ['Домостроительный комбинат', 'Склад готовой продукции'],
  ['Хлебозавод', 'Молокозавод'],
  ['Городская котельная', 'Ремонтные мастерские'],
] as const

function raise(
  block: Block,
  long: number,
  deep: number,
  east: number,
  north: number,
  rest: Partial<Pick<Building, 'name' | 'kind' | 'levels' | 'street'>> = {},
) {
  const { at, heading } = within(block, east, north)
  return build(block.draft, block.site, bar(long, deep), {
    kind: 'industrial',
    name: null,
    levels: 1,
    street: null,
    ...rest,
    at,
    heading,
    gap: 6,
    flats: 0,
    uk: block.uk,
  })
}

/** Halls and stores behind a fence; only the offices have an address. */
export function buildWorks(block: Block, number: number): void {
  const { draft, random } = block
  const { wide, high } = sizeOf(block)
  const names = works[number % works.length] as (typeof works)[number]
  draft.land.push({ kind: 'industrial', name: names[0], outline: outlineOf(block, 10) })
  raise(block, 70, 16, wide * 0.14, high - 32, { name: names[0], levels: 3, street: block.anyStreet })
  raise(block, 60, 18, wide * 0.5, high - 34, { name: names[1], levels: 2, street: block.anyStreet })
  for (let east = 60; east < wide - 60; ) {
    const long = random.pick([70, 110, 150])
    if (east + long > wide - 20) break
    for (let north = 34; north < high - 60; ) {
      const deep = random.pick([26, 36, 48])
      if (north + deep > high - 56) break
      if (random.chance(0.8)) raise(block, long, deep, east + long / 2, north + deep / 2)
      north += deep + random.between(14, 30)
    }
    east += long + random.between(20, 40)
  }
  draft.roads.push({
    kind: 'yard',
    name: null,
    line: pathBetween(block, [20, high * 0.78], [wide - 20, high * 0.78]),
    bridge: false,
  })
  draft.roads.push({
    kind: 'yard',
    name: null,
    line: pathBetween(block, [wide * 0.3, high * 0.78], [wide * 0.3, high]),
    bridge: false,
  })
}

/** Rows of garages, a shopping centre, the fire station. */
export function buildGarages(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({ kind: 'commercial', name: null, outline: outlineOf(block, 10) })
  draft.land.push({
    kind: 'parking',
    name: null,
    outline: rectangle(block, wide * 0.25, high * 0.16, wide * 0.36, 50),
  })
  raise(block, 130, 74, wide * 0.24, high * 0.44, {
    kind: 'commercial',
    name: 'Торговый центр «Восток»',
    levels: 2,
    street: block.anyStreet,
  })
  raise(block, 30, 14, wide * 0.62, high * 0.12, {
    kind: 'commercial',
    name: 'Автозаправка',
    levels: 1,
    street: block.anyStreet,
  })
  const station = raise(block, 48, 18, wide * 0.85, high * 0.14, {
    kind: 'public',
    name: 'Пожарная часть',
    levels: 2,
    street: block.anyStreet,
  })
  if (station) draft.institutions.push({ kind: 'fire_station', name: 'Пожарная часть', building: station })
  for (let row = 0; row < 7; row += 1)
    for (const east of [wide * 0.58, wide * 0.83])
      raise(block, wide * 0.21, 6, east, high * 0.34 + row * 32, { kind: 'garage' })
  draft.parks.push({
    kind: 'garden',
    name: null,
    outline: rectangle(block, wide * 0.24, high * 0.78, wide * 0.36, high * 0.24),
  })
}

/** The railway station with its square. */
export function buildStation(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({
    kind: 'square',
    name: 'Привокзальная площадь',
    outline: rectangle(block, wide / 2, high * 0.42, wide * 0.6, high * 0.4),
  })
  draft.parks.push({
    kind: 'garden',
    name: null,
    outline: rectangle(block, wide * 0.5, high * 0.52, wide * 0.3, 26),
  })
  draft.land.push({
    kind: 'parking',
    name: null,
    outline: rectangle(block, wide * 0.3, high * 0.72, wide * 0.22, 40),
  })
  const { at, heading } = within(block, wide / 2, 34)
  build(draft, block.site, portico(92, 18), {
    kind: 'public',
    name: 'Железнодорожный вокзал',
    at,
    heading: heading + Math.PI,
    gap: 2,
    levels: 2,
    flats: 0,
    street: block.anyStreet,
    uk: block.uk,
  })
  raise(block, 60, 20, wide * 0.14, high * 0.3, {
    name: 'Грузовой двор',
    kind: 'industrial',
    street: block.anyStreet,
  })
  raise(block, 50, 16, wide * 0.87, high * 0.32, {
    name: 'Локомотивное депо',
    kind: 'industrial',
    levels: 2,
    street: block.anyStreet,
  })
  draft.places.push({ kind: 'station', name: 'Ясноозёрск', at: within(block, wide / 2, 6).at })
}
