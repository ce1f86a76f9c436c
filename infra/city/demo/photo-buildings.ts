import type { Scene } from './draw-photo.ts'
import { box, patch, shadow } from './photo-backdrop.ts'

/** A stairwell: it covers the whole backdrop. */
const housing: Scene = ({ random, light, after }) => {
  const wall = random.pick(['#7fa08f', '#8fa3b8', '#b7a582'])
  const stairs = Array.from({ length: 7 }, (_, n) =>
    box(820 - n * 8, 1080 - n * 62, 900, 64, n % 2 ? '#a9a59c' : '#b7b3aa'),
  ).join('')
  const indoors =
    box(0, 0, 1600, 1200, '#e9e4d6') +
    box(0, 560, 1600, 640, wall) +
    box(0, 552, 1600, 10, '#5b5348') +
    box(160, 360, 330, 760, '#6a4a35', 'rx="6"') +
    `<circle cx="450" cy="760" r="15" fill="#d8b75a"/>` +
    box(930, 140, 420, 340, light.sky[1]) +
    `<path d="M1140 140V480M930 310H1350" stroke="#f6f3ea" stroke-width="16"/>` +
    box(920, 130, 440, 360, 'none', 'stroke="#f6f3ea" stroke-width="18"') +
    stairs
  const dirt = Array.from({ length: 12 }, () =>
    patch(
      random,
      random.whole(60, 1500),
      random.whole(560, 1130),
      random.whole(26, 90),
      random.whole(18, 50),
      random.pick(['#4e463c', '#6c6254', '#8c8070']),
      'opacity=".55"',
    ),
  ).join('')
  const crack = `<path d="M1140 220L1010 160M1140 220L1240 330M1140 220L1000 380M1140 220L1320 170" stroke="#5f7f90" stroke-width="8"/>`
  return indoors + (after ? '' : dirt + crack)
}

const utilities: Scene = ({ random, light, after }) => {
  const pipe = (y: number) =>
    `${box(0, y, 1600, 120, '#8d99a3')}${box(0, y + 14, 1600, 22, '#c3ccd3', 'opacity=".7"')}${[240, 720, 1240].map((x) => box(x, y - 14, 46, 148, '#6f7b86', 'rx="6"')).join('')}`
  const x = random.whole(420, 1060)
  const spray = Array.from(
    { length: 26 },
    () =>
      `<path d="M${x} 800q${random.whole(-240, 240)} -${random.whole(180, 460)} ${random.whole(-420, 420)} ${random.whole(120, 320)}" fill="none" stroke="#bfe1f2" stroke-width="${random.whole(4, 11)}" opacity=".7"/>`,
  ).join('')
  const pool = patch(random, x, 1110, 620, 80, '#7fb2cc', 'opacity=".85"')
  const steam = Array.from(
    { length: 9 },
    () =>
      `<circle cx="${x + random.whole(-220, 220)}" cy="${random.whole(320, 700)}" r="${random.whole(60, 140)}" fill="#fff" opacity=".25"/>`,
  ).join('')
  const clamp = `${box(x - 70, 746, 140, 160, '#d8863b', 'rx="10"')}${box(x - 50, 760, 20, 132, '#7c5a3a')}${box(x + 30, 760, 20, 132, '#7c5a3a')}`
  return (
    box(0, 940, 1600, 260, light.ground, 'opacity=".8"') +
    [180, 1380].map((at) => box(at, 860, 60, 220, '#a4a09a')).join('') +
    pipe(760) +
    (after ? clamp : pool + steam + spray)
  )
}

const safety: Scene = ({ random, light, after }) => {
  const wall = random.pick(['#a97458', '#9a8f86', '#b08a6a'])
  const window = (x: number, y: number, shut: boolean) =>
    box(x, y, 170, 220, '#23262c') +
    (shut
      ? [0, 1, 2, 3].map((n) => box(x - 10, y + 10 + n * 54, 190, 42, '#b98d5c')).join('')
      : `<path d="M${x + 20} ${y + 20}l60 90l-30 80ZM${x + 150} ${y + 10}l-50 60l60 70Z" fill="#b9d3de" opacity=".7"/>`)
  const building =
    box(260, 330, 1080, 760, wall) +
    Array.from({ length: 26 }, () =>
      box(
        260 + random.whole(0, 1000),
        340 + random.whole(0, 720),
        random.whole(30, 90),
        18,
        '#000',
        'opacity=".1"',
      ),
    ).join('')
  const windows =
    [360, 700, 1060].map((x) => window(x, 430, after)).join('') +
    [360, 1060].map((x) => window(x, 760, after)).join('')
  const door = after
    ? box(700, 790, 200, 300, '#6d4f38') + box(690, 900, 220, 34, '#b98d5c')
    : box(700, 790, 200, 300, '#14161a')
  const rubble = Array.from({ length: 14 }, () =>
    patch(
      random,
      random.whole(240, 1360),
      random.whole(1080, 1150),
      random.whole(20, 60),
      22,
      random.pick(['#7a6a5a', '#94877a', '#5c5550']),
    ),
  ).join('')
  return (
    box(0, 1060, 1600, 140, light.ground, 'opacity=".7"') + building + windows + door + (after ? '' : rubble)
  )
}

/** The door of an institution: a step too high, then a ramp with a rail. */
const other: Scene = ({ random, light, after }) => {
  const wall = random.pick(light.walls)
  const front =
    box(160, 260, 1280, 800, wall) +
    box(130, 230, 1340, 40, '#000', 'opacity=".25"') +
    box(620, 560, 360, 400, '#4a6478') +
    `<path d="M800 560V960" stroke="#dfe7ec" stroke-width="10"/>` +
    box(560, 470, 480, 60, '#33597d', 'rx="8"')
  const windows = [240, 420, 1080, 1260]
    .map((x) => box(x, 420, 130, 190, light.window) + box(x, 700, 130, 190, light.window))
    .join('')
  const steps = [0, 1, 2]
    .map((n) => box(560 - n * 40, 960 + n * 46, 480 + n * 80, 48, n % 2 ? '#a8a49c' : '#b9b5ad'))
    .join('')
  const ramp = `<path d="M1040 960L1480 1098L1040 1098Z" fill="#c2beb6"/><path d="M1060 860L1470 990M1060 860V960M1260 924V1028M1460 988V1092" stroke="#47545e" stroke-width="14" fill="none"/>`
  const worn = patch(random, 700, 1070, 110, 26, '#6f6a62') + patch(random, 960, 1020, 80, 20, '#6f6a62')
  return shadow(800, 1110, 700) + front + windows + steps + (after ? ramp : worn)
}

export const buildingScenes = { housing, utilities, safety, other } as const satisfies Record<string, Scene>
