import { describePlace } from '@gorozhanin/domain/map/api'
import type { Coordinates, Language } from '@gorozhanin/domain/names'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'

/** What stands at a point, in words of one language. Houses do not move. */
export function placeQuery({ lon, lat }: Coordinates, language: Language) {
  return queryOptions({
    queryKey: ['place', lon, lat, language],
    queryFn: ({ signal }) => call(describePlace, { query: { lon, lat, language }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
