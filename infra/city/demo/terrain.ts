import { headingOf, type Spot, step } from './plane.ts'

/**
 * The ground on which the town bends with its river: `along` is metres down the stream from the lake,
 * `away` is metres from midstream, to the north positive.
 */
export type Ground = {
  readonly at: (along: number, away: number) => Spot
  /** Where the stream heads, radians from the east. */
  readonly heading: (along: number) => number
  /** A street that follows the river at a distance. */
  readonly alongRiver: (away: number, from: number, to: number) => Spot[]
  /** A street that leads from or to the river. */
  readonly acrossRiver: (along: number, from: number, to: number) => Spot[]
  /** The outline of a piece between two distances down the stream and two away from it. */
  readonly piece: (along: readonly [number, number], away: readonly [number, number]) => Spot[]
}

const stride = 30

/** Steps at whole multiples of the stride, so that neighbours bend through the same spots. */
function strides(from: number, to: number): number[] {
  if (from > to) return strides(to, from).reverse()
  const inner: number[] = []
  for (let at = (Math.floor(from / stride) + 1) * stride; at < to; at += stride) inner.push(at)
  return [from, ...inner, to]
}

/** A river that swings `swing` metres to both sides every `wave` metres. */
export function groundBesideRiver(swing: number, wave: number): Ground {
  const turn = (2 * Math.PI) / wave
  const midstream = (along: number): Spot => ({
    east: along - 2000,
    north: -350 - swing * Math.cos(turn * (along - 1500)),
  })
  const heading = (along: number) => headingOf(midstream(along - 1), midstream(along + 1))
  const at = (along: number, away: number) => step(midstream(along), heading(along), 0, away)
  const alongRiver = (away: number, from: number, to: number) =>
    strides(from, to).map((along) => at(along, away))
  return {
    at,
    heading,
    alongRiver,
    acrossRiver: (along, from, to) => strides(from, to).map((away) => at(along, away)),
    piece: ([west, east], [south, north]) => [
      ...alongRiver(south, west, east),
      ...strides(south, north)
        .slice(1, -1)
        .map((away) => at(east, away)),
      ...alongRiver(north, east, west),
      ...strides(north, south)
        .slice(1, -1)
        .map((away) => at(west, away)),
    ],
  }
}

/** A smooth closed shore: a circle whose radius breathes by the given waves. */
export function blob(
  center: Spot,
  radius: number,
  waves: readonly (readonly [count: number, part: number, phase: number])[],
  stretch = 1,
): Spot[] {
  const corners = Math.max(24, Math.round(radius / 12))
  return Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners
    const breath = waves.reduce(
      (sum, [count, part, phase]) => sum + part * Math.cos(count * angle + phase),
      1,
    )
    return {
      east: center.east + radius * breath * Math.cos(angle) * stretch,
      north: center.north + radius * breath * Math.sin(angle),
    }
  })
}

/** A river's banks as one outline: it wanders a little in its bed and its width breathes. */
export function riverOutline(ground: Ground, from: number, to: number): Spot[] {
  const half = (along: number) => 38 + 7 * Math.sin(along / 310) + 4 * Math.sin(along / 97)
  const wander = (along: number) => 17 * Math.sin(along / 260) + 7 * Math.sin(along / 113)
  const steps = strides(from, to)
  return [
    ...steps.map((along) => ground.at(along, wander(along) + half(along))),
    ...steps.toReversed().map((along) => ground.at(along, wander(along) - half(along))),
  ]
}

/** A smooth road through the given spots (Catmull–Rom). */
export function smooth(spots: readonly Spot[], perSpan = 8): Spot[] {
  const line: Spot[] = []
  for (let index = 0; index < spots.length - 1; index += 1) {
    const [p0, p1, p2, p3] = [
      spots[Math.max(0, index - 1)],
      spots[index],
      spots[index + 1],
      spots[Math.min(spots.length - 1, index + 2)],
    ] as [Spot, Spot, Spot, Spot]
    for (let part = 0; part < perSpan; part += 1) {
      const t = part / perSpan
      const blend = (a: number, b: number, c: number, d: number) =>
        0.5 *
        (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
      line.push({
        east: blend(p0.east, p1.east, p2.east, p3.east),
        north: blend(p0.north, p1.north, p2.north, p3.north),
      })
    }
  }
  const last = spots.at(-1)
  return last ? [...line, last] : line
}
