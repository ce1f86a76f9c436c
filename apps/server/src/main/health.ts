import { health } from '@gorozhanin/domain/platform-api'
import { sql } from 'drizzle-orm'
import { type Served, serve } from '../platform/serve.ts'
import type { Ctx } from './context.ts'

const up = (check: Promise<unknown>): Promise<'ok' | 'down'> =>
  check.then(
    () => 'ok',
    () => 'down',
  )

/** Works while PostgreSQL and storage answer; Redis and mail are only told. */
export const healthRoutes = (ctx: Ctx): Served[] => [
  serve(health, async ({ reply }) => {
    const [postgres, storage, redis] = await Promise.all([
      up(ctx.db.execute(sql`select 1`)),
      up(ctx.photos.check()),
      up(ctx.redis.ping()),
    ])
    const status = postgres === 'ok' && storage === 'ok' ? 'ok' : 'down'
    const mail = ctx.mail ? 'on' : 'off'
    const shape = { status, postgres, storage, redis, mail, version: '1' } as const
    reply.header('cache-control', 'no-store')
    if (status === 'down') return reply.code(503).header('retry-after', '10').send(shape)
    return shape
  }),
]
