import type { Coordinates } from '@gorozhanin/domain/names'
import { createContext, use } from 'react'
import type { MapPoint } from '../../map/style.ts'
import type { SheetHeight } from './sheet-room.ts'

/** What the sheet and the map share. */
export type BrowseState = {
  /** What the map shows: `west,south,east,north`. */
  readonly box: string
  readonly zoom: number
  /** The middle of what the map shows. */
  readonly center: Coordinates
  readonly target: (Coordinates & { readonly zoom?: number }) | null
  readonly moveTo: (place: Coordinates & { readonly zoom?: number }) => void
  /** Rings a report on the map while its line is pointed at; null lets go. */
  readonly pointAt: (report: MapPoint | null) => void
  /** Begins to draw an area. */
  readonly draw: () => void
  /** The map itself waits for an answer: an area is drawn, or was. */
  readonly asks: boolean
  readonly height: SheetHeight
  readonly setHeight: (height: SheetHeight) => void
}

export const BrowseContext = createContext<BrowseState | null>(null)

export function useBrowse(): BrowseState {
  const state = use(BrowseContext)
  if (!state) throw new Error('useBrowse outside the map')
  return state
}
