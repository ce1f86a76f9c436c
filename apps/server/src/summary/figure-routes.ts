import type { Reply } from '@gorozhanin/domain/endpoint'
import { photoPair } from '@gorozhanin/domain/reports/photo-pair'
import type { FigurePeriod } from '@gorozhanin/domain/summary/figures'
import { listPairs, showFigures } from '@gorozhanin/domain/summary/figures-api'
import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import type { Ctx } from '../main/context.ts'
import { contentVersion, isFresh } from '../platform/fresh.ts'
import { invalid } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { categoryRef } from '../reports/rows.ts'
import { countLists, readAnswers } from './figures.ts'
import { type AfterAnswer, listFixed } from './pair-store.ts'

/**
 * However many ask, answers are counted this often at most: a year of a large city takes seconds. Midnight begins a
 * turn, and with it another period.
 */
const TURN_MS = 60_000

export const figureRoutes = (ctx: Ctx): Served[] => {
  const answers = answersOfTurn(ctx)
  return [
    serve(showFigures, async ({ query: { period = 'month' }, request, reply }) => {
      const now = ctx.now()
      const catalog = await ctx.catalog()
      const lists = await countLists(ctx.db, catalog, period, now)
      const figures = { ...lists, ...(await answers(period, now)) }
      if (isFresh(request, reply, contentVersion(Buffer.from(JSON.stringify(figures))))) return reply.send()
      return figures
    }),

    serve(listPairs, ({ query }) => pairs(ctx, query.cursor, query.limit ?? 12)),
  ]
}

function answersOfTurn(ctx: Ctx) {
  type Asked = { readonly period: FigurePeriod; readonly now: Temporal.Instant }
  const counted = new LRUCache<string, Awaited<ReturnType<typeof readAnswers>>, Asked>({
    max: 6,
    fetchMethod: async (_key, _stale, { context: { period, now } }) =>
      readAnswers(ctx.db, await ctx.catalog(), period, now),
  })
  return (period: FigurePeriod, now: Temporal.Instant) =>
    counted.forceFetch(`${period}-${Math.floor(now.epochMilliseconds / TURN_MS)}`, {
      context: { period, now },
    })
}

async function pairs(ctx: Ctx, cursor: string | undefined, limit: number): Promise<Reply<typeof listPairs>> {
  const catalog = await ctx.catalog()
  const rows = await listFixed(ctx.db, cursorOf(cursor), limit)
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    pairs: rows.flatMap(({ category, before, after, ...row }) => {
      const pair = photoPair(before, after)
      return pair
        ? [
            {
              ...row,
              category: categoryRef(catalog, category),
              before: { ...pair.before, kind: 'before' as const },
              after: { ...pair.after, kind: 'after' as const },
            },
          ]
        : []
    }),
    next: last ? `${last.answeredAt}_${last.number}` : null,
  }
}

/** Years of other millennia are instants that PostgreSQL does not know. */
const cursorShape = /^(?<at>2\d{3}-[-\d:.T]+Z)_(?<number>[2-9]\d{3}-[1-9]\d{0,8})$/

/** `<answered>_<number>` of the last report that was seen; a broken cursor is refused. */
function cursorOf(cursor: string | undefined): AfterAnswer | null {
  if (cursor === undefined) return null
  const { at, number } = cursorShape.exec(cursor)?.groups ?? {}
  try {
    if (at && number) return { at: Temporal.Instant.from(at).toString(), number }
  } catch {
    // Not an instant: refused below.
  }
  throw invalid([{ field: 'cursor', code: 'field.cursor' }])
}
