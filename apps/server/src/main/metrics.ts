import { timingSafeEqual } from 'node:crypto'
import { endpoint } from '@gorozhanin/domain/endpoint'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { countWaiting } from '../dispatch/store.ts'
import { countMessages } from '../messages/store.ts'
import { Problem } from '../platform/problem.ts'
import type { Served } from '../platform/serve.ts'
import type { Ctx } from './context.ts'

const metrics = endpoint({
  method: 'GET',
  path: '/metrics',
  summary: 'Prometheus metrics',
  access: 'token',
  stream: 'text/plain',
})

/** `GET /metrics` outside `/api`, with a bearer token; closed where no token is set. */
export function metricsRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  const { metricsToken } = ctx.config
  if (metricsToken === null) return []
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by door',
    labelNames: ['method', 'door', 'status'],
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'deliveries',
    help: 'Hand-overs to agencies that are not done',
    labelNames: ['state'],
    registers: [registry],
  })
  const unsent = new Gauge({
    name: 'messages',
    help: 'Messages to authors that are not sent',
    labelNames: ['state'],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const door = request.routeOptions.url ?? 'none'
    durations.labels(request.method, door, String(reply.statusCode)).observe(reply.elapsedTime / 1000)
  })
  const mount = () =>
    app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
      if (!hasToken(request.headers.authorization ?? '', metricsToken)) throw new Problem('access.denied')
      for (const { state, count } of await countWaiting(ctx.db)) waiting.labels(state).set(count)
      for (const [state, count] of Object.entries(await countMessages(ctx.db)))
        unsent.labels(state).set(count)
      return reply.type(registry.contentType).send(await registry.metrics())
    })
  return [{ door: metrics, mount }]
}

function hasToken(header: string, token: string): boolean {
  const given = Buffer.from(header)
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
