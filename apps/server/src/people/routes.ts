import { saveMySettings, showMySettings, signOut, whoAmI } from '@gorozhanin/domain/people/api'
import { actorOf } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { staffOf } from '../platform/access.ts'
import { type Served, serve } from '../platform/serve.ts'
import { closeSession } from '../platform/sessions.ts'
import { changeSettings, mySettings } from './settings.ts'
import { toMe } from './sign-in.ts'

export function peopleRoutes(ctx: Ctx): Served[] {
  return [
    serve(whoAmI, async ({ visitor, reply }) => {
      reply.header('cache-control', 'no-store')
      return { me: visitor.staff && (await toMe(ctx, visitor.staff)) }
    }),
    serve(signOut, async ({ request, reply }) => {
      await closeSession(ctx, request, reply)
      return reply.send()
    }),
    serve(showMySettings, async ({ visitor, reply }) => {
      reply.header('cache-control', 'no-store')
      return mySettings(ctx, staffOf(visitor).id)
    }),
    serve(saveMySettings, ({ body, visitor, request }) =>
      changeSettings(ctx, staffOf(visitor).id, actorOf(request), body),
    ),
  ]
}
