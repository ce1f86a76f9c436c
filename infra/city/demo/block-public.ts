import type { institutionKinds } from '@gorozhanin/domain/catalog/pack-layers'
import { type Block, circle, outlineOf, pathBetween, rectangle, sizeOf, within } from './block.ts'
import { type Building, build } from './draft.ts'
import { bar, portico, type Shape, winged } from './footprints.ts'
import type { Spot } from './plane.ts'
import { type Ground, smooth } from './terrain.ts'

type Public = {
  readonly shape: Shape
  readonly east: number
  readonly north: number
  /** Quarter turns to the left; without one the front looks south. */
  readonly turn?: number
  readonly kind?: Building['kind']
  readonly name: string
  readonly levels: number
  readonly institution?: (typeof institutionKinds)[number]
}

function raise(
  block: Block,
  { shape, east, north, turn = 0, kind = 'public', name, levels, institution }: Public,
): void {
  const { at, heading } = within(block, east, north)
  const building = build(block.draft, block.site, shape, {
    kind,
    name,
    at,
    heading: heading + (turn * Math.PI) / 2,
    gap: 2,
    levels,
    flats: 0,
    street: block.anyStreet,
    uk: block.uk,
  })
  if (building && institution) block.draft.institutions.push({ kind: institution, name, building })
}

const paths = (block: Block, ...lines: (readonly Spot[])[]) => {
  for (const line of lines) block.draft.roads.push({ kind: 'pedestrian', name: null, line, bridge: false })
}

const closed = (spots: readonly Spot[]): Spot[] => [...spots, spots[0] as Spot]

/** The main square: the administration, the palace of culture, a fountain among lawns. */
export function buildSquare(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({ kind: 'square', name: 'площадь Победы', outline: outlineOf(block, 12) })
  for (const [east, north] of [
    [0.3, 0.36],
    [0.7, 0.36],
    [0.3, 0.62],
    [0.7, 0.62],
  ] as const)
    draft.parks.push({
      kind: 'garden',
      name: null,
      outline: rectangle(block, wide * east, high * north, wide * 0.2, high * 0.16),
    })
  draft.water.push({
    kind: 'fountain',
    name: null,
    outline: circle(within(block, wide / 2, high * 0.49).at, 11),
  })
  raise(block, {
    shape: portico(96, 20),
    east: wide / 2,
    north: high - 32,
    name: 'Администрация города',
    levels: 4,
    institution: 'administration',
  })
  raise(block, {
    shape: portico(58, 30),
    east: 34,
    north: high * 0.48,
    turn: 1,
    name: 'Дворец культуры «Горизонт»',
    levels: 3,
    institution: 'culture',
  })
  raise(block, {
    shape: bar(62, 20),
    east: wide - 30,
    north: high * 0.48,
    turn: 1,
    name: 'Главпочтамт',
    levels: 3,
    institution: 'post',
  })
}

/** The town garden between the square and the embankment. */
export function buildGarden(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.parks.push({ kind: 'park', name: 'Городской сад', outline: outlineOf(block, 12) })
  const pond = within(block, wide * 0.72, high * 0.3).at
  draft.water.push({
    kind: 'pond',
    name: null,
    outline: circle(pond, 34, 40).map(({ east, north }, index) => ({
      east: pond.east + (east - pond.east) * (1 + 0.16 * Math.cos(index / 3)),
      north: pond.north + (north - pond.north) * 0.72,
    })),
  })
  const middle = within(block, wide / 2, high * 0.55).at
  draft.land.push({ kind: 'square', name: null, outline: circle(middle, 24) })
  draft.water.push({ kind: 'fountain', name: null, outline: circle(middle, 8) })
  const corners = [
    [0, 12],
    [wide, 12],
    [wide, high - 12],
    [0, high - 12],
  ] as const
  paths(
    block,
    pathBetween(block, [wide / 2, 0], [wide / 2, high]),
    pathBetween(block, [0, high * 0.55], [wide, high * 0.55]),
  )
  for (const [east, north] of corners) paths(block, [within(block, east, north).at, middle])
  paths(block, closed(circle(middle, 62, 40)), closed(circle(pond, 48)))
  draft.land.push({
    kind: 'playground',
    name: null,
    outline: rectangle(block, wide * 0.24, high * 0.3, 40, 34),
  })
  raise(block, {
    shape: bar(26, 15),
    east: wide * 0.24,
    north: high * 0.8,
    name: 'Летняя эстрада',
    levels: 1,
  })
  raise(block, {
    shape: bar(18, 14),
    east: wide * 0.8,
    north: high * 0.78,
    kind: 'commercial',
    name: 'Кафе «Аллея»',
    levels: 1,
  })
}

