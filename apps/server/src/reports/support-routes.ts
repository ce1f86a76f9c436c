import {
  findSimilar,
  listSupported,
  supportReport,
  takeBackSupport,
} from '@gorozhanin/domain/reports/support-api'
import type { FastifyInstance } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { searchLimits } from '../map/search-limits.ts'
import { type Served, serve } from '../platform/serve.ts'
import { knownMark, markDevice } from './device.ts'
import { filingLimits } from './filing-limits.ts'
import { listSupportedBy } from './list-store.ts'
import { toReportRow } from './public-row.ts'
import { similarReports } from './similar.ts'
import { support, unsupport } from './support.ts'

export function supportRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  // Both change the same count: who says it and takes it back in turn is stopped by one limit.
  const limits = filingLimits(ctx, app, 'support')
  return [
    serve(
      findSimilar,
      async ({ body, request, reply, visitor }) => {
        reply.header('cache-control', 'no-store')
        const asker = { device: knownMark(ctx, request), account: visitor.resident?.author ?? null }
        return { reports: await similarReports(ctx, body, asker) }
      },
      { preHandler: searchLimits(ctx, app, 'similar') },
    ),

    serve(listSupported, async ({ request, reply, visitor }) => {
      reply.header('cache-control', 'no-store')
      const catalog = await ctx.catalog()
      const device = knownMark(ctx, request)
      const rows = await listSupportedBy(ctx.db, { device, account: visitor.resident?.author ?? null })
      const nowMs = ctx.now().epochMilliseconds
      return { reports: rows.map((row) => toReportRow(catalog, row, nowMs)) }
    }),

    serve(
      supportReport,
      ({ params, body, visitor, request, reply }) =>
        support(
          ctx,
          { params, body },
          { device: markDevice(ctx, request, reply), visitor, address: request.ip },
        ),
      { preHandler: limits },
    ),

    serve(
      takeBackSupport,
      ({ params, visitor, request, reply }) =>
        unsupport(ctx, params.number, {
          device: markDevice(ctx, request, reply),
          visitor,
          address: request.ip,
        }),
      { preHandler: limits },
    ),
  ]
}
