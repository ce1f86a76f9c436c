import type { Coordinates } from '@gorozhanin/domain/names'

/** The part of a photo's metadata that says where it was taken, degrees. */
export type PhotoGps = { readonly Latitude?: number; readonly Longitude?: number }

/** The metadata stands in the first part of a file: no need to read the rest. */
const headBytes = 512 * 1024

/** Where a photo was taken, read on the device; null when it does not say. Read it before it is shrunk. */
export async function placeOfPhoto(file: Blob): Promise<Coordinates | null> {
  try {
    const [{ load }, bytes] = await Promise.all([
      import('exifreader'),
      file.slice(0, headBytes).arrayBuffer(),
    ])
    return placeOf(load(bytes, { expanded: true }).gps)
  } catch {
    // Not a photo, or one without metadata: it may still be attached.
    return null
  }
}

/** A receiver without a fix writes zeros; others write what is not on Earth. */
export function placeOf(gps: PhotoGps | undefined): Coordinates | null {
  const { Latitude: lat, Longitude: lon } = gps ?? {}
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return null
  // Also false for NaN, which a receiver gives for 0/0.
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return null
  return { lon: Number(lon.toFixed(5)), lat: Number(lat.toFixed(5)) }
}