/** The park on the lake: a beach, a boat station, winding paths. */
export function buildLakeside(block: Block): void {
  const { draft, ground, along, away } = block
  const { wide, high } = sizeOf(block)
  draft.parks.push({ kind: 'park', name: 'Озёрный парк', outline: outlineOf(block, 6) })
  paths(
    block,
    smooth(
      [
        [wide, 30],
        [wide * 0.7, 70],
        [wide * 0.4, 60],
        [wide * 0.15, 150],
        [wide * 0.2, 260],
        [wide * 0.12, 360],
        [wide * 0.3, high],
      ].map(([east, north]) => within(block, east as number, north as number).at),
    ),
    smooth(
      [
        [wide, high * 0.5],
        [wide * 0.72, high * 0.42],
        [wide * 0.45, high * 0.55],
        [wide * 0.2, 260],
      ].map(([east, north]) => within(block, east as number, north as number).at),
    ),
    smooth(
      [
        [wide * 0.7, 70],
        [wide * 0.66, 190],
        [wide * 0.8, 300],
        [wide * 0.78, high],
      ].map(([east, north]) => within(block, east as number, north as number).at),
    ),
  )
  layBeach(block, ground, along[0], away[0])
  draft.land.push({
    kind: 'playground',
    name: null,
    outline: rectangle(block, wide * 0.62, high * 0.66, 44, 32),
  })
  raise(block, {
    shape: bar(34, 14),
    east: wide * 0.16,
    north: high * 0.16,
    name: 'Лодочная станция',
    levels: 1,
    institution: 'sport',
  })
  raise(block, {
    shape: bar(24, 18),
    east: wide * 0.5,
    north: high * 0.32,
    kind: 'commercial',
    name: 'Кафе «Причал»',
    levels: 1,
  })
  raise(block, {
    shape: winged(46, 14, 16),
    east: wide * 0.86,
    north: high * 0.8,
    name: 'Краеведческий музей',
    levels: 2,
    institution: 'culture',
  })
}

function layBeach({ draft }: Block, ground: Ground, along: number, away: number): void {
  const shore = [
    [-60, 250],
    [-10, 240],
    [5, 320],
    [0, 400],
    [-40, 440],
    [-90, 430],
  ] as const
  draft.land.push({
    kind: 'beach',
    name: 'Городской пляж',
    outline: smooth(
      shore.map(([east, north]) => ground.at(along + east, away + north)),
      5,
    ),
  })
}

export function buildStadium(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({ kind: 'institution', name: null, outline: outlineOf(block, 9) })
  const middle = within(block, wide * 0.52, high * 0.62)
  const oval = (long: number, deep: number) => {
    const straight = (long - deep) / 2
    return Array.from({ length: 40 }, (_, index) => {
      const angle = (2 * Math.PI * index) / 40
      const ahead = (deep / 2) * Math.cos(angle) + (Math.cos(angle) > 0 ? straight : -straight)
      const left = (deep / 2) * Math.sin(angle)
      const [cos, sin] = [Math.cos(middle.heading + Math.PI / 2), Math.sin(middle.heading + Math.PI / 2)]
      return {
        east: middle.at.east + ahead * cos - left * sin,
        north: middle.at.north + ahead * sin + left * cos,
      }
    })
  }
  draft.land.push({ kind: 'pitch', name: 'Стадион «Труд»', outline: oval(176, 96) })
  draft.parks.push({ kind: 'garden', name: null, outline: oval(150, 66) })
  raise(block, {
    shape: bar(110, 12),
    east: wide * 0.52 + 66,
    north: high * 0.62,
    turn: 1,
    name: 'Западная трибуна',
    levels: 2,
  })
  raise(block, {
    shape: bar(70, 42),
    east: wide * 0.3,
    north: high * 0.16,
    name: 'Ледовая арена «Хрусталь»',
    levels: 2,
    institution: 'sport',
  })
  raise(block, {
    shape: winged(54, 18, 18),
    east: wide * 0.74,
    north: high * 0.17,
    name: 'Бассейн «Дельфин»',
    levels: 2,
    institution: 'sport',
  })
}

