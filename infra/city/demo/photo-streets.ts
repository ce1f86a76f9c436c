import type { Scene } from './draw-photo.ts'
import { box, horizon, patch, road, shadow, tree } from './photo-backdrop.ts'

const roads: Scene = ({ random, light, after }) => {
  const x = random.whole(520, 980)
  const y = random.whole(900, 1000)
  const [wide, high] = [random.whole(170, 260), random.whole(60, 90)]
  const hole =
    patch(random, x, y, wide, high, '#4b4a48') +
    patch(random, x + 6, y + 10, wide * 0.78, high * 0.74, '#2f2e2d') +
    patch(random, x + 14, y + 18, wide * 0.5, high * 0.4, '#7d97a8', 'opacity=".75"') +
    Array.from(
      { length: 14 },
      () =>
        `<circle cx="${x + random.whole(-330, 330)}" cy="${y + random.whole(-90, 110)}" r="${random.whole(4, 12)}" fill="#5d5b58"/>`,
    ).join('')
  const mended =
    box(x - wide, y - high, wide * 2, high * 2, '#57585b', 'rx="6"') +
    box(x - wide, y - high, wide * 2, high * 2, 'none', 'stroke="#3c3d40" stroke-width="7" rx="6"')
  return road(light, random.whole(700, 900)) + (after ? mended : hole)
}

const snow: Scene = ({ random, light, after }) => {
  const flakes = Array.from(
    { length: 90 },
    () =>
      `<circle cx="${random.whole(0, 1600)}" cy="${random.whole(0, 1150)}" r="${random.whole(2, 6)}" fill="#fff" opacity=".8"/>`,
  ).join('')
  const heap = (x: number, y: number, size: number) =>
    patch(random, x, y, size, size * 0.42, '#fdfeff') +
    patch(random, x + size * 0.1, y + size * 0.12, size * 0.8, size * 0.26, '#dbe5ee')
  const path = '<path d="M480 1200L760 620L840 620L1120 1200Z" fill="#8f969c"/>'
  const buried = `<path d="M380 1200L740 620L860 620L1220 1200Z" fill="#e9eff4"/>${[0, 1, 2, 3, 4, 5].map((n) => heap(560 + random.whole(0, 480), 1100 - n * 75, 190 - n * 22)).join('')}`
  const sides = heap(180, 1050, 300) + heap(1420, 1060, 310) + heap(330, 860, 170) + heap(1290, 870, 180)
  const tracks = after
    ? '<path d="M620 1200L790 700M980 1200L810 700" stroke="#fff" stroke-width="6" opacity=".4"/>'
    : ''
  return path + (after ? '' : buried) + sides + tracks + tree(1180, 740, 1.2, light) + flakes
}

const lighting: Scene = ({ random, light, after }) => {
  const vanish = random.whole(660, 940)
  const lamp = (x: number, base: number, size: number, lit: boolean) => {
    const top = base - 640 * size
    const head = x + 150 * size
    const glow = lit
      ? `<path d="M${head - 50 * size} ${top + 16}L${head - 290 * size} ${base + 30 * size}L${head + 250 * size} ${base + 30 * size}L${head + 50 * size} ${top + 16}Z" fill="#ffe9a6" opacity=".3"/><circle cx="${head}" cy="${top + 12 * size}" r="${46 * size}" fill="#fff3c4" opacity=".9"/>`
      : ''
    return `${glow}<path d="M${x} ${base}L${x} ${top + 40 * size}Q${x} ${top} ${x + 60 * size} ${top}L${head} ${top}" fill="none" stroke="#808799" stroke-width="${16 * size}"/>${box(head - 46 * size, top - 10 * size, 100 * size, 24 * size, '#9aa0b2', 'rx="8"')}`
  }
  const far = [0.3, 0.45]
    .map((size, index) => lamp(vanish - 220 - index * 120, 690 + index * 60, size, true))
    .join('')
  return (
    road(light, vanish) +
    far +
    lamp(random.whole(250, 420), 1090, 1.25, after) +
    (after ? '' : box(0, 0, 1600, 1200, '#060a18', 'opacity=".35"'))
  )
}

