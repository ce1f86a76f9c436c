import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { visitorOf } from '../platform/access.ts'
import { proofOfWork } from '../platform/proof-of-work.ts'
import { limiter } from '../platform/rate-limits.ts'

const HOUR_MS = 3_600_000
const YEAR_SECONDS = 365 * 86_400
const deviceCookie = 'device'

/**
 * Limits on filing, which the city sets: by device and account first, then by address, for many phones share one. A
 * device is known by a cookie that says nothing else; one that is new gets it with its first report.
 */
export function filingLimits(ctx: Ctx, app: FastifyInstance) {
  const setting = async (name: 'perDeviceHour' | 'perDeviceDay' | 'perAddressHour') =>
    (await ctx.catalog()).city.limits[name]
  const device = (request: FastifyRequest) => knownDevice(request)
  const account = (request: FastifyRequest) => visitorOf(request).resident?.author ?? null
  const proof = proofOfWork(ctx, 'file')
  const hour = { windowMs: HOUR_MS, proof }
  const day = { windowMs: 24 * HOUR_MS, proof, max: () => setting('perDeviceDay') }
  const checks = [
    limiter(app, { ...hour, name: 'file-hour', max: () => setting('perDeviceHour'), key: device }),
    limiter(app, { ...day, name: 'file-day', key: device }),
    limiter(app, { ...day, name: 'file-account', key: account }),
    limiter(app, {
      ...hour,
      name: 'file-address',
      max: () => setting('perAddressHour'),
      key: ({ ip }) => ip,
    }),
  ]
  return async (request: FastifyRequest, reply: FastifyReply) => {
    await Promise.all(checks.map((check) => check(request)))
    if (knownDevice(request) === null)
      reply.setCookie(deviceCookie, reply.signCookie(randomUUID()), cookieOptions(ctx))
  }
}

function cookieOptions({ config }: Ctx) {
  const secure = config.publicUrl.startsWith('https:')
  return { path: '/api/reports', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_SECONDS } as const
}

function knownDevice(request: FastifyRequest): string | null {
  const cookie = request.cookies[deviceCookie]
  const opened = cookie === undefined ? null : request.unsignCookie(cookie)
  return opened?.valid ? opened.value : null
}
