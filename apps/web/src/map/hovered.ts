import type { Coordinates } from '@gorozhanin/domain/names'
import { type Status, type StatusGroup, statuses, statusGroups } from '@gorozhanin/domain/reports/status'
import type { Geometry } from 'geojson'

/** What the pointer is over, as the tile tells it. */
export type Hovered = Coordinates &
  (
    | {
        readonly kind: 'report'
        readonly number: string
        /** Null where the page's own points tell only the group. */
        readonly status: Status | null
        readonly category: string
        readonly overdue: boolean
      }
    | {
        readonly kind: 'cluster'
        readonly count: number
        readonly overdue: number
        /** Groups of status and of categories that it holds, the most frequent first. */
        readonly byStatus: readonly Counted<StatusGroup>[]
        readonly byGroup: readonly Counted<string>[]
      }
  )

type Counted<Of> = { readonly of: Of; readonly count: number }

type Shown = { readonly geometry: Geometry; readonly properties: Readonly<Record<string, unknown>> }

/** Reads a mark of the map; null for one without a place. */
export function readHovered({ geometry, properties }: Shown): Hovered | null {
  if (geometry.type !== 'Point') return null
  const [lon = 0, lat = 0] = geometry.coordinates
  const { number, count } = properties
  if (typeof count === 'number')
    return {
      kind: 'cluster',
      lon,
      lat,
      count,
      overdue: Number(properties.overdue ?? 0),
      byStatus: counted(statusGroups, (group) => properties[`c_${group}`]),
      byGroup: counted(
        Object.keys(properties).flatMap((name) => (name.startsWith('g_') ? [name.slice(2)] : [])),
        (group) => properties[`g_${group}`],
      ),
    }
  return {
    kind: 'report',
    lon,
    lat,
    number: String(number),
    status: statuses.find((status) => status === properties.status) ?? null,
    category: String(properties.category ?? ''),
    overdue: properties.overdue === true,
  }
}

function counted<Of extends string>(
  list: readonly Of[],
  countOf: (of: Of) => unknown,
): readonly Counted<Of>[] {
  return list
    .map((of) => ({ of, count: Number(countOf(of) ?? 0) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
}
