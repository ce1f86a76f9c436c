import { followMessageLink, openMessageLink } from '@gorozhanin/domain/messages/api'
import type { Ctx } from '../main/context.ts'
import { type Served, serve } from '../platform/serve.ts'
import { followLink } from './commands.ts'

export const messageRoutes = (ctx: Ctx): Served[] => [
  takesForm(serve(followMessageLink, ({ params }) => followLink(ctx, params.token))),

  serve(openMessageLink, async ({ params, reply }) =>
    reply.redirect(`${ctx.config.publicUrl}/messages/${params.token}`),
  ),
]

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
