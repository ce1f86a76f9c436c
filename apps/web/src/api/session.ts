import { type Me, whoAmI } from '@gorozhanin/domain/people/api'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { reopenLive } from './live.ts'
import { ApiProblem } from './problem.ts'
import { queryClient } from './queries.ts'

const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(whoAmI, { signal }),
  staleTime: 60_000,
})

/** Who is signed in; null for a stranger. Suspends until it is known. */
export function useMe(): Me | null {
  return useSuspenseQuery(sessionQuery).data.me
}

/** Someone came or went: what the page has learnt as another person is forgotten, and the stream is opened anew. */
export function setMe(me: Me | null): void {
  queryClient.removeQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'console' || queryKey[0] === 'head',
  })
  queryClient.setQueryData(sessionQuery.queryKey, { me })
  void queryClient.invalidateQueries({ queryKey: ['account'] })
  reopenLive()
}

/** Any door that asks for a sign-in means that the session has ended: whoever shows staff pages hears of it. */
function noticeEnd(fault: unknown): void {
  if (!(fault instanceof ApiProblem) || fault.code !== 'access.signed_out') return
  const known = queryClient.getQueryData(sessionQuery.queryKey)
  if (known?.me) queryClient.setQueryData(sessionQuery.queryKey, { me: null })
}

queryClient.getQueryCache().subscribe(({ query }) => noticeEnd(query.state.error))
queryClient.getMutationCache().subscribe(({ mutation }) => noticeEnd(mutation?.state.error))
