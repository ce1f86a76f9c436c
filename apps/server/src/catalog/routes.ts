import {
  listAgencies,
  listCategories,
  listReasons,
  showCalendar,
  showCategory,
  showCity,
} from '@gorozhanin/domain/catalog/api'
import { missingYear } from '@gorozhanin/domain/sla/missing-year'
import type { Ctx } from '../main/context.ts'
import { groundOf } from '../map/ground.ts'
import { contentVersion, isFresh } from '../platform/fresh.ts'
import { Problem } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { toCategoryPage, toPublicCategories, toPublicCity } from './public-catalogue.ts'

export const catalogRoutes = (ctx: Ctx): Served[] => [
  serve(showCity, async ({ request, reply }) => {
    const catalog = await ctx.catalog()
    const installation = { phones: ctx.config.smsGateway !== null, ground: groundOf(ctx) }
    const version = [catalog.packVersion, catalog.revision, installation]
    if (isFresh(request, reply, contentVersion(Buffer.from(JSON.stringify(version))))) return reply.send()
    return toPublicCity(catalog, installation)
  }),

  serve(listCategories, async ({ request, reply }) => {
    const catalog = await ctx.catalog()
    const today = ctx.now().toZonedDateTimeISO(catalog.city.zone).toPlainDate().toString()
    if (isFresh(request, reply, `${catalog.packVersion}-${catalog.revision}-${today}`)) return reply.send()
    const groups = catalog.groups.map(({ code, name, icon }) => ({ code, name, icon }))
    return { groups, categories: toPublicCategories(catalog, today.slice(5)) }
  }),

  serve(showCategory, async ({ params, request, reply }) => {
    const catalog = await ctx.catalog()
    const page = toCategoryPage(catalog, params.code)
    if (!page) throw new Problem('category.not_found')
    if (isFresh(request, reply, `${catalog.packVersion}-${catalog.revision}`)) return reply.send()
    return page
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
