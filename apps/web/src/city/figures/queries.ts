import type { FigurePeriod } from '@gorozhanin/domain/summary/figures'
import { listPairs, showFigures } from '@gorozhanin/domain/summary/figures-api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export function figuresQuery(period: FigurePeriod) {
  return queryOptions({
    queryKey: ['figures', period],
    queryFn: ({ signal }) => call(showFigures, { query: { period }, signal }),
    placeholderData: (known) => known,
  })
}

export const pairsQuery = infiniteQueryOptions({
  queryKey: ['figures', 'pairs'],
  queryFn: ({ pageParam, signal }) =>
    call(listPairs, { query: pageParam ? { cursor: pageParam } : {}, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
})
