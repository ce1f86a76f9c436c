import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

type Limit = {
  readonly name: string
  readonly max: () => Promise<number>
  readonly windowMs: number
  readonly key: (request: FastifyRequest) => string | null
  readonly code?: 'request.too_many' | 'session.too_many' | 'account.too_many_codes'
}

/**
 * A check that counts a request against a limit in Redis. Without Redis everyone passes: a resident in the cold
 * is worth more than a count.
 *
 * @throws Problem with `Retry-After` when the limit is reached.
 */
export function limiter(app: FastifyInstance, limit: Limit): (request: FastifyRequest) => Promise<void> {
  const check = app.createRateLimit({
    max: () => limit.max(),
    timeWindow: limit.windowMs,
    keyGenerator: (request) => `${limit.name}-${limit.key(request)}`,
  })
  return async (request) => {
    if (limit.key(request) === null) return
    const result = await check(request)
    if (result.isAllowed || !result.isExceeded) return
    throw new Problem(limit.code ?? 'request.too_many', { retryAfterSeconds: result.ttlInSeconds })
  }
}
