import { listNormEvents, setNormEvent, withdrawNormEvent } from '@gorozhanin/domain/reports/norm-api'
import { actorOf } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { staffOf } from '../platform/access.ts'
import { type Served, serve } from '../platform/serve.ts'
import { announce, normEventsNow, takeBack } from './norm-events.ts'

export const normRoutes = (ctx: Ctx): Served[] => [
  serve(listNormEvents, () => normEventsNow(ctx)),
  serve(setNormEvent, ({ params, body, visitor, request }) =>
    announce(ctx, staffOf(visitor), actorOf(request), params.id, body),
  ),
  serve(withdrawNormEvent, ({ params, visitor, request }) =>
    takeBack(ctx, staffOf(visitor), actorOf(request), params.id),
  ),
]
