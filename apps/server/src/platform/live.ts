import type { ServerResponse } from 'node:http'
import { seesAssignedOnly, seesGroup, seesOwnAgencyOnly } from '@gorozhanin/domain/people/rights'
import { type LiveChange, live } from '@gorozhanin/domain/reports/api'
import type { FastifyInstance } from 'fastify'
import { alertChanges } from '../alerts/changes.ts'
import type { Ctx } from '../main/context.ts'
import { findSession } from '../people/session-store.ts'
import { type Change, type ChangeCursor, changesAfter, latestChange } from '../reports/changes.ts'
import { isOwn, type Visitor } from './access.ts'
import { type Served, serve } from './serve.ts'
import { sessionIdOf } from './sessions.ts'

const POLL_MS = 200
const HEARTBEAT_MS = 20_000
const RECHECK_MS = 5_000
const MOST_UNREAD_BYTES = 1024 * 1024

type Listener = {
  visitor: Visitor
  readonly response: ServerResponse
  /** What the table knows the session by that opened the stream. */
  readonly session: string
}

/**
 * Server-sent events from the table of events. Polling by a transaction cursor misses no late commit and puts no
 * lock on filing, as NOTIFY would; it rests while nobody listens.
 */
export function liveRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  const listeners = new Set<Listener>()
  let timer: NodeJS.Timeout | undefined
  let cursor: ChangeCursor | null = null
  let alertsFrom: string | null = null

  /** From now on changes are told. Whoever has begun before stays where it is. */
  const begin = async (): Promise<ChangeCursor> => {
    const [latest, alerts] = await Promise.all([latestChange(ctx.db), alertChanges(ctx.db, null)])
    cursor ??= latest
    alertsFrom ??= alerts.next
    return cursor
  }

  const poll = async () => {
    try {
      const from = cursor ?? (await begin())
      const changes = await changesAfter(ctx.db, from)
      for (const change of changes) tell(listeners, change)
      cursor = changes.at(-1)?.cursor ?? from
      const alerts = await alertChanges(ctx.db, alertsFrom)
      tellAlerts(listeners, alerts.people)
      alertsFrom = alerts.next
    } catch (error) {
      ctx.log.warn({ err: error }, 'live changes could not be read')
    }
    timer = listeners.size > 0 ? setTimeout(poll, POLL_MS) : undefined
    if (!timer) {
      cursor = null
      alertsFrom = null
    }
  }
  const heartbeat = setInterval(() => {
    for (const { response } of listeners) response.write(': \n\n')
  }, HEARTBEAT_MS)

  /** A session that has ended takes its stream along; other roles hear other things. */
  const recheck = setInterval(() => {
    for (const listener of listeners)
      if (listener.visitor.staff)
        findSession(ctx.db, listener.session).then(
          (owner) => {
            if (owner.staff) listener.visitor = { ...listener.visitor, ...owner }
            else listener.response.end()
          },
          (error: unknown) => ctx.log.warn({ err: error }, 'a listener could not be looked at again'),
        )
  }, RECHECK_MS)

  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    clearInterval(recheck)
    clearTimeout(timer)
    for (const { response } of listeners) response.end()
    listeners.clear()
  })

  return [
    serve(live, async ({ request, reply, visitor }) => {
      // Before «open» is said: who has read it and then looks at the city misses nothing.
      if (!cursor)
        await begin().catch((error: unknown) => ctx.log.warn({ err: error }, 'no live changes yet'))
      reply.hijack()
      const response = reply.raw
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      response.write('retry: 2000\nevent: open\ndata: {}\n\n')
      const listener = { visitor, response, session: sessionIdOf(request) }
      listeners.add(listener)
      response.on('close', () => listeners.delete(listener))
      if (!timer) timer = setTimeout(poll, 0)
      return reply
    }),
  ]
}

function tell(listeners: Iterable<Listener>, change: Change): void {
  const { number, name, at, lon, lat } = change
  const message: LiveChange = { number, name, at, lon, lat }
  const text = `event: report\ndata: ${JSON.stringify(message)}\n\n`
  for (const { visitor, response } of listeners) {
    if (concerns(change, visitor)) send(response, text)
  }
}

/** Says that the bell has changed, and no more: what it rings for is asked for by whom it rings. */
function tellAlerts(listeners: Iterable<Listener>, people: ReadonlySet<string>): void {
  for (const { visitor, response } of listeners)
    if (visitor.staff && people.has(visitor.staff.id)) send(response, 'event: alerts\ndata: {}\n\n')
}

function send(response: ServerResponse, text: string): void {
  if (response.writableLength > MOST_UNREAD_BYTES) response.destroy()
  else response.write(text)
}

/** Staff hear of what they may open, strangers of what is public, an author of the own report too. */
function concerns(change: Change, visitor: Visitor): boolean {
  const { staff } = visitor
  if (!staff) return change.public || isOwn(visitor, change)
  if (!change.groups.some((group) => seesGroup(staff.groups, group))) return false
  if (!seesOwnAgencyOnly(staff.roles)) return true
  return seesAssignedOnly(staff.roles)
    ? change.performers.includes(staff.id)
    : change.agencies.includes(staff.agency ?? '')
}
