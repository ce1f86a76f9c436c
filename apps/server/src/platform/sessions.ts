import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorFor, actorOf, audit } from '../audit/commands.ts'
import type { Config } from '../main/config.ts'
import type { Ctx } from '../main/context.ts'
import {
  addSession,
  endSession,
  findSession,
  removeSession,
  type SessionOwner,
} from '../people/session-store.ts'
import type { Visitor } from './access.ts'

type Needs = Pick<Ctx, 'db' | 'config' | 'now'>

/** A shift of staff; residents stay signed in on their phone. */
const hours = { staff: 12, author: 90 * 24 } as const
const DEVICE_CHARACTERS = 200
const YEAR_SECONDS = 365 * 86_400
/** Numbers of reports that one device remembers as its own: what a cookie can hold. */
const MOST_FOLLOWED = 50

const sessionCookie = 'session'
const followsCookie = 'follows'

const nobody = { staff: null, resident: null } as const

declare module 'fastify' {
  interface FastifyRequest {
    visitor?: Visitor
  }
}

/** Learns who calls from the cookies of a request. One without a session costs nothing: most have none. */
export function learnVisitors(app: FastifyInstance, { db }: Pick<Needs, 'db'>): void {
  app.decorateRequest('visitor')
  app.addHook('onRequest', (request, _reply, done) => {
    const token = request.cookies[sessionCookie]
    const know = (owner: Pick<Visitor, 'staff' | 'resident'>) => {
      request.visitor = { ...owner, follows: followsOf(request) }
      done()
    }
    if (token === undefined) know(nobody)
    else findSession(db, idOf(token)).then(know, done)
  })
}

/** Signs a person in under a new secret: the session that this browser had before ends. */
export async function openSession(
  { db, config, now }: Needs,
  owner: SessionOwner,
  way: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  await closeSession({ db, config, now }, request, reply)
  const token = randomBytes(32).toString('base64url')
  const session = {
    ...owner,
    id: idOf(token),
    way,
    hours: 'staff' in owner ? hours.staff : hours.author,
    address: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, DEVICE_CHARACTERS),
  }
  await db.transaction(async (tx) => {
    await addSession(tx, session)
    const object = { kind: 'session', id: way } as const
    await audit(tx, { actor: actorFor(owner, request), action: 'session.opened', object }, now())
  })
  reply.setCookie(sessionCookie, token, { ...cookieOptions(config), maxAge: session.hours * 3600 })
}

export async function closeSession(
  { db, config, now }: Needs,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = request.cookies[sessionCookie]
  if (token === undefined) return
  await db.transaction(async (tx) => {
    await removeSession(tx, idOf(token))
    const actor = actorOf(request)
    const object = { kind: 'session', id: 'own' } as const
    if (actor.id !== null) await audit(tx, { actor, action: 'session.closed', object }, now())
  })
  reply.clearCookie(sessionCookie, cookieOptions(config))
}

/** Ends a session that this person has on another device; false where there is none. */
export function endElsewhere(
  { db, now }: Needs,
  owner: SessionOwner,
  id: string,
  request: FastifyRequest,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = await endSession(tx, owner, id)
    const object = { kind: 'session', id: 'other' } as const
    if (ended) await audit(tx, { actor: actorOf(request), action: 'session.ended', object }, now())
    return ended
  })
}

/** Remembers on the author's device that the secret of a report was shown. */
export function rememberFollow(
  { config }: Pick<Needs, 'config'>,
  number: string,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const numbers = [...new Set([...followsOf(request), number])].slice(-MOST_FOLLOWED)
  const signed = reply.signCookie(numbers.join('.'))
  reply.setCookie(followsCookie, signed, { ...cookieOptions(config), maxAge: YEAR_SECONDS })
}

function followsOf(request: FastifyRequest): readonly string[] {
  const cookie = request.cookies[followsCookie]
  const opened = cookie === undefined ? undefined : request.unsignCookie(cookie)
  return opened?.valid ? opened.value.split('.') : []
}

/** What the table knows the session of this request by; empty for none. */
export function sessionIdOf(request: FastifyRequest): string {
  const token = request.cookies[sessionCookie]
  return token === undefined ? '' : idOf(token)
}

/** What the table knows a session by: who reads the table cannot sign in with it. */
const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

export const cookieOptions = ({ publicUrl }: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') }) as const
