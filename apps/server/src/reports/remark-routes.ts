import { addRemark, decideRemark, takeBackRemark } from '@gorozhanin/domain/reports/remark-api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOf } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { staffOf } from '../platform/access.ts'
import { readForm } from '../platform/form.ts'
import { limiter } from '../platform/rate-limits.ts'
import { type Served, serve } from '../platform/serve.ts'
import { consoleCard } from './console-reads.ts'
import { knownMark } from './device.ts'
import { filingLimits, HOUR_MS } from './filing-limits.ts'
import { decide, remark, takeBack } from './remarks.ts'

export function remarkRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  const perPerson = filingLimits(ctx, app, 'remark')
  // However many they are: what is said of one report must be read by one moderator.
  const perReport = limiter(app, {
    name: 'remark-report',
    windowMs: HOUR_MS,
    max: async () => (await ctx.catalog()).city.limits.perAddressHour,
    key: ({ params }) => (params as { readonly number: string }).number,
  })
  return [
    serve(
      addRemark,
      async ({ params, request, reply, visitor }) => {
        const writer = { device: knownMark(ctx, request), visitor }
        const form = await readForm(request, { fields: addRemark.form, tempDir: ctx.photos.tempDir })
        try {
          const { repeated, ...added } = await remark(ctx, params.number, form, writer)
          if (repeated) reply.code(200)
          return added
        } finally {
          await form.discard()
        }
      },
      {
        preHandler: async (request: FastifyRequest) => {
          await perPerson(request)
          await perReport(request)
        },
      },
    ),

    serve(takeBackRemark, async ({ params, request, reply, visitor }) => {
      await takeBack(ctx, params.number, params.id, { device: knownMark(ctx, request), visitor })
      return reply.send()
    }),

    serve(decideRemark, async ({ params, body, visitor, request }) => {
      const staff = staffOf(visitor)
      await decide(ctx, staff, actorOf(request), { params, body })
      return consoleCard(ctx, staff, params.number)
    }),
  ]
}
