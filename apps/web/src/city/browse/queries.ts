import { listReports } from '@gorozhanin/domain/reports/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { openReport } from '../report/open-report.ts'
import type { BrowseSearch } from '../search-params.ts'

const pageSize = 30

/** The filters of the address as the doors take them; tiles and list share them. */
export function filterOf({ status, group, agency, from, to, overdue, supported }: BrowseSearch) {
  return {
    ...(status && { status }),
    ...(group && { group }),
    ...(agency && { agency }),
    ...(from && { from }),
    ...(to && { to }),
    ...(overdue && { overdue }),
    ...(supported && { supported }),
  }
}

export const isFiltered = (search: BrowseSearch): boolean => Object.keys(filterOf(search)).length > 0

/** The address without its filters. */
export function unfiltered(search: BrowseSearch): BrowseSearch {
  const { at, heat, order, all, here, heap, area } = search
  return Object.fromEntries(
    Object.entries({ at, heat, order, all, here, heap, area }).filter(([, value]) => value),
  )
}

/** Published reports under the filters, in the order of the address; `box` null is the whole city. */
export function listQuery(search: BrowseSearch, box: string | null) {
  const { order } = search
  const query = {
    ...filterOf(search),
    ...(order && { order }),
    ...(box && { bbox: box }),
    limit: pageSize,
  }
  return infiniteQueryOptions({
    queryKey: ['reports', query],
    queryFn: ({ pageParam, signal }) =>
      call(listReports, { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (known) => known,
  })
}

/** The card of a report; the author's own where this device knows the secret. */
export function reportQuery(number: string) {
  return queryOptions({
    queryKey: ['report', number],
    queryFn: ({ signal }) => openReport(number, signal),
  })
}