const waste: Scene = ({ random, light, after }) => {
  const bin = (x: number, colour: string) =>
    `${shadow(x + 110, 1000, 150)}<path d="M${x} 740L${x + 220} 740L${x + 200} 990L${x + 20} 990Z" fill="${colour}"/>${box(x - 8, 716, 236, 30, '#31554a', 'rx="8"')}<circle cx="${x + 40}" cy="998" r="18" fill="#333"/><circle cx="${x + 180}" cy="998" r="18" fill="#333"/>`
  const bag = () => {
    const [x, y, size] = [random.whole(180, 1420), random.whole(960, 1120), random.whole(40, 80)]
    const fill = random.pick(['#2d2f36', '#e7e3d8', '#3c6db0', '#7a6a55', '#c9c3b5'])
    return `${shadow(x, y + size * 0.8, size)}${patch(random, x, y, size, size * 0.8, fill)}<path d="M${x - 10} ${y - size * 0.75}L${x} ${y - size * 1.15}L${x + 12} ${y - size * 0.75}Z" fill="${fill}"/>`
  }
  const heap = [0, 1, 2]
    .map((n) => patch(random, 420 + n * 300, 724, 110, 60, random.pick(['#2d2f36', '#d8d2c2', '#6f6f78'])))
    .join('')
  const fence =
    box(150, 560, 1300, 18, '#7d8890') +
    Array.from({ length: 27 }, (_, n) => box(160 + n * 49, 570, 8, 430, '#8b969e')).join('')
  const bins = [310, 620, 930].map((x) => bin(x, random.pick(['#3f7d66', '#487f8f', '#55705a']))).join('')
  return (
    box(60, 940, 1480, 240, light.ground) +
    fence +
    (after ? '' : heap) +
    bins +
    (after ? '' : Array.from({ length: 16 }, bag).join(''))
  )
}

const improvement: Scene = ({ random, light, after }) => {
  const x = random.whole(420, 640)
  const plank = (y: number, dx = 0, turn = 0) =>
    box(x + dx, y, 560, 30, '#b9793f', `rx="6" transform="rotate(${turn} ${x + 280} ${y})"`)
  const leg = (dx: number) =>
    `<path d="M${x + dx} 1010L${x + dx} 840L${x + dx - 26} 640" fill="none" stroke="#3d4247" stroke-width="22"/><path d="M${x + dx} 850L${x + dx + 90} 850L${x + dx + 90} 1010" fill="none" stroke="#3d4247" stroke-width="22"/>`
  const sound =
    [660, 714, 768].map((y) => plank(y, -20)).join('') + [836, 872].map((y) => plank(y, 30)).join('')
  const broken =
    plank(660, -20, -3) +
    plank(768, -40, 11) +
    box(x + 30, 836, 230, 30, '#a96e3a', 'rx="6" transform="rotate(14 700 836)"') +
    box(x + 160, 1040, 420, 28, '#b9793f', 'rx="6" transform="rotate(-7 800 1040)"')
  const path = `<path d="M0 1200L0 1040Q800 960 1600 1060L1600 1200Z" fill="#d4c4a2"/>`
  return (
    path +
    tree(200, 860, 1.7, light) +
    tree(1420, 830, 1.9, light) +
    shadow(x + 300, 1020, 360) +
    leg(60) +
    leg(440) +
    (after ? sound : broken)
  )
}

