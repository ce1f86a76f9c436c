import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'
import type { ProofOfWork } from './proof-of-work.ts'

type Limit = {
  readonly name: string
  readonly max: () => Promise<number>
  readonly windowMs: number
  readonly key: (request: FastifyRequest) => string | null
  readonly code?: 'request.too_many' | 'session.too_many' | 'account.too_many_codes'
  /** Who has reached the limit may go on, so many times as far, with a proof of work for each request. */
  readonly proof?: ProofOfWork
}

const TIMES_WITH_PROOF = 3

/**
 * A check that counts a request against a limit in Redis. Without Redis everyone passes: a resident in the cold
 * is worth more than a count.
 *
 * @throws Problem with `Retry-After` when the limit is reached, and with a `challenge` where a proof of work helps.
 */
export function limiter(app: FastifyInstance, limit: Limit): (request: FastifyRequest) => Promise<void> {
  const { proof, max, code = 'request.too_many' } = limit
  const times = proof ? TIMES_WITH_PROOF : 1
  const check = app.createRateLimit({
    max: async () => (await max()) * times,
    timeWindow: limit.windowMs,
    keyGenerator: (request) => `${limit.name}-${limit.key(request)}`,
  })
  return async (request) => {
    if (limit.key(request) === null) return
    const result = await check(request)
    if (result.isAllowed) return
    const retryAfterSeconds = result.ttlInSeconds
    if (result.isExceeded) throw new Problem(code, { retryAfterSeconds })
    const counted = result.max - result.remaining
    if (!proof || counted <= (await max()) || (await proof.isSolved(request))) return
    throw new Problem(code, { retryAfterSeconds, challenge: proof.challenge() })
  }
}
