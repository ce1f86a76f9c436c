import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

const retries = 2

/** A refusal stays a refusal; only silence and a server out of breath are worth asking again. */
function worthRetrying(failures: number, fault: unknown): boolean {
  if (failures >= retries) return false
  return !(fault instanceof ApiProblem) || fault.status === 0 || fault.status >= 502
}

/** The one cache of the page. Events of `/api/live` make things stale, so nothing is fetched again just by time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: worthRetrying, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})
