import {
  changeFollowing,
  follow,
  followByPush,
  listFollowing,
  listFollowingByPush,
  newsFeed,
  reportFeed,
  showPushKey,
  stopFollowing,
  stopFollowingByPush,
} from '@gorozhanin/domain/following/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { residentOf } from '../platform/access.ts'
import { contentVersion, isFresh } from '../platform/fresh.ts'
import { Problem } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { filingLimits } from '../reports/filing-limits.ts'
import { atomType } from './atom.ts'
import { followOnDevice, followSubject, stopOnDevice } from './commands.ts'
import { feedOfReport, subjectFeed } from './feeds.ts'
import { publicKeyOf } from './push.ts'
import { findDevice } from './push-store.ts'
import { changeSubscription, dropSubscription } from './store.ts'
import { followingOf } from './view.ts'

export const followingRoutes = (ctx: Ctx, app: FastifyInstance): Served[] => [
  serve(newsFeed, async ({ query, request, reply }) =>
    sendFeed(request, reply, await subjectFeed(ctx, query)),
  ),
  serve(reportFeed, async ({ params, query, request, reply }) =>
    sendFeed(request, reply, await feedOfReport(ctx, params.number, query.language)),
  ),

  serve(follow, ({ body, visitor, request }) => followSubject(ctx, body, { visitor, address: request.ip }), {
    preHandler: filingLimits(ctx, app, 'follow'),
  }),
  serve(showPushKey, async () => ({ key: publicKeyOf(ctx.config) })),
  serve(
    followByPush,
    async ({ body, reply }) => {
      await followOnDevice(ctx, body)
      return reply.send()
    },
    { preHandler: filingLimits(ctx, app, 'follow') },
  ),
  serve(listFollowingByPush, async ({ body, reply }) => {
    reply.header('cache-control', 'no-store')
    const author = await findDevice(ctx.db, body.device)
    return { following: author === undefined ? [] : await followingOf(ctx, author) }
  }),
  serve(stopFollowingByPush, async ({ body, reply }) => {
    await stopOnDevice(ctx, body)
    return reply.send()
  }),
  serve(listFollowing, async ({ visitor, reply }) => {
    reply.header('cache-control', 'no-store')
    return { following: await followingOf(ctx, residentOf(visitor).author) }
  }),
  serve(changeFollowing, async ({ params, body, visitor, reply }) => {
    const changed = await changeSubscription(ctx.db, residentOf(visitor).author, params.id, body)
    if (!changed) throw new Problem('following.not_found')
    return reply.send()
  }),
  serve(stopFollowing, async ({ params, visitor, reply }) => {
    const stopped = await dropSubscription(ctx.db, residentOf(visitor).author, params.id)
    if (!stopped) throw new Problem('following.not_found')
    return reply.send()
  }),
]

function sendFeed(request: FastifyRequest, reply: FastifyReply, feed: string): FastifyReply {
  if (isFresh(request, reply, contentVersion(Buffer.from(feed)))) return reply.send()
  return reply.type(atomType).send(feed)
}
