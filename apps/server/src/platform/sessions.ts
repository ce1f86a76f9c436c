import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../main/config.ts'
import { addSession, findSession, removeSession } from '../people/session-store.ts'
import type { Staff, Visitor } from './access.ts'
import type { Db } from './database.ts'

type Needs = { readonly db: Db; readonly config: Config }

const HOURS = 12
const YEAR_SECONDS = 365 * 86_400
/** Numbers of reports that one device remembers as its own: what a cookie can hold. */
const MOST_FOLLOWED = 50

const sessionCookie = 'session'
const followsCookie = 'follows'

declare module 'fastify' {
  interface FastifyRequest {
    visitor?: Visitor
  }
}

/** Learns who calls from the cookies of a request. One without a session costs nothing: most have none. */
export function learnVisitors(app: FastifyInstance, { db }: Needs): void {
  app.decorateRequest('visitor')
  app.addHook('onRequest', (request, _reply, done) => {
    const token = request.cookies[sessionCookie]
    const know = (staff: Staff | null) => {
      request.visitor = { staff, follows: followsOf(request) }
      done()
    }
    if (token === undefined) know(null)
    else findSession(db, idOf(token)).then(know, done)
  })
}

/** Signs staff in: the session that this browser had before ends. */
export async function openSession(
  { db, config }: Needs,
  staff: Staff,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  await closeSession({ db, config }, request, reply)
  const token = randomBytes(32).toString('base64url')
  await addSession(db, { id: idOf(token), staff: staff.id, hours: HOURS })
  reply.setCookie(sessionCookie, token, { ...cookieOptions(config), maxAge: HOURS * 3600 })
}

export async function closeSession(
  { db, config }: Needs,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = request.cookies[sessionCookie]
  if (token === undefined) return
  await removeSession(db, idOf(token))
  reply.clearCookie(sessionCookie, cookieOptions(config))
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

/** What the table knows a session by: who reads the table cannot sign in with it. */
const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

const cookieOptions = ({ publicUrl }: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') }) as const
