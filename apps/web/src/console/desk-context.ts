import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { createContext, use } from 'react'
import type { ConsoleSearch } from './search-params.ts'

/** What the parts of the desk share: the list, the report that is open and the one that is pointed at. */
export type Desk = {
  readonly search: ConsoleSearch
  readonly rows: readonly ConsoleRow[]
  /** The report whose card is open. */
  readonly number: string | null
  readonly pointed: string | null
  readonly point: (number: string | null) => void
  /** Opens a card, or closes it; `done` says what has just been done with the one before. */
  readonly open: (number: string | null, done?: string) => void
  readonly done: string | null
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useDesk outside the desk')
  return desk
}
