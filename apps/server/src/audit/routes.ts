import { Readable } from 'node:stream'
import { exportAudit, listAudit } from '@gorozhanin/domain/audit/api'
import type { Ctx } from '../main/context.ts'
import { staffOf } from '../platform/access.ts'
import { sendFile } from '../platform/download.ts'
import { type Served, serve } from '../platform/serve.ts'
import { actorOf, audit } from './commands.ts'
import { auditPage, auditTable, filterOf } from './reads.ts'

export const auditRoutes = (ctx: Ctx): Served[] => [
  serve(listAudit, async ({ query, visitor, reply }) => {
    reply.header('cache-control', 'no-store')
    return auditPage(ctx, staffOf(visitor), query)
  }),

  serve(exportAudit, async ({ query, visitor, request, reply }) => {
    const filter = await filterOf(ctx, staffOf(visitor), query)
    const now = ctx.now()
    const object = { kind: 'audit', id: 'csv' } as const
    const { action = null, from = null, until = null } = query
    const detail = { action, from, until, person: query.person !== undefined }
    await audit(ctx.db, { actor: actorOf(request), action: 'audit.exported', object, detail }, now)
    const { zone } = (await ctx.catalog()).city
    const name = `audit-${now.toZonedDateTimeISO(zone).toPlainDate()}.csv`
    return sendFile(reply, { name, type: 'text/csv; charset=utf-8' }, Readable.from(auditTable(ctx, filter)))
  }),
]
