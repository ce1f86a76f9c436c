import { listQueues } from '@gorozhanin/domain/dispatch/api'
import { type ConsoleRow, countConsole, listConsole, showConsole } from '@gorozhanin/domain/reports/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { alignClock } from '../ui/use-now.ts'
import type { ConsoleFilter } from './search-params.ts'

/** What the list holds. `total` may be more than there are rows: see `mostRows`. */
export type LoadedList = { readonly rows: readonly ConsoleRow[]; readonly total: number }

const pageRows = 200

/** A person who has more than this to do needs a filter, not a longer list. */
export const mostRows = 1000

async function loadList(filter: ConsoleFilter, signal: AbortSignal): Promise<LoadedList> {
  const rows = new Map<string, ConsoleRow>()
  let cursor: string | undefined
  for (;;) {
    const page = await call(listConsole, {
      query: { ...filter, limit: pageRows, ...(cursor && { cursor }) },
      signal,
    })
    alignClock(page.now)
    // The list may move between two pages: a report on both counts once.
    for (const row of page.reports) rows.set(row.number, row)
    if (page.next === null || rows.size >= mostRows) return { rows: [...rows.values()], total: page.total }
    cursor = page.next
  }
}

export const listQuery = (filter: ConsoleFilter) =>
  queryOptions({
    queryKey: ['console', 'list', filter],
    queryFn: ({ signal }) => loadList(filter, signal),
    placeholderData: keepPreviousData,
  })

export const countsQuery = queryOptions({
  queryKey: ['console', 'counts'],
  queryFn: ({ signal }) => call(countConsole, { signal }),
})

/** Emergencies that wait for an agency, wherever the list looks now. */
export const emergenciesQuery = queryOptions({
  queryKey: ['console', 'emergencies'],
  queryFn: ({ signal }) => call(listConsole, { query: { unaccepted: true, limit: 20 }, signal }),
})

export const cardQuery = (number: string) =>
  queryOptions({
    queryKey: ['console', 'card', number],
    queryFn: ({ signal }) => call(showConsole, { params: { number }, signal }),
  })

export const queuesQuery = queryOptions({
  queryKey: ['console', 'queues'],
  queryFn: ({ signal }) => call(listQueues, { signal }),
})
