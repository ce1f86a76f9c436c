import {
  type Me,
  saveMySettings,
  showMySettings,
  signIn,
  signOut,
  whoAmI,
} from '@gorozhanin/domain/people/api'
import type { FastifyInstance } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { type Staff, staffOf } from '../platform/access.ts'
import { limiter } from '../platform/rate-limits.ts'
import { type Served, serve } from '../platform/serve.ts'
import { closeSession, openSession } from '../platform/sessions.ts'
import { checkPassword } from './commands.ts'
import { changeSettings, mySettings } from './settings.ts'

const QUARTER_HOUR_MS = 15 * 60_000
const ATTEMPTS_OF_LOGIN = 20
const ATTEMPTS_OF_ADDRESS = 100

export function peopleRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  const limit = { windowMs: QUARTER_HOUR_MS, code: 'session.too_many' } as const
  const byAddress = limiter(app, {
    ...limit,
    name: 'signin-address',
    max: async () => ATTEMPTS_OF_ADDRESS,
    key: ({ ip }) => ip,
  })
  const byLogin = limiter(app, {
    ...limit,
    name: 'signin-login',
    max: async () => ATTEMPTS_OF_LOGIN,
    key: ({ ip, body }) => `${ip}-${(body as { login: string }).login.toLowerCase()}`,
  })

  return [
    serve(
      signIn,
      async ({ body, request, reply }) => {
        const staff = await checkPassword(ctx, body.login, body.password)
        await openSession(ctx, { staff: staff.id }, 'password', request, reply)
        return toMe(ctx, staff)
      },
      { preHandler: [byAddress, byLogin] },
    ),
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
    serve(saveMySettings, ({ body, visitor }) => changeSettings(ctx, staffOf(visitor).id, body)),
  ]
}

async function toMe(ctx: Ctx, { login, name, roles, agency }: Staff): Promise<Me> {
  const known = agency === null ? undefined : (await ctx.catalog()).agencies.get(agency)
  return {
    login,
    name,
    roles: [...roles],
    agency: known ? { code: known.code, name: known.shortName } : null,
  }
}