export function buildHospital(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({ kind: 'institution', name: 'Городская больница', outline: outlineOf(block, 10) })
  draft.parks.push({
    kind: 'garden',
    name: null,
    outline: rectangle(block, wide / 2, high * 0.47, wide * 0.6, high * 0.16),
  })
  raise(block, {
    shape: winged(120, 18, 40),
    east: wide * 0.5,
    north: high * 0.7,
    name: 'Городская больница',
    levels: 5,
    institution: 'hospital',
  })
  raise(block, {
    shape: winged(92, 16, 26),
    east: wide * 0.5,
    north: high * 0.24,
    name: 'Городская поликлиника',
    levels: 4,
    institution: 'clinic',
  })
  raise(block, {
    shape: bar(54, 15),
    east: wide * 0.2,
    north: high * 0.47,
    turn: 1,
    name: 'Детская поликлиника',
    levels: 2,
    institution: 'clinic',
  })
  raise(block, {
    shape: bar(40, 15),
    east: wide * 0.82,
    north: high * 0.47,
    turn: 1,
    name: 'Станция скорой помощи',
    levels: 2,
    institution: 'hospital',
  })
  draft.roads.push({
    kind: 'yard',
    name: null,
    line: pathBetween(block, [wide * 0.3, 0], [wide * 0.3, high]),
    bridge: false,
  })
  draft.roads.push({
    kind: 'yard',
    name: null,
    line: pathBetween(block, [wide * 0.3, high * 0.36], [wide, high * 0.36]),
    bridge: false,
  })
}

export function buildGrove(block: Block): void {
  const { wide, high } = sizeOf(block)
  block.draft.parks.push({ kind: 'reserve', name: 'Кедровая роща', outline: outlineOf(block, 10) })
  const at = (east: number, north: number) => within(block, wide * east, high * north).at
  paths(
    block,
    smooth([at(0, 0.2), at(0.3, 0.35), at(0.55, 0.3), at(0.8, 0.5), at(1, 0.55)]),
    smooth([at(0.3, 0), at(0.3, 0.35), at(0.4, 0.6), at(0.3, 0.85), at(0.45, 1)]),
    smooth([at(0.4, 0.6), at(0.6, 0.72), at(0.8, 0.5)]),
  )
}

export function buildMarket(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({ kind: 'commercial', name: 'Центральный рынок', outline: outlineOf(block, 10) })
  draft.land.push({
    kind: 'parking',
    name: null,
    outline: rectangle(block, wide * 0.5, high * 0.18, wide * 0.62, 36),
  })
  raise(block, {
    shape: bar(96, 46),
    east: wide * 0.34,
    north: high * 0.52,
    kind: 'commercial',
    name: 'Центральный рынок',
    levels: 2,
  })
  raise(block, {
    shape: winged(74, 24, 30),
    east: wide * 0.76,
    north: high * 0.56,
    kind: 'commercial',
    name: 'Торговый центр «Меридиан»',
    levels: 3,
  })
  raise(block, { shape: bar(60, 16), east: wide * 0.35, north: high * 0.84, name: 'Автовокзал', levels: 2 })
  raise(block, {
    shape: bar(44, 16),
    east: wide * 0.76,
    north: high * 0.86,
    name: 'Отдел полиции',
    levels: 3,
    institution: 'police',
  })
}

export function buildSchool(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({ kind: 'institution', name: null, outline: outlineOf(block, 10) })
  draft.land.push({ kind: 'pitch', name: null, outline: rectangle(block, wide * 0.74, high * 0.4, 70, 46) })
  raise(block, {
    shape: winged(96, 17, 36),
    east: wide * 0.34,
    north: high * 0.62,
    name: 'Гимназия № 1',
    levels: 3,
    institution: 'school',
  })
  raise(block, {
    shape: portico(52, 18),
    east: wide * 0.3,
    north: high * 0.22,
    name: 'Центральная библиотека',
    levels: 2,
    institution: 'library',
  })
  raise(block, {
    shape: winged(50, 12, 18),
    east: wide * 0.76,
    north: high * 0.78,
    name: 'Детский сад № 3 «Ласточка»',
    levels: 2,
    institution: 'kindergarten',
  })
}

export function buildCollege(block: Block): void {
  const { draft } = block
  const { wide, high } = sizeOf(block)
  draft.land.push({ kind: 'institution', name: null, outline: outlineOf(block, 10) })
  draft.parks.push({
    kind: 'garden',
    name: null,
    outline: rectangle(block, wide * 0.45, high * 0.2, wide * 0.6, 40),
  })
  raise(block, {
    shape: winged(110, 18, 40),
    east: wide * 0.42,
    north: high * 0.6,
    name: 'Политехнический колледж',
    levels: 4,
    institution: 'college',
  })
  raise(block, {
    shape: bar(64, 14),
    east: wide * 0.86,
    north: high * 0.5,
    turn: 1,
    name: 'Общежитие колледжа',
    levels: 5,
  })
  raise(block, {
    shape: bar(46, 20),
    east: wide * 0.2,
    north: high * 0.86,
    name: 'Центр социального обслуживания',
    levels: 2,
    institution: 'social',
  })
}
