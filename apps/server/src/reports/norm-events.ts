import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import type { Names } from '@gorozhanin/domain/names'
import type { listNormEvents, NormEvent, setNormEvent } from '@gorozhanin/domain/reports/norm-api'
import { CURRENT_HOURS, mayStartAtEvent } from '@gorozhanin/domain/reports/norm-start'
import { Temporal } from 'temporal-polyfill'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { applyNormEvent } from './norm-apply.ts'
import {
  areasOn,
  currentNormEvents,
  findNormEvent,
  insertNormEvent,
  type NormEventRow,
  takeNormEventBack,
} from './norm-store.ts'
import { areaNames } from './store.ts'

/** What norms count from now, and what a dispatcher may choose from. */
export async function normEventsNow(ctx: Ctx): Promise<Reply<typeof listNormEvents>> {
  const catalog = await ctx.catalog()
  const found = await currentNormEvents(ctx.db, new Date(ctx.now().epochMilliseconds))
  const startable = startableIn(catalog)
  const types = startable.flatMap(({ serviceType, altServiceTypes }) => [serviceType, ...altServiceTypes])
  return {
    events: await Promise.all(found.map(({ event, setBy }) => toView(ctx, catalog, event, setBy))),
    categories: startable.map(({ code, name }) => ({ code, name })),
    areas: [...(await areasOn(ctx.db, today(ctx, catalog), types))],
  }
}

/**
 * Announces what norms count from, and counts open reports anew. The same id with the same words and time is the
 * event that stands already.
 *
 * @throws Problem `norm_event.key_reused`; the field at fault.
 */
export async function announce(
  ctx: Ctx,
  { id: by, name: setBy }: Staff,
  actor: AuditActor,
  id: string,
  body: Input<typeof setNormEvent>['body'],
): Promise<Reply<typeof setNormEvent>> {
  const catalog = await ctx.catalog()
  const at = instantOf(body.localTime, catalog.city.zone)
  const wanted = {
    name: body.name.trim(),
    at: new Date(at.epochMilliseconds),
    categories: [...categoriesOf(catalog, body)],
    area: body.area ?? null,
  }
  if (!(await findNormEvent(ctx.db, id))) {
    await refuse(ctx, catalog, at, wanted)
    await ctx.db.transaction(async (tx) => {
      const setAt = new Date(ctx.now().epochMilliseconds)
      const isNew = await insertNormEvent(tx, { id, ...wanted, setBy: by, setAt })
      const detail = { area: wanted.area, categories: wanted.categories }
      if (isNew)
        await audit(tx, { actor, action: 'norm.set', object: { kind: 'norm', id }, detail }, ctx.now())
    })
  }
  const event = await findNormEvent(ctx.db, id)
  if (!event || event.withdrawnAt || !isSame(event, wanted)) throw new Problem('norm_event.key_reused')
  const reportsMoved = await applyNormEvent(ctx, event)
  return { ...(await toView(ctx, catalog, event, setBy)), reportsMoved }
}

/** Takes back what was announced by mistake, and counts open reports anew. Twice is once. */
export async function takeBack(
  ctx: Ctx,
  staff: Staff,
  actor: AuditActor,
  id: string,
): Promise<{ reportsMoved: number }> {
  await ctx.db.transaction(async (tx) => {
    const taken = await takeNormEventBack(tx, id, staff.id, new Date(ctx.now().epochMilliseconds))
    if (taken) await audit(tx, { actor, action: 'norm.withdrawn', object: { kind: 'norm', id } }, ctx.now())
  })
  const event = await findNormEvent(ctx.db, id)
  if (!event) throw new Problem('norm_event.not_found')
  return { reportsMoved: await applyNormEvent(ctx, event) }
}

type Wanted = Pick<NormEventRow, 'name' | 'at' | 'categories' | 'area'>

async function refuse(
  ctx: Ctx,
  catalog: CatalogSnapshot,
  at: Temporal.Instant,
  { categories, area }: Wanted,
): Promise<void> {
  const agoMs = ctx.now().epochMilliseconds - at.epochMilliseconds
  if (agoMs < 0) throw invalid([{ field: 'localTime', code: 'norm_event.in_future' }])
  if (agoMs > CURRENT_HOURS * 3_600_000) throw invalid([{ field: 'localTime', code: 'norm_event.too_old' }])
  const startable = startableIn(catalog)
  if (categories.length === 0 || !categories.every((code) => startable.some((one) => one.code === code)))
    throw invalid([{ field: 'categories', code: 'norm_event.no_categories' }])
  const types = [...catalog.categories.values()].flatMap(({ serviceType, altServiceTypes }) => [
    serviceType,
    ...altServiceTypes,
  ])
  const areas = area === null ? [] : await areasOn(ctx.db, today(ctx, catalog), types)
  if (area !== null && !areas.some(({ code }) => code === area))
    throw invalid([{ field: 'area', code: 'norm_event.area_unknown' }])
}

function isSame(event: Wanted, wanted: Wanted): boolean {
  return (
    event.name === wanted.name &&
    event.area === wanted.area &&
    event.at.getTime() === wanted.at.getTime() &&
    event.categories.join() === wanted.categories.join()
  )
}

const startableIn = ({ categories, retiredCategories }: CatalogSnapshot) =>
  [...categories.values()].filter((one) => mayStartAtEvent(one) && !retiredCategories.has(one.code))

/** Codes in the order of the alphabet, of the categories that were named and those of the group. */
function categoriesOf(
  catalog: CatalogSnapshot,
  { categories = [], group }: Pick<Input<typeof setNormEvent>['body'], 'categories' | 'group'>,
): readonly string[] {
  const ofGroup = startableIn(catalog).filter((one) => one.group === group)
  return [...new Set([...categories, ...ofGroup.map(({ code }) => code)])].toSorted()
}

function instantOf(localTime: string, zone: string): Temporal.Instant {
  try {
    return Temporal.PlainDateTime.from(localTime).toZonedDateTime(zone).toInstant()
  } catch {
    throw invalid([{ field: 'localTime', code: 'norm_event.time_wrong' }])
  }
}

const today = (ctx: Ctx, { city }: CatalogSnapshot): string =>
  ctx.now().toZonedDateTimeISO(city.zone).toPlainDate().toString()

async function toView(
  ctx: Ctx,
  catalog: CatalogSnapshot,
  { id, name, at, categories, area, setAt }: NormEventRow,
  setBy: Names | null,
): Promise<NormEvent> {
  const names = area === null ? null : await areaNames(ctx.db, [area])
  const named = (code: string, known = catalog.categories.get(code)?.name) => ({
    code,
    name: known ?? { ru: code, en: code },
  })
  return {
    id,
    name,
    at: at.toISOString(),
    categories: categories.map((code) => named(code)),
    area: area === null ? null : named(area, names?.get(area)),
    setBy,
    setAt: setAt.toISOString(),
  }
}
