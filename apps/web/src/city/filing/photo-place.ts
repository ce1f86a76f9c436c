import type { Coordinates } from '@gorozhanin/domain/names'
import { placeOf } from '@gorozhanin/domain/reports/camera-notes'

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
