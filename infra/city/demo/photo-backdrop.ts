import type { Random } from './random.ts'

export type Light = {
  readonly sky: readonly [top: string, bottom: string]
  readonly ground: string
  readonly grass: string
  readonly walls: readonly string[]
  readonly window: string
  readonly leaf: string
}

const day: Light = {
  sky: ['#6fb4e6', '#dff0fa'],
  ground: '#8b8d90',
  grass: '#7fae5a',
  walls: ['#e3c9a8', '#cfd6db', '#d9b59a', '#e8dfc8'],
  window: '#6d8aa3',
  leaf: '#5f9a4a',
}

export const lights = {
  day,
  evening: {
    ...day,
    sky: ['#5d6fa8', '#f6c79b'],
    grass: '#6f8f4e',
    walls: ['#c9a58b', '#b3b4bd', '#bf957f', '#cbb89f'],
    window: '#f3d58a',
  },
  overcast: {
    ...day,
    sky: ['#a9b4bd', '#dfe3e5'],
    grass: '#83a068',
    walls: ['#cdbba3', '#bfc5c9', '#c6aa95', '#d3ccba'],
  },
  winter: {
    ...day,
    sky: ['#b8c8d8', '#eef3f7'],
    ground: '#a6adb3',
    grass: '#f2f5f8',
    walls: ['#d4bfa6', '#c3cad0', '#caa893', '#d9d1bf'],
    leaf: '#8d99a0',
  },
  night: {
    ...day,
    sky: ['#0d1530', '#2a3560'],
    ground: '#30333f',
    grass: '#22332b',
    walls: ['#3a3d4d', '#33384a', '#41404a'],
    window: '#f0c564',
    leaf: '#20352a',
  },
} as const satisfies Record<string, Light>

export const horizon = 620

/** Sky, a row of houses, trees and the ground to the bottom of the picture. */
export function backdrop(random: Random, light: Light): string {
  const sky = `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light.sky[0]}"/><stop offset="1" stop-color="${light.sky[1]}"/></linearGradient>`
  let houses = ''
  for (let left = -60; left < 1600; ) {
    const wide = random.whole(240, 460)
    const high = random.pick([230, 290, 380, 460])
    houses += house(random, light, left, wide, high)
    left += wide + random.whole(20, 110)
  }
  const trees = Array.from({ length: 6 }, () =>
    tree(random.whole(20, 1580), horizon + 14, random.between(0.7, 1.3), light),
  ).join('')
  return `<defs>${sky}</defs><rect width="1600" height="1200" fill="url(#sky)"/>${houses}${trees}<rect y="${horizon}" width="1600" height="${1200 - horizon}" fill="${light.grass}"/>`
}

function house(random: Random, light: Light, left: number, wide: number, high: number): string {
  const top = horizon - high
  let windows = ''
  for (let x = left + 26; x < left + wide - 40; x += 52)
    for (let y = top + 28; y < horizon - 50; y += 62)
      windows += `<rect x="${x}" y="${y}" width="28" height="36" fill="${light.window}" opacity="${random.chance(0.7) ? 0.9 : 0.35}"/>`
  return `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${random.pick(light.walls)}"/><rect x="${left - 6}" y="${top - 10}" width="${wide + 12}" height="12" fill="#000" opacity=".22"/>${windows}`
}

export function tree(x: number, y: number, size: number, { leaf }: Light): string {
  const at = (dx: number, dy: number, r: number, opacity: number) =>
    `<circle cx="${x + dx * size}" cy="${y + dy * size}" r="${r * size}" fill="${leaf}" opacity="${opacity}"/>`
  return `<rect x="${x - 7 * size}" y="${y - 110 * size}" width="${14 * size}" height="${112 * size}" fill="#6b5644"/>${at(-34, -140, 52, 1)}${at(36, -136, 50, 1)}${at(0, -180, 62, 1)}${at(14, -196, 40, 0.7)}`
}

/** A road in perspective, from the whole bottom edge to a point on the horizon. */
export function road({ ground }: Light, vanish: number): string {
  const marks = [0, 1, 2, 3].map((index) => {
    const near = 1190 - index * 150
    const far = near - 70
    const x = (y: number) => 800 + ((1200 - y) / (1200 - horizon)) * (vanish - 800)
    const w = (y: number) => 4 + ((y - horizon) / 580) * 20
    return `<path d="M${x(near) - w(near)} ${near}L${x(near) + w(near)} ${near}L${x(far) + w(far)} ${far}L${x(far) - w(far)} ${far}Z" fill="#eee" opacity=".8"/>`
  })
  return `<path d="M-80 1200L${vanish - 60} ${horizon}L${vanish + 60} ${horizon}L1680 1200Z" fill="${ground}"/><path d="M-80 1200L${vanish - 60} ${horizon}M1680 1200L${vanish + 60} ${horizon}" stroke="#d8d4c8" stroke-width="16"/>${marks.join('')}`
}

/** A patch with an uneven edge. */
export function patch(
  random: Random,
  x: number,
  y: number,
  wide: number,
  high: number,
  fill: string,
  more = '',
): string {
  const corners = Array.from({ length: 18 }, (_, index) => {
    const angle = (Math.PI * 2 * index) / 18
    const far = random.between(0.82, 1.1)
    return `${(x + wide * far * Math.cos(angle)).toFixed(0)} ${(y + high * far * Math.sin(angle)).toFixed(0)}`
  })
  return `<path d="M${corners.join('L')}Z" fill="${fill}" ${more}/>`
}

export function box(x: number, y: number, wide: number, high: number, fill: string, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${wide}" height="${high}" fill="${fill}" ${more}/>`
}

export function shadow(x: number, y: number, wide: number): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${wide}" ry="${wide / 7}" fill="#000" opacity=".22"/>`
}
