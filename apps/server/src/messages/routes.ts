import {
  type DeadLetter,
  followMessageLink,
  listDeadLetters,
  openMessageLink,
  resendLetter,
  resendLetters,
} from '@gorozhanin/domain/messages/api'
import { maskedAddress } from '@gorozhanin/domain/people/masked'
import { actorOf } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { type Served, serve } from '../platform/serve.ts'
import { iso } from '../reports/rows.ts'
import { followLink, resend, resendAll } from './commands.ts'
import { countDead, type DeadLetterRow, listDead } from './dead-letters.ts'

export const messageRoutes = (ctx: Ctx): Served[] => [
  takesForm(serve(followMessageLink, ({ params }) => followLink(ctx, params.token))),

  serve(openMessageLink, async ({ params, reply }) =>
    reply.redirect(`${ctx.config.publicUrl}/messages/${params.token}`),
  ),

  serve(listDeadLetters, async ({ reply }) => {
    const [letters, total] = await Promise.all([listDead(ctx.db), countDead(ctx.db)])
    reply.header('cache-control', 'no-store')
    return { letters: letters.map(toDeadLetter), total }
  }),

  serve(resendLetter, async ({ params, request, reply }) => {
    await resend(ctx, params.id, actorOf(request))
    return reply.send()
  }),

  serve(resendLetters, async ({ request }) => ({ resent: await resendAll(ctx, actorOf(request)) })),
]

function toDeadLetter({ address, reports, createdAt, ...letter }: DeadLetterRow): DeadLetter {
  return { ...letter, address: maskedAddress(address), reports: [...reports], createdAt: iso(createdAt) }
}

/** The button of a mail program sends `List-Unsubscribe=One-Click` as a form (RFC 8058); the link alone says all. */
function takesForm({ door, mount }: Served): Served {
  return {
    door,
    mount: (app) =>
      void app.register(async (scope) => {
        scope.addContentTypeParser(
          'application/x-www-form-urlencoded',
          { parseAs: 'string', bodyLimit: 1024 },
          async () => undefined,
        )
        mount(scope)
      }),
  }
}
