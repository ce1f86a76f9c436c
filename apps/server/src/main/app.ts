import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifySwagger from '@fastify/swagger'
import { limits } from '@gorozhanin/domain/reports/api'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { learnMethods } from '../platform/allowed-methods.ts'
import { answerError, answerNonsense } from '../platform/errors.ts'
import { liveRoutes } from '../platform/live.ts'
import { safeHeaders } from '../platform/safe-headers.ts'
import { refuseOtherOrigins } from '../platform/same-origin.ts'
import { documentForm } from '../platform/serve.ts'
import { learnVisitors } from '../platform/sessions.ts'
import { headOf } from '../previews/page-head.ts'
import { basemapHosts } from './config.ts'
import type { Ctx } from './context.ts'
import { healthRoutes } from './health.ts'
import { metricsRoutes } from './metrics.ts'
import { slices } from './slices.ts'
import { serveWeb } from './web.ts'

/** The whole API, ready to listen or to be injected into. It opens nothing and starts nothing of its own. */
export async function buildApp(ctx: Ctx): Promise<FastifyInstance> {
  const { config } = ctx
  const app: FastifyInstance = fastify({
    loggerInstance: ctx.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies > 0 ? (_address, hop) => hop <= config.trustedProxies : false,
    bodyLimit: 256 * 1024,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 100 },
    ajv: {
      customOptions: {
        removeAdditional: false,
        coerceTypes: 'array',
        allErrors: true,
        useDefaults: true,
        allowUnionTypes: true,
      },
    },
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    clientErrorHandler: answerNonsense,
    return503OnClosing: true,
  })
  const methodsOf = learnMethods(app)
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.addHook('onRequest', refuseOtherOrigins(config.publicUrl))

  const headers = safeHeaders(basemapHosts(config))
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  await app.register(fastifyRateLimit, { global: false, redis: ctx.redis, skipOnError: true })
  await app.register(fastifyMultipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: limits.photoBytes, files: limits.photos, fields: 30, fieldSize: 64 * 1024 },
  })
  await app.register(fastifySwagger, {
    openapi: { info: { title: 'Активный горожанин', version: '1' } },
    transform: documentForm,
  })

  for (const { mount } of [healthRoutes, metricsRoutes].flatMap((routes) => routes(ctx, app))) mount(app)
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register((scope) => mountDoors(ctx, scope))
  await serveWeb(app, { dir: config.webDir, methodsOf, headOf: (address) => headOf(ctx, address) })
  return app
}

/** Doors that know who calls. Health and metrics stand outside: they answer while no session can be read. */
async function mountDoors(ctx: Ctx, app: FastifyInstance): Promise<void> {
  await app.register(fastifyCookie, { secret: ctx.config.sessionSecret })
  learnVisitors(app, ctx)
  for (const { mount } of [liveRoutes, ...slices].flatMap((routes) => routes(ctx, app))) mount(app)
}
