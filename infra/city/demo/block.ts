import type { Draft, Site, Street } from './draft.ts'
import type { BlockPlan, Span } from './plan.ts'
import { distance, lengthOf, type Spot, step } from './plane.ts'
import type { Random } from './random.ts'
import type { Ground } from './terrain.ts'

/** Sides of a block as one walks round it with the block to the left: the street is on the right. */
export const sides = ['south', 'east', 'north', 'west'] as const
export type Side = (typeof sides)[number]

/** A block on the drawing board, with what its builder needs. */
export type Block = BlockPlan & {
  readonly ground: Ground
  readonly draft: Draft
  readonly site: Site
  readonly random: Random
  /** Streets that follow or lead to the river inside the block, edges included, by their distance. */
  readonly lanes: readonly { readonly street: Street; readonly away: number }[]
  readonly streetOn: (side: Side) => Street | null
  /** The street for a house deep in the yard. */
  readonly anyStreet: Street
}

/** Size of a block in metres, measured through its middle. */
export function sizeOf({ ground, along, away }: Block): { readonly wide: number; readonly high: number } {
  const middle = (away[0] + away[1]) / 2
  return { wide: lengthOf(ground.alongRiver(middle, ...along)), high: away[1] - away[0] }
}

/** The spot `east` metres from the west side and `north` metres from the south side, and the heading there. */
export function within(
  block: Block,
  east: number,
  north: number,
): { readonly at: Spot; readonly heading: number } {
  const { wide } = sizeOf(block)
  const along = block.along[0] + (east / wide) * (block.along[1] - block.along[0])
  return { at: block.ground.at(along, block.away[0] + north), heading: block.ground.heading(along) }
}

/** Metres on the ground for a metre of `along` at this distance from the river. */
function scale(ground: Ground, along: number, away: number): number {
  return distance(ground.at(along, away), ground.at(along + 1, away))
}

function inset(
  { ground, along, away }: Block,
  meters: number,
): { readonly along: Span; readonly away: Span } {
  const per = scale(ground, (along[0] + along[1]) / 2, (away[0] + away[1]) / 2)
  return {
    along: [along[0] + meters / per, along[1] - meters / per],
    away: [away[0] + meters, away[1] - meters],
  }
}

/** The outline of a block drawn in by some metres. */
export function outlineOf(block: Block, meters: number): Spot[] {
  const inner = inset(block, meters)
  return block.ground.piece(inner.along, inner.away)
}

/** One side of a block drawn in by some metres, walked with the street on the right. */
export function sideLine(block: Block, side: Side, meters: number): Spot[] {
  const { ground } = block
  const { along, away } = inset(block, meters)
  if (side === 'south') return ground.alongRiver(away[0], along[0], along[1])
  if (side === 'north') return ground.alongRiver(away[1], along[1], along[0])
  if (side === 'east') return ground.acrossRiver(along[1], away[0], away[1])
  return ground.acrossRiver(along[0], away[1], away[0])
}

/** A rectangle inside a block, by its middle and its sides in metres. */
export function rectangle(block: Block, east: number, north: number, wide: number, high: number): Spot[] {
  const { at, heading } = within(block, east, north)
  return [
    step(at, heading, -wide / 2, -high / 2),
    step(at, heading, wide / 2, -high / 2),
    step(at, heading, wide / 2, high / 2),
    step(at, heading, -wide / 2, high / 2),
  ]
}

/** A straight path between two places of a block. */
export function pathBetween(
  block: Block,
  from: readonly [number, number],
  to: readonly [number, number],
): Spot[] {
  return [within(block, ...from).at, within(block, ...to).at]
}

export function circle(middle: Spot, radius: number, corners = 28): Spot[] {
  return Array.from({ length: corners }, (_, index) => step(middle, (2 * Math.PI * index) / corners, radius))
}
