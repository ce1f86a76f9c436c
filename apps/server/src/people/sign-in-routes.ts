import { signIn } from '@gorozhanin/domain/people/api'
import {
  acceptInvitation,
  askPasswordLink,
  beginEnrolment,
  changePassword,
  confirmEnrolment,
  endMySession,
  enterCode,
  listMySessions,
  openInvitation,
  renewRecoveryCodes,
  showMyHistory,
  usePasswordLink,
} from '@gorozhanin/domain/people/sign-in-api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOf } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { staffOf } from '../platform/access.ts'
import { whenceOf } from '../platform/known-device.ts'
import { Problem } from '../platform/problem.ts'
import { limiter } from '../platform/rate-limits.ts'
import { type Served, serve } from '../platform/serve.ts'
import { endElsewhere, sessionIdOf } from '../platform/sessions.ts'
import { checkPassword } from './commands.ts'
import { accept, readInvitation } from './invitations.ts'
import { applyPasswordLink, mailPasswordLink, setPassword } from './passwords.ts'
import * as factor from './second-factor.ts'
import { enter, proceed } from './sign-in.ts'
import { readHistory } from './sign-in-store.ts'
import { sessionLines } from './staff-routes.ts'

const QUARTER_HOUR_MS = 15 * 60_000
const ATTEMPTS_OF_LOGIN = 20
const ATTEMPTS_OF_ADDRESS = 100
const LINKS_OF_LOGIN = 5

/** How staff come in, and what they see and set of their own account. */
export function signInRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  const limit = { windowMs: QUARTER_HOUR_MS, code: 'session.too_many' } as const
  const byAddress = limiter(app, {
    ...limit,
    name: 'signin-address',
    max: async () => ATTEMPTS_OF_ADDRESS,
    key: (request) => (isKnown(request) ? null : request.ip),
  })
  const byLogin = limiter(app, {
    ...limit,
    name: 'signin-login',
    max: async () => ATTEMPTS_OF_LOGIN,
    key: (request) => `${isKnown(request) ? 'known' : request.ip}-${loginOf(request)}`,
  })
  const linksByLogin = limiter(app, {
    ...limit,
    name: 'password-link',
    max: async () => LINKS_OF_LOGIN,
    key: (request) => `${request.ip}-${loginOf(request)}`,
  })
  const tokensByAddress = limiter(app, {
    ...limit,
    name: 'link-address',
    max: async () => ATTEMPTS_OF_ADDRESS,
    key: ({ ip }) => ip,
  })
  const byPerson = limiter(app, {
    ...limit,
    name: 'password-person',
    max: async () => ATTEMPTS_OF_LOGIN,
    key: ({ visitor }) => visitor?.staff?.id ?? null,
  })

  return [
    serve(
      signIn,
      async ({ body, request, reply }) => {
        const whence = whenceOf(request, body.login)
        const account = await checkPassword(ctx, body.login, body.password, whence, actorOf(request))
        return proceed(ctx, account, { request, reply })
      },
      { preHandler: [byAddress, byLogin] },
    ),
    serve(
      enterCode,
      async ({ body, request, reply }) => {
        return enter(ctx, await factor.takeCode(ctx, body.code, request), { request, reply })
      },
      { preHandler: tokensByAddress },
    ),
    serve(beginEnrolment, ({ request, reply }) => {
      reply.header('cache-control', 'no-store')
      return factor.beginEnrolment(ctx, request)
    }),
    serve(confirmEnrolment, async ({ body, request, reply }) => {
      reply.header('cache-control', 'no-store')
      const { recoveryCodes = [], ...entering } = await factor.confirmEnrolment(ctx, body.code, request)
      return { me: await enter(ctx, entering, { request, reply }), recoveryCodes: [...recoveryCodes] }
    }),
    serve(renewRecoveryCodes, async ({ body, visitor, request, reply }) => {
      reply.header('cache-control', 'no-store')
      const codes = await factor.renewRecoveryCodes(ctx, staffOf(visitor), body.code, request)
      return { recoveryCodes: [...codes] }
    }),
    serve(
      changePassword,
      async ({ body, visitor, request, reply }) => {
        await setPassword(ctx, staffOf(visitor), body, request)
        return reply.send()
      },
      { preHandler: byPerson },
    ),
    serve(listMySessions, async ({ visitor, request, reply }) => {
      reply.header('cache-control', 'no-store')
      return { sessions: await sessionLines(ctx.db, staffOf(visitor).id, sessionIdOf(request)) }
    }),
    serve(endMySession, async ({ params, visitor, request, reply }) => {
      const ended = await endElsewhere(ctx, { staff: staffOf(visitor).id }, params.id, request)
      if (!ended) throw new Problem('session.not_found')
      return reply.send()
    }),
    serve(showMyHistory, async ({ visitor, reply }) => {
      reply.header('cache-control', 'no-store')
      const entries = await readHistory(ctx.db, staffOf(visitor).id)
      return { entries: entries.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })) }
    }),
    serve(
      askPasswordLink,
      async ({ body, reply }) => {
        // Not waited for: how long it takes would tell whether there is an account.
        mailPasswordLink(ctx, body.login).catch((error: unknown) =>
          ctx.log.error({ err: error }, 'a link to a new password was not made'),
        )
        return reply.send()
      },
      { preHandler: linksByLogin },
    ),
    serve(
      usePasswordLink,
      async ({ body, request, reply }) => {
        await applyPasswordLink(ctx, body, request)
        return reply.send()
      },
      { preHandler: tokensByAddress },
    ),
    serve(
      openInvitation,
      async ({ body, reply }) => {
        reply.header('cache-control', 'no-store')
        const { login, name, language } = await readInvitation(ctx, body)
        return { login, name, language }
      },
      { preHandler: tokensByAddress },
    ),
    serve(
      acceptInvitation,
      async ({ body, request, reply }) => proceed(ctx, await accept(ctx, body, request), { request, reply }),
      { preHandler: tokensByAddress },
    ),
  ]
}

const loginOf = ({ body }: FastifyRequest): string => (body as { login: string }).login.toLowerCase()

/** On a device that has opened the account before, strangers' guesses from the same address do not count. */
const isKnown = (request: FastifyRequest): boolean => whenceOf(request, loginOf(request)).known
