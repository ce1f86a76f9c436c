import type { Coordinates } from '../names.ts'

/** What a camera wrote into a photo: wall time `2026-11-20T10:00:00`, its offset `+05:00` where it knew it, the place. */
export type CameraNotes = {
  readonly time: string | null
  readonly offset: string | null
  readonly place: Coordinates | null
}

/** Metadata of a photo that says where it was taken, degrees. */
export type PhotoGps = {
  readonly Latitude?: number | undefined
  readonly Longitude?: number | undefined
}

/** A receiver without a fix writes zeros; others write what is not on Earth. */
export function placeOf(gps: PhotoGps | undefined): Coordinates | null {
  const { Latitude: lat, Longitude: lon } = gps ?? {}
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return null
  // Also false for NaN, which a receiver gives for 0/0.
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return null
  return { lon: Number(lon.toFixed(5)), lat: Number(lat.toFixed(5)) }
}

/** EXIF time and offset, `2026:11:20 10:00:00` and `+05:00`, as notes; what has another shape is left out. */
export function timeOf(
  time: string | undefined,
  offset: string | undefined,
): Pick<CameraNotes, 'time' | 'offset'> {
  const [, date, clock] = /^(\d{4}:\d\d:\d\d) (\d\d:\d\d:\d\d)/.exec(time ?? '') ?? []
  return {
    time: date && clock ? `${date.replaceAll(':', '-')}T${clock}` : null,
    offset: /^[+-]\d\d:\d\d$/.test(offset ?? '') ? (offset ?? null) : null,
  }
}
