import type { AreaGeometry, Position } from '@gorozhanin/domain/catalog/pack-shapes'
import { type Geom, union } from 'polyclip-ts'
import { polygonsOf, ringFault, squareMeters } from '../geometry.ts'

export type Repair = { readonly area: AreaGeometry | null; readonly fault: string | null }

/**
 * An area whose every ring is sound. What was wrong is named; the area is null when nothing of it could be saved.
 *
 * Open rings are closed, rings of two points are dropped, rings that cross themselves are split at the crossings.
 */
export function repairArea(area: AreaGeometry): Repair {
  const faults = polygonsOf(area)
    .flat()
    .map(ringFault)
    .filter((code) => code !== null)
  if (faults.length === 0) return { area, fault: null }
  const fault = [...new Set(faults)].join(', ')
  const closed = polygonsOf(area)
    .map((rings) => rings.map(closeRing).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0)
  const [first, ...rest] = closed
  if (!first) return { area: null, fault }
  const sound = union(first as Geom, ...(rest as Geom[])) as Position[][][]
  const kept = sound.filter(
    (rings) => squareMeters([rings]) > 1 && rings.every((ring) => ringFault(ring) === null),
  )
  return { area: kept.length > 0 ? { type: 'MultiPolygon', coordinates: kept } : null, fault }
}

function closeRing(ring: readonly Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)]
  const isOpen = first && last && (first[0] !== last[0] || first[1] !== last[1])
  return isOpen ? [...ring, first] : [...ring]
}
