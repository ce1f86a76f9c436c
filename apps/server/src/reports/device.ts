import { createHmac, randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'

const YEAR_SECONDS = 365 * 86_400
const deviceCookie = 'device'
const MARK_CHARACTERS = 22

/** The device that a request comes from, by a cookie that says nothing else; null where it has none. */
export function knownDevice(request: FastifyRequest): string | null {
  const cookie = request.cookies[deviceCookie]
  const opened = cookie === undefined ? null : request.unsignCookie(cookie)
  return opened?.valid ? opened.value : null
}

/**
 * What a report keeps of the device that it came from: enough to see that two came from one, not enough to find it. A
 * device that is new gets its cookie here.
 */
export function markDevice(
  { config }: Pick<Ctx, 'config'>,
  request: FastifyRequest,
  reply: FastifyReply,
): string {
  return markOf(config.sessionSecret, knownDevice(request) ?? giveDevice(config.publicUrl, reply))
}

/** The same of a device that has its cookie; null of a new one, which gets none for asking. */
export function knownMark({ config }: Pick<Ctx, 'config'>, request: FastifyRequest): string | null {
  const device = knownDevice(request)
  return device === null ? null : markOf(config.sessionSecret, device)
}

function markOf(secret: string, device: string): string {
  return createHmac('sha256', secret).update(`device-${device}`).digest('base64url').slice(0, MARK_CHARACTERS)
}

function giveDevice(publicUrl: string, reply: FastifyReply): string {
  const device = randomUUID()
  const secure = publicUrl.startsWith('https:')
  const options = {
    path: '/api/reports',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: YEAR_SECONDS,
  } as const
  reply.setCookie(deviceCookie, reply.signCookie(device), options)
  return device
}
