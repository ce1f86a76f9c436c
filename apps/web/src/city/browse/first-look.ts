import type { City } from '@gorozhanin/domain/catalog/api'
import { readArea } from '@gorozhanin/domain/following/area'
import { cityQuery } from '../../api/city.ts'
import { queryClient } from '../../api/queries.ts'
import type { MapView } from '../../map/city-map.tsx'
import { boxOf as boxRound } from '../../map/geometry.ts'
import { isWide } from '../../ui/use-media.ts'
import { type BrowseSearch, readView } from '../search-params.ts'
import { listQuery } from './queries.ts'
import { lowPx, type SheetHeight } from './sheet-room.ts'
import { boxOf, viewOf } from './view-box.ts'

/** As wide as the sheet on a desk. */
const columnPx = 420

const headerPx = { phone: 48, desk: 56 } as const

/** Far enough to see the districts, close enough to see streets: the whole city is mostly forest. */
const startZoom = { phone: 13, desk: 13.75 } as const

/** Where the map begins. */
export function startOf(search: BrowseSearch, city: City, wide: boolean): MapView {
  const view = readView(search.at)
  if (view) return view
  if (search.area) return viewOf(boxRound(readArea(search.area)), roomOf('low', wide).size)
  return { ...city.center, zoom: startZoom[wide ? 'desk' : 'phone'] }
}

/** The map under the sheet: what the sheet covers and what is left in sight, px. */
export function roomOf(height: SheetHeight, wide: boolean) {
  const covered = height === 'low' ? lowPx : Math.round(window.innerHeight / 2)
  return wide
    ? {
        padding: { left: columnPx },
        size: { width: window.innerWidth - columnPx, height: window.innerHeight - headerPx.desk },
      }
    : {
        padding: { bottom: covered },
        size: { width: window.innerWidth, height: window.innerHeight - headerPx.phone - covered },
      }
}

export function startHeight(search: BrowseSearch): SheetHeight {
  return search.all ? 'half' : 'low'
}

/** Asks for the list of the start page before the page is drawn. */
export async function fetchFirstList(search: BrowseSearch): Promise<void> {
  const city = await queryClient.ensureQueryData(cityQuery)
  const wide = isWide()
  const box = boxOf(startOf(search, city, wide), roomOf(startHeight(search), wide).size)
  await queryClient.prefetchInfiniteQuery(listQuery(search, search.all ? null : box))
}
