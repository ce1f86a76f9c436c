import {
  type City,
  listAgencies,
  listCategories,
  listReasons,
  showCity,
} from '@gorozhanin/domain/catalog/api'
import type { Reply } from '@gorozhanin/domain/endpoint'
import { defaultReasons, type ReasonLists } from '@gorozhanin/domain/reports/reason-lists'
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { call } from './call.ts'

/** The city changes only with a new pack: fetched once a visit. */
export const cityQuery = queryOptions({
  queryKey: ['city'],
  queryFn: ({ signal }) => call(showCity, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => call(listCategories, { signal }),
  staleTime: 10 * 60_000,
})

/** The agencies that answer now. */
export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => call(listAgencies, { signal }),
  staleTime: 10 * 60_000,
})

const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: ({ signal }) => call(listReasons, { signal }),
  staleTime: 10 * 60_000,
})

/** The city's lists of reasons; until they are here, those that most cities have. */
export function useReasonLists(): ReasonLists {
  return useQuery(reasonsQuery).data ?? defaultReasons
}

/** The city that this installation serves. Suspends until it is known. */
export function useCity(): City {
  return useSuspenseQuery(cityQuery).data
}

/** The public catalogue. Suspends until it is known. */
export function useCategories(): Reply<typeof listCategories> {
  return useSuspenseQuery(categoriesQuery).data
}
