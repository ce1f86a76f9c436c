import type { roadKinds } from '@gorozhanin/domain/catalog/pack-basemap'
import { type Ground, groundBesideRiver } from './terrain.ts'

/**
 * The town on paper. All distances are whole multiples of thirty metres: pieces that meet share their corners
 * exactly, and so zones made of pieces share their borders.
 */
export type Span = readonly [from: number, to: number]

export type StreetPlan = {
  readonly name: string
  readonly kind: (typeof roadKinds)[number]
  /** `along` follows the river at a distance of `at`; `across` leads to it, `at` metres down the stream. */
  readonly run: 'along' | 'across'
  readonly at: number
  readonly spans: readonly Span[]
}

export type BlockKind =
  | 'old'
  | 'estate'
  | 'cottages'
  | 'square'
  | 'garden'
  | 'lakeside'
  | 'stadium'
  | 'hospital'
  | 'grove'
  | 'market'
  | 'school'
  | 'college'
  | 'garages'
  | 'station'
  | 'works'

export type BlockPlan = {
  readonly kind: BlockKind
  readonly along: Span
  readonly away: Span
  /** The agency that manages the block's houses. */
  readonly uk: string
}

export type TownPlan = {
  readonly ground: Ground
  readonly streets: readonly StreetPlan[]
  readonly blocks: readonly BlockPlan[]
  readonly districts: readonly { readonly name: string; readonly along: number; readonly away: number }[]
  /** How far the river is drawn, and the ends of everything that is built. */
  readonly extent: { readonly along: Span; readonly away: Span }
  /** Whether the bypass, the glades and the embankment of the town are drawn round it. */
  readonly scenery: boolean
}

const along = (name: string, kind: StreetPlan['kind'], at: number, ...spans: Span[]): StreetPlan => ({
  name,
  kind,
  run: 'along',
  at,
  spans,
})
const across = (name: string, kind: StreetPlan['kind'], at: number, ...spans: Span[]): StreetPlan => ({
  name,
  kind,
  run: 'across',
  at,
  spans,
})
const block = (kind: BlockKind, alongSpan: Span, awaySpan: Span, uk: string): BlockPlan => ({
  kind,
  along: alongSpan,
  away: awaySpan,
  uk,
})

const townStreets: readonly StreetPlan[] = [
  along('Береговая набережная', 'main', 120, [810, 4290]),
  along('улица Мира', 'street', 330, [810, 1380], [1650, 2250]),
  along('проспект Победы', 'avenue', 570, [450, 4290]),
  along('улица Гоголя', 'street', 780, [450, 2250]),
  along('улица Строителей', 'main', 1020, [450, 4290]),
  along('Северная улица', 'main', 1470, [450, 4290]),
  along('Вишнёвая улица', 'lane', 1110, [450, 1650]),
  along('Рябиновая улица', 'lane', 1200, [450, 1650]),
  along('Малиновая улица', 'lane', 1290, [450, 1650]),
  along('Кленовая улица', 'lane', 1380, [450, 1650]),
  along('Сосновая улица', 'lane', 1560, [810, 1650]),
  along('Ягодная улица', 'lane', 1650, [810, 1650]),
  along('Лесная улица', 'lane', 1740, [810, 1650]),
  along('Заречная улица', 'street', -120, [690, 2610]),
  along('Яблоневая улица', 'lane', -210, [690, 2250]),
  along('Луговая улица', 'lane', -300, [690, 2250]),
  along('Полевая улица', 'lane', -390, [690, 2250]),
  along('Огородная улица', 'lane', -480, [690, 2250]),
  along('Садовая улица', 'lane', -570, [690, 2250]),
  along('Привокзальная улица', 'main', -690, [690, 4290]),
  along('Заводская улица', 'street', -420, [2610, 4290]),
  across('Озёрная улица', 'street', 450, [570, 1470]),
  across('улица Пушкина', 'street', 810, [120, 1740], [-690, -120]),
  across('улица Чайковского', 'street', 1080, [120, 1020], [-690, -120]),
  across('улица Гагарина', 'street', 1380, [120, 1740]),
  across('Мостовая улица', 'avenue', 1650, [-870, 1740]),
  across('улица Лермонтова', 'street', 1950, [120, 1020], [-690, -120]),
  across('улица Космонавтов', 'main', 2250, [120, 1470], [-690, -120]),
  across('бульвар Энтузиастов', 'main', 2910, [120, 1470]),
  across('улица Металлургов', 'main', 3600, [-870, 1470]),
  across('Восточная улица', 'street', 4290, [120, 1470]),
  across('Литейная улица', 'street', 2610, [-690, -120]),
]

