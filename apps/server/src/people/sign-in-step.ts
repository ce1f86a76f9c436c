import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { cookieOptions } from '../platform/sessions.ts'
import { hashOf, newToken } from './secrets.ts'
import { addSignIn } from './sign-in-store.ts'

const waitingCookie = 'second-step'
const LASTS_SECONDS = 600

/**
 * Lets a sign-in wait for its code in this browser. It opens no door but those that complete it. `way` is what came
 * first: the session says so later.
 */
export async function beginWaiting(ctx: Ctx, staff: string, way: string, reply: FastifyReply): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(ctx.now().epochMilliseconds + LASTS_SECONDS * 1000)
  await addSignIn(ctx.db, { id: hashOf(token), staff, way, expiresAt })
  reply.setCookie(waitingCookie, token, { ...optionsOf(ctx), maxAge: LASTS_SECONDS })
}

export function endWaiting(ctx: Ctx, reply: FastifyReply): void {
  reply.clearCookie(waitingCookie, optionsOf(ctx))
}

/** What the table knows the waiting sign-in of this browser by. */
export const waitingIdOf = (request: FastifyRequest): string => hashOf(request.cookies[waitingCookie] ?? '')

const optionsOf = ({ config }: Ctx) =>
  ({ ...cookieOptions(config), path: '/api', sameSite: 'strict' }) as const
