import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import type { Category } from '@gorozhanin/domain/catalog/pack-categories'
import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import type { ResponsibleAgency, showResponsible } from '@gorozhanin/domain/reports/responsible-api'
import { workingIntervals } from '@gorozhanin/domain/sla/calendar'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import { Problem } from '../platform/problem.ts'
import { routeOn, serviceTypesOf } from './filing.ts'
import { readGround } from './filing-store.ts'

/**
 * Who answers at a place now.
 *
 * @throws Problem `report.outside_city` with the neighbour where it is known.
 */
export async function responsibleAt(
  ctx: Ctx,
  place: Input<typeof showResponsible>['query'],
): Promise<Reply<typeof showResponsible>> {
  const catalog = await ctx.catalog()
  const categories = [...catalog.categories.values()].filter((category) => isAtPlace(catalog, category))
  const serviceTypes = serviceTypesOf(catalog, categories)
  const ground = await readGround(ctx.db, { place, serviceTypes, house: null, objects: [] })
  if (!ground.inside)
    throw new Problem('report.outside_city', {
      errors: [{ field: 'lon', code: 'report.outside_city' }],
      ...(ground.neighbour && { neighbour: ground.neighbour }),
    })

  const now = ctx.now()
  const answers = categories.map((category) => ({
    category,
    agency: routeOn(ground, catalog, { category, details: {}, place }, now).agency,
  }))
  const groups = catalog.groups.flatMap(({ code, name, icon }) => {
    const ofGroup = Map.groupBy(
      answers.filter(({ category }) => category.group === code),
      ({ agency }) => agency,
    )
    const agencies = [...ofGroup]
      .map(([agency, of]) => ({ agency, categories: of.map(({ category }) => category.code) }))
      .toSorted((a, b) => b.categories.length - a.categories.length)
    return agencies.length > 0 ? [{ code, name, icon, agencies }] : []
  })
  const named = new Set(answers.map(({ agency }) => agency))
  return {
    address: ground.house?.label ?? null,
    groups,
    agencies: [...catalog.agencies.values()]
      .filter(({ code }) => named.has(code))
      .map((agency) => toResponsible(catalog, agency, now)),
  }
}

function isAtPlace({ retiredCategories }: CatalogSnapshot, { code, place }: Category): boolean {
  return !retiredCategories.has(code) && place !== 'none' && place !== 'optional'
}

function toResponsible(catalog: CatalogSnapshot, agency: Agency, now: Temporal.Instant): ResponsibleAgency {
  const { code, name, phone } = agency
  const hours = agency.hours === 'city' ? catalog.city.hours : agency.hours
  const today = now.toZonedDateTimeISO(catalog.city.zone).toPlainDate()
  const isOpen = workingIntervals(today, catalog.agencyCalendar(code)).some(
    ({ start, end }) => Temporal.Instant.compare(start, now) <= 0 && Temporal.Instant.compare(now, end) < 0,
  )
  if (hours === 'round_the_clock') return { code, name, phone, hours: null, isOpen }
  const { days, opens, closes, break: pause } = hours
  return { code, name, phone, hours: { days: [...days], opens, closes, break: pause }, isOpen }
}
