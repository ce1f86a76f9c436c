import { listConsole } from '@gorozhanin/domain/reports/api'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { useLive } from '../api/live.ts'
import { mergeRows } from './list/rows.ts'
import { cardQuery, countsQuery, emergenciesQuery, type LoadedList, listQuery } from './queries.ts'
import type { ConsoleFilter } from './search-params.ts'

/** Changes come in bunches: they are gathered this long before anything is asked, ms. */
const gatherMs = 150

/** Beyond this many changed reports the list is asked for as a whole. */
const mostSingle = 200

/** Asks which of the changed reports belong to the list now, and puts them at their places. */
async function refreshRows(
  client: QueryClient,
  filter: ConsoleFilter,
  numbers: readonly string[],
): Promise<void> {
  const { queryKey } = listQuery(filter)
  if (numbers.length > mostSingle) return client.invalidateQueries({ queryKey })
  const { reports } = await call(listConsole, {
    query: { ...filter, numbers: numbers.join(','), limit: 200 },
  })
  client.setQueryData<LoadedList>(queryKey, (known) => {
    if (!known) return known
    const rows = mergeRows(known.rows, numbers, reports, filter.sort)
    return { rows, total: known.total + rows.length - known.rows.length }
  })
}

/** Other lists that were open before may be old now; they are asked for again when somebody returns to them. */
function ageOtherLists(client: QueryClient, filter: ConsoleFilter): void {
  const current = JSON.stringify(filter)
  void client.invalidateQueries({
    queryKey: ['console', 'list'],
    refetchType: 'none',
    predicate: ({ queryKey }) => JSON.stringify(queryKey[2]) !== current,
  })
}

/** Fetches again only what the numbered reports change on the screen. */
export async function refreshReports(
  client: QueryClient,
  filter: ConsoleFilter,
  numbers: readonly string[],
): Promise<void> {
  ageOtherLists(client, filter)
  await Promise.all([
    refreshRows(client, filter, numbers),
    client.invalidateQueries({ queryKey: countsQuery.queryKey }),
    client.invalidateQueries({ queryKey: emergenciesQuery.queryKey }),
    ...numbers.map((number) => client.invalidateQueries({ queryKey: cardQuery(number).queryKey })),
  ])
}

/** Gathers numbers and hands them over in bunches, one bunch at a time. */
function gather(handOver: (numbers: readonly string[]) => Promise<void>) {
  const waiting = new Set<string>()
  let timer: number | undefined

  async function flush() {
    const numbers = [...waiting]
    waiting.clear()
    await handOver(numbers)
    timer = undefined
    if (waiting.size > 0) start()
  }
  function start() {
    timer ??= window.setTimeout(() => void flush(), gatherMs)
  }
  return {
    add: (number: string) => {
      waiting.add(number)
      start()
    },
    stop: () => {
      window.clearTimeout(timer)
      timer = undefined
    },
  }
}

/** Keeps list, counts and card as they are in the city, within a second and without reloading. */
export function useLiveConsole(filter: ConsoleFilter): void {
  const client = useQueryClient()
  const shown = useRef(filter)
  useEffect(() => {
    shown.current = filter
  }, [filter])

  const refreshAll = () => client.invalidateQueries({ queryKey: ['console'] })
  const [bunch] = useState(() =>
    // What could not be patched is asked for as a whole, as soon as that is possible.
    gather((numbers) => refreshReports(client, shown.current, numbers).catch(refreshAll)),
  )
  useEffect(() => bunch.stop, [bunch])
  useLive((event) => {
    if (event.kind === 'resync') void refreshAll()
    if (event.kind === 'change') bunch.add(event.change.number)
  })
}
