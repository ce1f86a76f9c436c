import { type AreaFault, faultOfArea } from '@gorozhanin/domain/following/area'
import type { Coordinates } from '@gorozhanin/domain/names'
import { type Ground, overlaps } from '../../map/geometry.ts'

export type DrawnFault = AreaFault | 'following.area_outside'

/** Why the city would not take an area, before it is asked. */
export function faultOfDrawn(corners: readonly Coordinates[], boundary: Ground): DrawnFault | null {
  return faultOfArea(corners) ?? (overlaps(corners, boundary) ? null : 'following.area_outside')
}
