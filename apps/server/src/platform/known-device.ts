import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../main/config.ts'
import { cookieOptions } from './sessions.ts'

/** Beside the mark of a device that filed reports, which has a cookie of its own. */
const knownCookie = 'known'
const YEAR_SECONDS = 365 * 86_400
/** People of a shift share a computer. */
const MOST_ACCOUNTS = 30
const DEVICE_CHARACTERS = 200

/** From where and with what somebody comes, and whether this account was opened there before. */
export type Whence = { readonly address: string; readonly device: string; readonly known: boolean }

export function whenceOf(request: FastifyRequest, login: string): Whence {
  return {
    address: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, DEVICE_CHARACTERS),
    known: accountsOf(request).includes(markOf(login)),
  }
}

/** Remembers on the device that this account was opened there: strangers' guesses never lock it out. */
export function rememberDevice(
  config: Config,
  login: string,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const marks = [...new Set([...accountsOf(request), markOf(login)])].slice(-MOST_ACCOUNTS)
  reply.setCookie(knownCookie, reply.signCookie(marks.join('.')), {
    ...cookieOptions(config),
    maxAge: YEAR_SECONDS,
  })
}

function accountsOf(request: FastifyRequest): readonly string[] {
  const cookie = request.cookies[knownCookie]
  const opened = cookie === undefined ? undefined : request.unsignCookie(cookie)
  return opened?.valid ? opened.value.split('.') : []
}

/** Known without asking the database, so that an unknown login takes no other time. */
const markOf = (login: string): string =>
  createHash('sha256').update(`device ${login.toLowerCase()}`).digest('base64url').slice(0, 16)
