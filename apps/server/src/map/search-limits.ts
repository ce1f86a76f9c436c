import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { visitorOf } from '../platform/access.ts'
import { proofOfWork } from '../platform/proof-of-work.ts'
import { limiter } from '../platform/rate-limits.ts'

const MINUTE_MS = 60_000
/** A person who types asks five times a second at most, and not for a whole minute. */
const PER_ACCOUNT_MINUTE = 200
/** Unless the city says otherwise: an office or a mobile network behind one address. */
const PER_ADDRESS_MINUTE = 600

/**
 * Limits on search, the dearest of the doors that everyone may open, and on the look for reports alike, each counted
 * apart: by account, then by address.
 */
export function searchLimits(ctx: Ctx, app: FastifyInstance, door: 'search' | 'similar') {
  const limit = { windowMs: MINUTE_MS, proof: proofOfWork(ctx, door) }
  const perAddress = async () =>
    (await ctx.catalog()).city.limits.searchesPerAddressMinute ?? PER_ADDRESS_MINUTE
  return [
    limiter(app, { ...limit, name: `${door}-account`, max: async () => PER_ACCOUNT_MINUTE, key: accountOf }),
    limiter(app, { ...limit, name: `${door}-address`, max: perAddress, key: ({ ip }) => ip }),
  ]
}

function accountOf(request: FastifyRequest): string | null {
  const { staff, resident } = visitorOf(request)
  return staff?.id ?? resident?.author ?? null
}