const townBlocks: readonly BlockPlan[] = [
  block('lakeside', [270, 810], [120, 570], 'tszh-beregovoe'),
  block('stadium', [450, 810], [570, 1020], 'uk-ozernaya'),
  block('old', [810, 1080], [120, 330], 'tszh-beregovoe'),
  block('old', [1080, 1380], [120, 330], 'tszh-beregovoe'),
  block('old', [810, 1080], [330, 570], 'uk-ozernaya'),
  block('old', [1080, 1380], [330, 570], 'uk-ozernaya'),
  block('garden', [1380, 1650], [120, 570], 'uk-ozernaya'),
  block('old', [1650, 1950], [120, 330], 'tszh-beregovoe'),
  block('old', [1950, 2250], [120, 330], 'uk-uyut'),
  block('old', [1650, 1950], [330, 570], 'uk-uyut'),
  block('market', [1950, 2250], [330, 570], 'uk-uyut'),
  block('school', [810, 1080], [570, 780], 'uk-ozernaya'),
  block('old', [1080, 1380], [570, 780], 'uk-ozernaya'),
  block('square', [1380, 1650], [570, 780], 'uk-ozernaya'),
  block('old', [1650, 1950], [570, 780], 'uk-uyut'),
  block('old', [1950, 2250], [570, 780], 'uk-uyut'),
  block('old', [810, 1080], [780, 1020], 'uk-ozernaya'),
  block('old', [1080, 1380], [780, 1020], 'uk-ozernaya'),
  block('old', [1380, 1650], [780, 1020], 'uk-ozernaya'),
  block('old', [1650, 1950], [780, 1020], 'uk-uyut'),
  block('college', [1950, 2250], [780, 1020], 'uk-uyut'),
  block('estate', [2250, 2910], [120, 570], 'uk-uyut'),
  block('estate', [2910, 3600], [120, 570], 'uk-domservis'),
  block('estate', [3600, 4290], [120, 570], 'uk-domservis'),
  block('estate', [2250, 2910], [570, 1020], 'uk-uyut'),
  block('estate', [2910, 3600], [570, 1020], 'uk-domservis'),
  block('estate', [3600, 4290], [570, 1020], 'uk-domservis'),
  block('hospital', [1650, 1950], [1020, 1470], 'uk-ozernaya'),
  block('grove', [1950, 2250], [1020, 1470], 'uk-ozernaya'),
  block('estate', [2250, 2910], [1020, 1470], 'uk-uyut'),
  block('estate', [2910, 3600], [1020, 1470], 'uk-domservis'),
  block('garages', [3600, 4290], [1020, 1470], 'uk-domservis'),
  block('cottages', [450, 810], [1020, 1470], 'uk-ozernaya'),
  block('cottages', [810, 1380], [1020, 1470], 'uk-ozernaya'),
  block('cottages', [1380, 1650], [1020, 1470], 'uk-ozernaya'),
  block('cottages', [810, 1380], [1470, 1830], 'uk-ozernaya'),
  block('cottages', [1380, 1650], [1470, 1830], 'uk-ozernaya'),
  block('cottages', [690, 810], [-690, -120], 'uk-domservis'),
  block('cottages', [810, 1080], [-690, -120], 'uk-domservis'),
  block('cottages', [1080, 1650], [-690, -120], 'uk-domservis'),
  block('cottages', [1650, 1950], [-690, -120], 'uk-domservis'),
  block('cottages', [1950, 2250], [-690, -120], 'uk-domservis'),
  block('old', [2250, 2610], [-420, -120], 'uk-uyut'),
  block('old', [2250, 2610], [-690, -420], 'uk-uyut'),
  block('station', [1440, 1860], [-900, -690], 'uk-domservis'),
  block('works', [2610, 3600], [-420, -120], 'uk-domservis'),
  block('works', [3600, 4290], [-420, -120], 'uk-domservis'),
  block('works', [2610, 3600], [-690, -420], 'uk-domservis'),
  block('works', [3600, 4290], [-690, -420], 'uk-domservis'),
]

export function townPlan(): TownPlan {
  return {
    ground: groundBesideRiver(210, 5400),
    streets: townStreets,
    blocks: townBlocks,
    districts: [
      { name: 'Старый город', along: 1520, away: 880 },
      { name: 'Зелёный Мыс', along: 1080, away: 1300 },
      { name: 'Заречье', along: 1300, away: -420 },
      { name: 'Прибрежный', along: 2580, away: 345 },
      { name: 'Звёздный', along: 3250, away: 800 },
      { name: 'Восточный', along: 3950, away: 345 },
      { name: 'Промзона', along: 3400, away: -420 },
    ],
    extent: { along: [-300, 5600], away: [-900, 1830] },
    scenery: true,
  }
}

/** A few blocks of the town with a little of everything: for tests that need a city, not a view. */
export function smallPlan(): TownPlan {
  const kept = new Set(['1650 120', '1650 330', '1380 120', '1380 570'])
  const trimmed =
    (from: number, to: number) =>
    ([low, high]: Span): Span => [Math.max(low, from), Math.min(high, to)]
  const streets = townStreets.map((street) => ({
    ...street,
    spans: street.spans
      .map(street.run === 'along' ? trimmed(1380, 1950) : trimmed(120, 780))
      .filter(([from, to]) => from < to),
  }))
  return {
    ...townPlan(),
    streets: [
      ...streets.filter(
        ({ run, at, spans }) =>
          spans.length > 0 && (run === 'along' ? at >= 120 && at <= 780 : at >= 1380 && at <= 1950),
      ),
      along('Вишнёвая улица', 'lane', 660, [1650, 1950]),
    ],
    blocks: [
      ...townBlocks.filter((each) => kept.has(`${each.along[0]} ${each.away[0]}`)),
      block('cottages', [1650, 1950], [570, 780], 'uk-domservis'),
    ],
    districts: [{ name: 'Старый город', along: 1520, away: 600 }],
    extent: { along: [900, 2400], away: [-300, 1100] },
    scenery: false,
  }
}
