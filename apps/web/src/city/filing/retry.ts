import type { ApiProblem } from '../../api/problem.ts'

const firstPauseMs = 5000
const longestPauseMs = 60_000

/** No answer, or a server out of breath: the same report may pass later. Everything else needs the person. */
export function isWorthRepeating({ code, status }: Pick<ApiProblem, 'code' | 'status'>): boolean {
  return code === 'network.offline' || code === 'request.timeout' || status >= 502
}

/** How long to wait after the `attempt`-th try in vain: as long as the server asks, else twice as long each time. */
export function pauseMs(attempt: number, retryAfterSeconds: number | undefined): number {
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * 1000
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1))
}
