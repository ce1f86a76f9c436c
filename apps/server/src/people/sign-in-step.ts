import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { cookieOptions } from '../platform/sessions.ts'
import { hashOf, newToken } from './secrets.ts'
import { addSignIn } from './sign-in-store.ts'

const signInCookie = 'sign_in'
const LASTS_SECONDS = 600

/** Lets a sign-in wait for its code in this browser. It opens no door but those that complete it. */
export async function beginWaiting(ctx: Ctx, person: string, reply: FastifyReply): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(ctx.now().epochMilliseconds + LASTS_SECONDS * 1000)
  await addSignIn(ctx.db, hashOf(token), person, expiresAt)
  reply.setCookie(signInCookie, token, { ...optionsOf(ctx), maxAge: LASTS_SECONDS })
}

export function endWaiting(ctx: Ctx, reply: FastifyReply): void {
  reply.clearCookie(signInCookie, optionsOf(ctx))
}

/** What the table knows the waiting sign-in of this browser by. */
export const waitingIdOf = (request: FastifyRequest): string => hashOf(request.cookies[signInCookie] ?? '')

const optionsOf = ({ config }: Ctx) =>
  ({ ...cookieOptions(config), path: '/api', sameSite: 'strict' }) as const
