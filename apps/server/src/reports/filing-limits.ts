import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { visitorOf } from '../platform/access.ts'
import { proofOfWork } from '../platform/proof-of-work.ts'
import { limiter } from '../platform/rate-limits.ts'
import { knownDevice } from './device.ts'

const HOUR_MS = 3_600_000

/**
 * Limits on filing, which the city sets: by device and account first, then by address, for many phones share one. A
 * device is known by its cookie. As often may somebody say «у меня тоже» or follow something, each counted apart.
 */
export function filingLimits(ctx: Ctx, app: FastifyInstance, door: 'file' | 'support' | 'follow') {
  const setting = async (name: 'perDeviceHour' | 'perDeviceDay' | 'perAddressHour') =>
    (await ctx.catalog()).city.limits[name]
  const account = (request: FastifyRequest) => visitorOf(request).resident?.author ?? null
  const proof = proofOfWork(ctx, door)
  const hour = { windowMs: HOUR_MS, proof }
  const day = { windowMs: 24 * HOUR_MS, proof, max: () => setting('perDeviceDay') }
  const checks = [
    limiter(app, { ...hour, name: `${door}-hour`, max: () => setting('perDeviceHour'), key: knownDevice }),
    limiter(app, { ...day, name: `${door}-day`, key: knownDevice }),
    limiter(app, { ...day, name: `${door}-account`, key: account }),
    limiter(app, {
      ...hour,
      name: `${door}-address`,
      max: () => setting('perAddressHour'),
      key: ({ ip }) => ip,
    }),
  ]
  return async (request: FastifyRequest) => {
    await Promise.all(checks.map((check) => check(request)))
  }
}
