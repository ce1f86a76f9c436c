import { type PhotoSize, showPhoto } from '@gorozhanin/domain/reports/api'
import { address } from '../api/call.ts'

/** Where a stored size of a photo is fetched from. */
export function photoAddress(key: string, size: PhotoSize): string {
  return address(showPhoto, { params: { key, size } })
}
