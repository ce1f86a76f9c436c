import { Temporal } from 'temporal-polyfill'
import type { Refusal } from './moves.ts'
import type { Outcome } from './status.ts'

/** A photo of an answer, as far as its camera told: when, and how far from the report’s place. */
export type TakenPhoto = { readonly takenAt: Temporal.Instant | null; readonly meters: number | null }

/** How near a photo of the place must be where the city says nothing else. */
export const NEAR_METERS = 200

type Wanted = { readonly registeredAt: Temporal.Instant; readonly nearMeters: number }

/**
 * Why a photo does not prove an answer; null where it does, or says nothing of itself. `fixed` is proved by a photo
 * newer than the report, `not_confirmed` by one that was taken at its place besides.
 *
 * Source: the regulation, answer of an agency.
 */
export function photoFault(
  outcome: Outcome,
  { takenAt, meters }: TakenPhoto,
  { registeredAt, nearMeters }: Wanted,
): Extract<Refusal, 'report.photo_too_old' | 'report.photo_elsewhere'> | null {
  if (outcome === 'explained') return null
  if (takenAt && Temporal.Instant.compare(takenAt, registeredAt) < 0) return 'report.photo_too_old'
  return outcome === 'not_confirmed' && meters !== null && meters > nearMeters
    ? 'report.photo_elsewhere'
    : null
}
