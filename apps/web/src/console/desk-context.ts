import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { createContext, use } from 'react'
import type { ListLine } from './list/lines.ts'
import type { ConsoleSearch } from './search-params.ts'

/** What the parts of the desk share: the list and the report that is open. */
export type Desk = {
  readonly search: ConsoleSearch
  readonly rows: readonly ConsoleRow[]
  /** The list as it is drawn: what one author has sent in a flood is folded. */
  readonly lines: readonly ListLine[]
  /** Whether the list has come, or cannot. */
  readonly listed: boolean
  /** The report whose card is open. */
  readonly number: string | null
  /** Opens a card, or closes it; `done` says what has just been done with the one before. */
  readonly open: (number: string | null, done?: string) => void
  readonly done: string | null
}

export const DeskContext = createContext<Desk | null>(null)

/** The report under the pointer, in the list or on the map. Apart from the desk: it changes with every row passed. */
export type Pointing = {
  readonly pointed: string | null
  readonly point: (number: string | null) => void
}

export const PointingContext = createContext<Pointing>({ pointed: null, point: () => {} })

export function usePointing(): Pointing {
  return use(PointingContext)
}

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useDesk outside the desk')
  return desk
}
