import { codeFrom } from '../transliterate.ts'
import type { BlockKind, BlockPlan, Span, StreetPlan, TownPlan } from './plan.ts'
import { groundBesideRiver } from './terrain.ts'

const columns = 34
const rows = { north: 6, south: 4 }
const blockWide = 690
const blockHigh = 450
const start = 450
const riverside = 120
/** With the agencies of the town these make two hundred. */
const managers = 172

const themes = [
  'Кедровая',
  'Рассветная',
  'Сиреневая',
  'Янтарная',
  'Родниковая',
  'Озорная',
  'Вершинная',
  'Медовая',
  'Ясеневая',
  'Тополиная',
  'Ольховая',
  'Брусничная',
  'Каменная',
  'Мраморная',
  'Изумрудная',
  'Рубиновая',
  'Гранитная',
  'Песчаная',
  'Ключевая',
  'Дальняя',
  'Широкая',
  'Тихая',
  'Просторная',
  'Светлая',
  'Радужная',
  'Снежная',
  'Морозная',
  'Весенняя',
  'Летняя',
  'Осенняя',
  'Парковая',
  'Школьная',
  'Спортивная',
  'Заречная',
  'Нагорная',
  'Луговая',
  'Полевая',
  'Сосновая',
  'Берёзовая',
  'Рябиновая',
  'Каштановая',
  'Липовая',
  'Жемчужная',
  'Хрустальная',
  'Звёздная',
  'Солнечная',
  'Утренняя',
  'Вечерняя',
  'Северная',
  'Южная',
]

/** What stands in a block; most are estates, every ninth is something else. */
const others: readonly BlockKind[] = [
  'market',
  'hospital',
  'school',
  'garages',
  'college',
  'stadium',
  'grove',
]

/** A city of about a million people for load tests: the town's blocks on a plain grid, two hundred agencies. */
export function cityPlan(): TownPlan {
  const end = start + columns * blockWide
  const [south, north] = [-riverside - rows.south * blockHigh, riverside + rows.north * blockHigh]
  const lines = [
    ...Array.from({ length: rows.north + 1 }, (_, index) => riverside + index * blockHigh),
    ...Array.from({ length: rows.south + 1 }, (_, index) => -riverside - index * blockHigh),
  ]
  const names = themes.values()
  const name = () => `${names.next().value ?? 'Новая'} улица`
  const streets: StreetPlan[] = [
    ...lines.map(
      (at, index): StreetPlan => ({
        name: name(),
        kind: index % 2 ? 'avenue' : 'main',
        run: 'along',
        at,
        spans: [[start, end]],
      }),
    ),
    ...Array.from(
      { length: columns + 1 },
      (_, index): StreetPlan => ({
        name: name(),
        kind: index % 3 ? 'street' : 'main',
        run: 'across',
        at: start + index * blockWide,
        spans:
          index % 6 === 3
            ? [[south, north]]
            : [
                [south, -riverside],
                [riverside, north],
              ],
      }),
    ),
  ]
  return {
    ground: groundBesideRiver(350, 12_000),
    streets,
    blocks: gridBlocks(),
    districts: [],
    extent: { along: [start - 700, end + 600], away: [south - 200, north] },
    scenery: false,
  }
}

function gridBlocks(): BlockPlan[] {
  const spans: Span[] = [
    ...Array.from(
      { length: rows.north },
      (_, row): Span => [riverside + row * blockHigh, riverside + (row + 1) * blockHigh],
    ),
    ...Array.from(
      { length: rows.south },
      (_, row): Span => [-riverside - (row + 1) * blockHigh, -riverside - row * blockHigh],
    ),
  ]
  const all = spans.flatMap((away) =>
    Array.from({ length: columns }, (_, column) => ({
      away,
      along: [start + column * blockWide, start + (column + 1) * blockWide] as const,
    })),
  )
  return all.map((place, index) => ({
    ...place,
    kind: index % 9 === 8 ? (others[Math.floor(index / 9) % others.length] as BlockKind) : 'estate',
    uk: `uk-${codeFrom(String(1 + Math.floor((index * managers) / all.length)))}`,
  }))
}
