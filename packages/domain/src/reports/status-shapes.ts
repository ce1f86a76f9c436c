import type { StatusGroup } from './status.ts'

/** One stroke or one filled piece of a shape, in a box of 20 × 20. */
export type Piece = {
  /** An SVG path. */
  readonly d: string
  /** Opacity of the fill; nothing is filled without it. */
  readonly fill?: number
  /** Width of the stroke; nothing is stroked without it. */
  readonly stroke?: number
  readonly dash?: readonly [number, number]
}

const ring = 'M17 10a7 7 0 1 1-14 0a7 7 0 1 1 14 0Z'

/**
 * The shapes of the five groups of status.
 *
 * Marks on the page and markers on the map are drawn from the same pieces, so that they cannot differ.
 */
export const statusShapes = {
  // Ten dots: a circle of radius 7 is 43.98 long.
  checking: [{ d: ring, stroke: 2.25, dash: [0.01, 4.388] }],
  at_agency: [{ d: 'M17.5 10a7.5 7.5 0 1 1-15 0a7.5 7.5 0 1 1 15 0Z', fill: 1 }],
  deferred: [
    { d: ring, stroke: 1.75 },
    { d: 'M10 6v4.25l2.75 1.75', stroke: 1.75 },
  ],
  answered: [
    { d: 'M3 10a7 7 0 0 0 14 0Z', fill: 0.3 },
    { d: ring, stroke: 1.75 },
    { d: 'm6.9 10.3 2.2 2.2 4.1-4.5', stroke: 1.75 },
  ],
  closed: [{ d: 'm4.5 10.75 3.75 3.75 7.25-8.25', stroke: 2.25 }],
} as const satisfies Record<StatusGroup, readonly Piece[]>
