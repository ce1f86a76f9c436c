import type { Following } from '@gorozhanin/domain/following/api'
import type { Ctx } from '../main/context.ts'
import { iso } from '../reports/rows.ts'
import { subscriptionsOf } from './store.ts'
import { nameOfFollowed } from './subject.ts'

/** What a person follows, the newest first. */
export async function followingOf(ctx: Ctx, author: string): Promise<Following[]> {
  const catalog = await ctx.catalog()
  const rows = await subscriptionsOf(ctx.db, author)
  return Promise.all(
    rows.map(async ({ id, subject, tells, pace, createdAt }) => ({
      id,
      subject,
      name: await nameOfFollowed(ctx.db, catalog, subject),
      tells: [...tells],
      pace,
      since: iso(createdAt),
    })),
  )
}
