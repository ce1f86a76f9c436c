import { type Account, showAccount } from '@gorozhanin/domain/accounts/api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { reopenLive } from './live.ts'
import { ApiProblem } from './problem.ts'
import { queryClient } from './queries.ts'

const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => call(showAccount, { signal }),
  staleTime: 60_000,
})

/** The resident who is signed in; null for a stranger, and until it is known. */
export function useAccount(): Account | null {
  return useQuery(accountQuery).data?.account ?? null
}

/** Whether it is known by now who is signed in. */
export function useAccountKnown(): boolean {
  return !useQuery(accountQuery).isPending
}

/** Somebody came or went: what the page has learnt as another person is forgotten, and the stream is opened anew. */
export function setAccount(account: Account | null): void {
  queryClient.removeQueries({
    predicate: ({ queryKey: [first, second] }) =>
      first === 'report' || (first === 'account' && second !== undefined),
  })
  queryClient.setQueryData(accountQuery.queryKey, { account })
  reopenLive()
}

/** A session that was ended elsewhere: the next door that asks for one says so. */
queryClient.getQueryCache().subscribe(({ query }) => {
  const { error } = query.state
  const isOwn = query.queryKey[0] === 'account' && query.queryKey.length > 1
  if (isOwn && error instanceof ApiProblem && error.code === 'access.signed_out')
    queryClient.setQueryData(accountQuery.queryKey, { account: null })
})
