import { Temporal } from 'temporal-polyfill'
import type { CameraNotes } from './camera-notes.ts'

/** Cameras and servers never agree to the minute; one that is ahead by more is not to be believed. */
const FUTURE_MINUTES = 60

/**
 * When a photo was taken; a time without an offset is read in the city's zone. Null where the camera did not say, or
 * said what no calendar has, or a time that has not come.
 */
export function takenAt(
  { time, offset }: Pick<CameraNotes, 'time' | 'offset'>,
  zone: string,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (time === null) return null
  try {
    const wall = Temporal.PlainDateTime.from(time, { overflow: 'reject' })
    const at = wall.toZonedDateTime(offset ?? zone).toInstant()
    return Temporal.Instant.compare(at, now.add({ minutes: FUTURE_MINUTES })) > 0 ? null : at
  } catch {
    return null
  }
}
