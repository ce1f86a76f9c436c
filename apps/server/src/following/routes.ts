import { newsFeed, reportFeed } from '@gorozhanin/domain/following/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { contentVersion, isFresh } from '../platform/fresh.ts'
import { type Served, serve } from '../platform/serve.ts'
import { atomType } from './atom.ts'
import { feedOfReport, subjectFeed } from './feeds.ts'

export const followingRoutes = (ctx: Ctx): Served[] => [
  serve(newsFeed, async ({ query, request, reply }) =>
    sendFeed(request, reply, await subjectFeed(ctx, query)),
  ),
  serve(reportFeed, async ({ params, query, request, reply }) =>
    sendFeed(request, reply, await feedOfReport(ctx, params.number, query.language)),
  ),
]

function sendFeed(request: FastifyRequest, reply: FastifyReply, feed: string): FastifyReply {
  if (isFresh(request, reply, contentVersion(Buffer.from(feed)))) return reply.send()
  return reply.type(atomType).send(feed)
}
