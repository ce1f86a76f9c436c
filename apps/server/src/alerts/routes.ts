import { countAlerts, listAlerts, readAlert, readAlerts } from '@gorozhanin/domain/alerts/api'
import type { Ctx } from '../main/context.ts'
import { staffOf } from '../platform/access.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { iso } from '../reports/rows.ts'
import { type AlertCursor, countUnread, listOf, markAllRead, markRead } from './store.ts'
import { toAlert } from './view.ts'

const PAGE = 30
const cursorShape = /^(?<at>[\d-]{10}T[\d:.]{8,12}Z)_(?<id>[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/

export const alertRoutes = (ctx: Ctx): Served[] => [
  serve(listAlerts, async ({ query, visitor, reply }) => {
    const person = staffOf(visitor)
    const { limit = PAGE, cursor } = query
    const [catalog, rows, unread] = await Promise.all([
      ctx.catalog(),
      listOf(ctx.db, person.id, cursorOf(cursor), limit),
      countUnread(ctx.db, person.id),
    ])
    const last = rows.length === limit ? rows.at(-1) : undefined
    reply.header('cache-control', 'no-store')
    return {
      alerts: rows.map((row) => toAlert(catalog, row, person, ctx.now())),
      next: last ? `${iso(last.createdAt)}_${last.id}` : null,
      unread,
    }
  }),

  serve(countAlerts, async ({ visitor, reply }) => {
    reply.header('cache-control', 'no-store')
    return { unread: await countUnread(ctx.db, staffOf(visitor).id) }
  }),

  serve(readAlert, async ({ params, visitor, reply }) => {
    const known = await markRead(ctx.db, staffOf(visitor).id, params.id, toDate(ctx))
    if (!known) throw new Problem('alert.not_found')
    return reply.send()
  }),

  serve(readAlerts, async ({ body, visitor, reply }) => {
    await markAllRead(ctx.db, staffOf(visitor).id, new Date(body.through), toDate(ctx))
    return reply.send()
  }),
]

const toDate = ({ now }: Ctx) => new Date(now().epochMilliseconds)

function cursorOf(cursor: string | undefined): AlertCursor | null {
  if (cursor === undefined) return null
  const { at = '', id } = cursorShape.exec(cursor)?.groups ?? {}
  const date = new Date(at)
  if (id && !Number.isNaN(date.getTime())) return { at: date, id }
  throw invalid([{ field: 'cursor', code: 'field.cursor' }])
}