const transport: Scene = ({ random, light, after }) => {
  const glass = random.pick(['#bcdcec', '#c6e3dd'])
  const shelter = `${shadow(820, 1000, 480)}${box(360, 470, 900, 40, '#33597d', 'rx="8"')}${box(390, 500, 22, 500, '#5b6b78')}${box(1208, 500, 22, 500, '#5b6b78')}`
  const pane = (x: number, whole: boolean) =>
    box(x, 530, 250, 380, glass, 'opacity=".55"') +
    (whole
      ? ''
      : `<path d="M${x + 120} 690L${x + 20} 560M${x + 120} 690L${x + 230} 600M${x + 120} 690L${x + 60} 880M${x + 120} 690L${x + 200} 870M${x + 120} 690L${x + 10} 740" stroke="#fff" stroke-width="7"/><path d="M${x + 70} 640L${x + 170} 630L${x + 190} 760L${x + 90} 780Z" fill="${light.sky[1]}"/>`)
  const shards = Array.from(
    { length: 22 },
    () => `<path d="M${random.whole(560, 1060)} ${random.whole(980, 1060)}l16 -10l8 18Z" fill="#e9f4f8"/>`,
  ).join('')
  const sign = `${box(1330, 560, 16, 440, '#6a747c')}${box(1284, 500, 108, 92, '#f0c53a', 'rx="10"')}<text x="1338" y="566" text-anchor="middle" font-family="DejaVu Sans, sans-serif" font-size="58" font-weight="bold" fill="#222">А</text>`
  return (
    box(0, 940, 1600, 260, '#b9b6ae') +
    box(0, 1090, 1600, 110, light.ground) +
    shelter +
    pane(430, true) +
    pane(690, after) +
    pane(950, true) +
    box(470, 880, 660, 26, '#a5713f') +
    sign +
    (after ? '' : shards)
  )
}

const land: Scene = ({ random, light, after }) => {
  const y = random.whole(880, 950)
  const trench =
    patch(random, 800, y, 560, 120, '#8a6a48') +
    patch(random, 800, y + 14, 440, 78, '#4a3826') +
    patch(random, 330, y - 90, 220, 100, '#a3815b') +
    box(460, y + 20, 680, 26, '#6f7b86', 'rx="13"')
  const fence = [330, 640, 950, 1260]
    .map(
      (x) =>
        `${box(x, y - 10, 14, 190, '#ddd')}${box(x + 14, y + 16, 296, 30, '#e4572e')}${box(x + 14, y + 76, 296, 30, '#f4f1ec')}`,
    )
    .join('')
  const paving = Array.from({ length: 36 }, (_, n) =>
    box(
      200 + (n % 12) * 100,
      y - 90 + Math.floor(n / 12) * 70,
      94,
      64,
      random.pick(['#c8c2b6', '#bdb7ab', '#d0cabf']),
      'rx="4"',
    ),
  ).join('')
  return (
    box(0, 800, 1600, 400, light.ground, 'opacity=".85"') +
    (after ? paving : trench + (random.chance(0.5) ? fence : ''))
  )
}

const ecology: Scene = ({ random, light, after }) => {
  const water = `<path d="M0 ${horizon + 60}Q800 ${horizon} 1600 ${horizon + 80}L1600 1010Q800 930 0 1030Z" fill="#6fa7c4"/>`
  const waves = Array.from(
    { length: 12 },
    () =>
      `<path d="M${random.whole(0, 1400)} ${random.whole(720, 940)}q50 -18 100 0t100 0" fill="none" stroke="#d3e9f2" stroke-width="5" opacity=".7"/>`,
  ).join('')
  const foam = Array.from({ length: 18 }, () =>
    patch(
      random,
      random.whole(200, 1400),
      random.whole(800, 960),
      random.whole(30, 90),
      16,
      random.pick(['#f1ecd8', '#8a7a4c', '#c9bfa0']),
      'opacity=".9"',
    ),
  ).join('')
  const bottles = Array.from({ length: 9 }, () =>
    box(
      random.whole(150, 1400),
      random.whole(1010, 1130),
      random.whole(50, 90),
      26,
      random.pick(['#4e9f6e', '#cfe8f2', '#a5713f']),
      `rx="12" transform="rotate(${random.whole(-30, 30)} 800 1060)"`,
    ),
  ).join('')
  const reeds = Array.from({ length: 24 }, () => {
    const x = random.whole(0, 1600)
    return `<path d="M${x} 1050q8 -90 ${random.whole(-16, 16)} -150" fill="none" stroke="${light.leaf}" stroke-width="7"/>`
  }).join('')
  return water + waves + reeds + (after ? '' : foam + bottles)
}

export const streetScenes = {
  roads,
  snow,
  lighting,
  waste,
  improvement,
  transport,
  land,
  ecology,
} as const satisfies Record<string, Scene>
