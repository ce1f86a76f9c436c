import { Temporal } from 'temporal-polyfill'
import type { Category } from '../catalog/pack-categories.ts'
import type { RepeatRules } from '../catalog/pack-city.ts'

/** What tells whether two reports speak of the same trouble. */
export type Spot = {
  readonly group: string
  /** The house, where the place of the report is one. */
  readonly house: string | null
}

/** How long after an answer the same trouble counts as its repeat, in days. New snow is new trouble. */
export function repeatWindowDays({ windowDays, groupWindowDays }: RepeatRules, group: string): number {
  return groupWindowDays[group] ?? windowDays
}

/**
 * Whether a report is near enough to an earlier one to speak of the same trouble: of the same group, and at the same
 * house, or within the radius of its category where its place is no house. `meters` is null where one has no place.
 */
export function isSameSpot(
  later: Spot,
  earlier: Spot,
  { place, duplicateRadiusMeters }: Pick<Category, 'place' | 'duplicateRadiusMeters'>,
  meters: number | null,
): boolean {
  if (later.group !== earlier.group) return false
  if (place === 'building') return later.house !== null && later.house === earlier.house
  return meters !== null && meters <= duplicateRadiusMeters
}

/**
 * Whether a report that was registered then falls into the window after an answer. The instant of the answer and the
 * last instant of the window belong to it; a report filed before the answer is a duplicate of an open one.
 *
 * Source: the regulation, how «повторное» is counted.
 */
export function isWithinRepeatWindow(
  registeredAt: Temporal.Instant,
  answeredAt: Temporal.Instant,
  windowDays: number,
): boolean {
  const ends = answeredAt.add({ hours: windowDays * 24 })
  return (
    Temporal.Instant.compare(registeredAt, answeredAt) >= 0 &&
    Temporal.Instant.compare(registeredAt, ends) <= 0
  )
}
