import { type Spot, step } from './plane.ts'

/** A building's shape about its middle: metres ahead along its front and metres to the left of it. */
export type Shape = {
  readonly corners: readonly (readonly [ahead: number, left: number])[]
  /** The box that holds the shape, for telling buildings apart. */
  readonly long: number
  readonly deep: number
}

export function bar(long: number, deep: number): Shape {
  const [a, l] = [long / 2, deep / 2]
  return {
    corners: [
      [-a, -l],
      [a, -l],
      [a, l],
      [-a, l],
    ],
    long,
    deep,
  }
}

/** A slab of sections, each a little back from the one before. */
export function stepped(long: number, deep: number, sections: number, shift: number): Shape {
  const part = long / sections
  const back = (index: number) => (index % 2 === 0 ? -shift / 2 : shift / 2)
  const edge = (left: number) =>
    Array.from({ length: sections }, (_, index): [number, number][] => [
      [-long / 2 + index * part, left + back(index)],
      [-long / 2 + (index + 1) * part, left + back(index)],
    ]).flat()
  return { corners: [...edge(-deep / 2), ...edge(deep / 2).toReversed()], long, deep: deep + shift }
}

/** A bar with a wing that turns to the left at its end. */
export function ell(long: number, deep: number, wing: number): Shape {
  const [a, l] = [long / 2, (deep + wing) / 2]
  return {
    corners: [
      [-a, -l],
      [a, -l],
      [a, l],
      [a - deep, l],
      [a - deep, -l + deep],
      [-a, -l + deep],
    ],
    long,
    deep: deep + wing,
  }
}

/** A front with two wings that turn to the left: a school, a clinic. */
export function winged(long: number, deep: number, wing: number): Shape {
  const [a, l] = [long / 2, (deep + wing) / 2]
  return {
    corners: [
      [-a, -l],
      [a, -l],
      [a, l],
      [a - deep, l],
      [a - deep, -l + deep],
      [-a + deep, -l + deep],
      [-a + deep, l],
      [-a, l],
    ],
    long,
    deep: deep + wing,
  }
}

/** A tower with notched corners. */
export function tower(side: number): Shape {
  const [a, n] = [side / 2, side / 2 - side / 6]
  return {
    corners: [
      [-n, -a],
      [n, -a],
      [n, -n],
      [a, -n],
      [a, n],
      [n, n],
      [n, a],
      [-n, a],
      [-n, n],
      [-a, n],
      [-a, -n],
      [-n, -n],
    ],
    long: side,
    deep: side,
  }
}

/** A public building with a portico in the middle of its front. */
export function portico(long: number, deep: number): Shape {
  const [a, l, p] = [long / 2, deep / 2, long / 6]
  return {
    corners: [
      [-a, -l],
      [-p, -l],
      [-p, -l - 6],
      [p, -l - 6],
      [p, -l],
      [a, -l],
      [a, l],
      [p, l],
      [p, l + 4],
      [-p, l + 4],
      [-p, l],
      [-a, l],
    ],
    long,
    deep: deep + 12,
  }
}

/** The shape laid on the ground, its front facing right of the heading. */
export function lay(shape: Shape, at: Spot, heading: number): Spot[] {
  return shape.corners.map(([ahead, left]) => step(at, heading, ahead, left))
}

/** A box on the ground: its middle, its heading, its halves. */
export type Box = {
  readonly at: Spot
  readonly heading: number
  readonly long: number
  readonly deep: number
}

const spread = (box: Box, heading: number) =>
  (box.long / 2) * Math.abs(Math.cos(box.heading - heading)) +
  (box.deep / 2) * Math.abs(Math.sin(box.heading - heading))

/** Whether two boxes come nearer to each other than `gap` metres (separating axes). */
export function crowd(a: Box, b: Box, gap: number): boolean {
  const apart = { east: b.at.east - a.at.east, north: b.at.north - a.at.north }
  return [a.heading, a.heading + Math.PI / 2, b.heading, b.heading + Math.PI / 2].every((heading) => {
    const between = Math.abs(apart.east * Math.cos(heading) + apart.north * Math.sin(heading))
    return between < spread(a, heading) + spread(b, heading) + gap
  })
}
