import {
  listAgencies,
  listCategories,
  listReasons,
  showCalendar,
  showCity,
} from '@gorozhanin/domain/catalog/api'
import { missingYear } from '@gorozhanin/domain/sla/missing-year'
import type { Ctx } from '../main/context.ts'
import { isFresh } from '../platform/fresh.ts'
import { type Served, serve } from '../platform/serve.ts'
import { toPublicCategories, toPublicCity } from './public-catalogue.ts'

export const catalogRoutes = (ctx: Ctx): Served[] => [
  serve(showCity, async ({ request, reply }) => {
    const catalog = await ctx.catalog()
    const phones = ctx.config.smsGateway !== null
    if (isFresh(request, reply, `${catalog.packVersion}-${catalog.revision}-${phones}`)) return reply.send()
    return toPublicCity(catalog, phones)
  }),

  serve(listCategories, async ({ request, reply }) => {
    const catalog = await ctx.catalog()
    const today = ctx.now().toZonedDateTimeISO(catalog.city.zone).toPlainDate().toString()
    if (isFresh(request, reply, `${catalog.packVersion}-${catalog.revision}-${today}`)) return reply.send()
    const groups = catalog.groups.map(({ code, name, icon }) => ({ code, name, icon }))
    return { groups, categories: toPublicCategories(catalog, today.slice(5)) }
  }),

  serve(showCalendar, async () => ({ missingYear: missingYear(ctx.now(), (await ctx.catalog()).calendar) })),

  serve(listReasons, async ({ request, reply }) => {
    const { packVersion, revision, reasons } = await ctx.catalog()
    if (isFresh(request, reply, `${packVersion}-${revision}`)) return reply.send()
    const { deferral, explanation, rating, rejection } = reasons
    return {
      deferral: [...deferral],
      explanation: [...explanation],
      rating: [...rating],
      rejection: [...rejection],
    }
  }),

  serve(listAgencies, async ({ request, reply }) => {
    const catalog = await ctx.catalog()
    if (isFresh(request, reply, `${catalog.packVersion}-${catalog.revision}`)) return reply.send()
    const agencies = [...catalog.agencies.values()]
      .filter(({ code }) => !catalog.retiredAgencies.has(code))
      .map(({ code, name, shortName }) => ({ code, name, shortName }))
    return { agencies }
  }),
]
