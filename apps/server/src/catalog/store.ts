import type { EscalationRule } from '@gorozhanin/domain/alerts/pack-escalation'
import type { CityPack, DayKind } from '@gorozhanin/domain/catalog/pack'
import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import type { Category, CategoryGroup } from '@gorozhanin/domain/catalog/pack-categories'
import type { City } from '@gorozhanin/domain/catalog/pack-city'
import type { KnownBody } from '@gorozhanin/domain/routing/other-body'
import type { RoutingRule } from '@gorozhanin/domain/routing/pack-rules'
import { asc, desc, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Reader, Tx } from '../platform/database.ts'
import {
  agencies,
  calendarDays,
  categories,
  categoryGroups,
  city,
  escalationRules,
  objects,
  otherBodies,
  routingRules,
} from './tables.ts'

/** Everything of the catalogue but geometry, as it is stored. `city` is undefined in an empty database. */
export type CatalogRows = {
  readonly city:
    | Pick<typeof city.$inferSelect, 'data' | 'reasons' | 'templates' | 'packVersion' | 'revision'>
    | undefined
  readonly groups: readonly CategoryGroup[]
  readonly categories: readonly { readonly data: Category; readonly active: boolean }[]
  readonly agencies: readonly { readonly data: Agency; readonly active: boolean }[]
  readonly rules: readonly RoutingRule[]
  readonly otherBodies: readonly KnownBody[]
  readonly escalation: readonly EscalationRule[]
  readonly days: readonly { readonly day: string; readonly kind: DayKind }[]
  readonly objects: readonly Pick<typeof objects.$inferSelect, 'layer' | 'code' | 'label'>[]
}

/** The number that rises with every change of the catalogue; undefined while no city is loaded. */
export async function readRevision(db: Reader): Promise<number | undefined> {
  const [row] = await db.select({ revision: city.revision }).from(city)
  return row?.revision
}

/** The version of the pack that is loaded; undefined while none is. */
export async function readPackVersion(db: Reader): Promise<string | undefined> {
  const [row] = await db.select({ packVersion: city.packVersion }).from(city)
  return row?.packVersion
}

/** Reads the whole catalogue as of one moment, so that a load in the middle is seen whole or not at all. */
export function readCatalog(db: Db): Promise<CatalogRows> {
  return db.transaction(
    async (tx) => {
      const [loaded] = await tx
        .select({
          data: city.data,
          reasons: city.reasons,
          templates: city.templates,
          packVersion: city.packVersion,
          revision: city.revision,
        })
        .from(city)
      const groups = await tx.select().from(categoryGroups).orderBy(asc(categoryGroups.position))
      const offered = await tx
        .select()
        .from(categories)
        .orderBy(desc(categories.active), asc(categories.position))
      const serving = await tx.select().from(agencies).orderBy(asc(agencies.code))
      const rules = await tx.select().from(routingRules).orderBy(asc(routingRules.position))
      const bodies = await tx.select().from(otherBodies).orderBy(asc(otherBodies.position))
      const escalation = await tx.select().from(escalationRules).orderBy(asc(escalationRules.position))
      const days = await tx.select().from(calendarDays).orderBy(asc(calendarDays.day))
      const named = await tx
        .select({ layer: objects.layer, code: objects.code, label: objects.label })
        .from(objects)
      return {
        city: loaded,
        groups: groups.map(({ data }) => data),
        categories: offered,
        agencies: serving,
        rules: rules.map(({ data }) => data),
        otherBodies: bodies.map(({ data }) => data),
        escalation: escalation.map(({ data }) => data),
        days,
        objects: named,
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** Makes loads follow each other: the next one waits until this transaction ends. */
export async function lockCity(tx: Tx): Promise<void> {
  await tx.execute(sql`lock table city in share row exclusive mode`)
}

/** Names the pack that the tables now hold, under the next revision. */
export async function saveCity(tx: Tx, pack: CityPack, loadedAt: Temporal.Instant): Promise<void> {
  const { rows } = await tx.execute<{ revision: number | null }>(sql`delete from city returning revision`)
  await tx.insert(city).values({
    code: pack.city.code,
    data: pack.city,
    reasons: pack.reasons,
    templates: { ru: pack.templatesRu, en: pack.templatesEn },
    boundary: JSON.stringify(multi(pack.city.boundary)),
    packVersion: pack.version,
    revision: (rows[0]?.revision ?? 0) + 1,
    loadedAt: new Date(loadedAt.epochMilliseconds),
  })
}

function multi(area: City['boundary']): unknown {
  return area.type === 'MultiPolygon' ? area : { type: 'MultiPolygon', coordinates: [area.coordinates] }
}
