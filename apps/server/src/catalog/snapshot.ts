import { createHash } from 'node:crypto'
import type { EscalationRule } from '@gorozhanin/domain/alerts/pack-escalation'
import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import { type Category, type CategoryGroup, refLayers } from '@gorozhanin/domain/catalog/pack-categories'
import type { City } from '@gorozhanin/domain/catalog/pack-city'
import type { OwnTemplates } from '@gorozhanin/domain/messages/letter'
import type { ObjectNames } from '@gorozhanin/domain/reports/details'
import { type ReasonLists, reasonsOf } from '@gorozhanin/domain/reports/reason-lists'
import type { KnownBody } from '@gorozhanin/domain/routing/other-body'
import type { RoutingRule } from '@gorozhanin/domain/routing/pack-rules'
import type { WorkCalendar } from '@gorozhanin/domain/sla/calendar'
import type { Db } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type CatalogRows, readCatalog, readRevision } from './store.ts'

/** The city pack as the database holds it: all but its geometry. */
export type CatalogSnapshot = {
  readonly revision: number
  readonly city: City
  /** Letters in the city's own words. */
  readonly reasons: ReasonLists
  readonly templates: OwnTemplates
  readonly packVersion: string
  /** In the order in which people see them. */
  readonly groups: readonly CategoryGroup[]
  /** In the order of the catalogue, with the retired ones at the end: old reports still name them. */
  readonly categories: ReadonlyMap<string, Category>
  /** Categories that take no new reports. */
  readonly retiredCategories: ReadonlySet<string>
  readonly agencies: ReadonlyMap<string, Agency>
  /** Agencies that take no new reports. */
  readonly retiredAgencies: ReadonlySet<string>
  /** Service type → the agency that answers for it where no area does. */
  readonly cityWide: Readonly<Record<string, string>>
  /** The agency that takes what nobody else does. */
  readonly dispatchDesk: string
  readonly rules: readonly RoutingRule[]
  /** Bodies beside the city's own, in the order in which they are asked. */
  readonly otherBodies: readonly KnownBody[]
  /** Who is told of clocks that come near their end or pass it. */
  readonly escalation: readonly EscalationRule[]
  /** The city's own working hours. */
  readonly calendar: WorkCalendar
  /** The hours of one agency; those of the city for a code that nobody has. */
  readonly agencyCalendar: (code: string) => WorkCalendar
  /** Layers that `ref` questions point at and that hold nothing: their answers are free words. */
  readonly emptyLayers: ReadonlySet<string>
  /** What the things in those layers are called. */
  readonly objectNames: ObjectNames
}

/**
 * The category of a report, retired ones too.
 *
 * @throws Error for a code that the city never had.
 */
export function categoryOf({ categories }: CatalogSnapshot, code: string): Category {
  const category = categories.get(code)
  if (!category) throw new Error(`the city never had the category ${code}`)
  return category
}

const FRESH_MS = 2_000

/**
 * Gives the catalogue from memory. Whether it has changed is asked at most every two seconds, by one query on
 * one row; callers who come meanwhile share the answer.
 *
 * @throws Problem `server.unavailable` while no city is loaded.
 */
export function catalogCache(db: Db): () => Promise<CatalogSnapshot> {
  let current: CatalogSnapshot | undefined
  let checkedAtMs = Number.NEGATIVE_INFINITY
  let checking: Promise<CatalogSnapshot> | undefined

  async function check(): Promise<CatalogSnapshot> {
    const revision = await readRevision(db)
    const fresh = current && current.revision === revision ? current : toSnapshot(await readCatalog(db))
    current = fresh
    checkedAtMs = performance.now()
    return fresh
  }

  return async () => {
    if (current && performance.now() - checkedAtMs < FRESH_MS) return current
    checking ??= check().finally(() => {
      checking = undefined
    })
    return checking
  }
}

function toSnapshot(rows: CatalogRows): CatalogSnapshot {
  const { city } = rows
  if (!city) {
    throw new Problem('server.unavailable', { detail: 'No city is loaded yet', retryAfterSeconds: 30 })
  }
  const agencies = new Map(rows.agencies.map(({ data }) => [data.code, data]))
  const serving = rows.agencies.filter(({ active }) => active).map(({ data }) => data)
  const calendarOf = calendars(city.data, rows.days)
  return {
    revision: city.revision,
    city: city.data,
    reasons: reasonsOf(city.reasons),
    templates: city.templates,
    packVersion: city.packVersion,
    groups: rows.groups,
    categories: new Map(rows.categories.map(({ data }) => [data.code, data])),
    retiredCategories: new Set(rows.categories.filter(({ active }) => !active).map(({ data }) => data.code)),
    agencies,
    retiredAgencies: new Set(rows.agencies.filter(({ active }) => !active).map(({ data }) => data.code)),
    cityWide: Object.fromEntries(
      serving.flatMap(({ code, cityWide }) => cityWide.map((type) => [type, code])),
    ),
    dispatchDesk: dispatchDeskOf(serving),
    rules: rows.rules,
    otherBodies: rows.otherBodies,
    escalation: rows.escalation,
    calendar: calendarOf('city'),
    agencyCalendar: (code) => calendarOf(agencies.get(code)?.hours ?? 'city'),
    emptyLayers: new Set(refLayers.filter((layer) => rows.objects.every((one) => one.layer !== layer))),
    objectNames: new Map(rows.objects.map(({ layer, code, label }) => [`${layer}/${code}`, label])),
  }
}

function dispatchDeskOf(agencies: readonly Agency[]): string {
  const desk = agencies.find(({ dispatchDesk }) => dispatchDesk)
  if (!desk) throw new Error('The loaded city has no dispatch desk')
  return desk.code
}

/** Makes calendars, one for equal hours: a calendar remembers the days that it has computed. */
function calendars(city: City, days: CatalogRows['days']): (hours: Agency['hours']) => WorkCalendar {
  const kinds = new Map(days.map(({ day, kind }) => [day, kind]))
  const years = new Set(days.map(({ day }) => Number(day.slice(0, 4))))
  const made = new Map<string, WorkCalendar>()
  return (own) => {
    const hours = own === 'city' ? city.hours : own
    const key = JSON.stringify(hours)
    const calendar = made.get(key) ?? {
      zone: city.zone,
      version: fingerprint([city.zone, hours, ...kinds]),
      days: kinds,
      years,
      hours,
    }
    made.set(key, calendar)
    return calendar
  }
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
}
