import { faultOfArea, readArea } from '@gorozhanin/domain/following/area'
import { type StatusGroup, statusGroups } from '@gorozhanin/domain/reports/status'
import type { FigurePeriod } from '@gorozhanin/domain/summary/figures'
import type { MapView } from '../map/city-map.tsx'
import type { Box } from '../map/geometry.ts'
import { type Step, steps } from './filing/draft.ts'

/** What the address of the map says beside its path. */
export type BrowseSearch = {
  /** Where the map looks: `lon,lat,zoom`. */
  readonly at?: string
  /** Groups of status with commas. */
  readonly status?: string
  /** Groups of categories with commas. */
  readonly group?: string
  /** Agencies with commas. */
  readonly agency?: string
  /** First and last day of registration, `YYYY-MM-DD`. */
  readonly from?: string
  readonly to?: string
  readonly overdue?: true
  /** The map shows where reports are dense, not each of them. */
  readonly heat?: true
  /** Somebody has said «у меня тоже». */
  readonly supported?: true
  /** The list begins with what most people have said that of. */
  readonly order?: 'supporters'
  /** The list has the whole city, not only what the map shows. */
  readonly all?: true
  /** The report whose mark was tapped on a phone: a small card tells of it. */
  readonly spot?: string
  /** Reports that lie on top of each other, their numbers with commas. */
  readonly here?: string
  /** A heap of reports that the map cannot take apart: `west,south,east,north`. */
  readonly heap?: string
  /** An area that was drawn, as its feed names it. */
  readonly area?: string
}

/** Takes what can be understood, drops the rest: an address is typed, cut and guessed at. */
export function readBrowseSearch(search: Record<string, unknown>): BrowseSearch {
  const found = {
    at: readView(search.at) && String(search.at),
    status: keepWords(search.status, (word) => statusGroups.some((group) => group === word)),
    group: keepWords(search.group, isCode),
    agency: keepWords(search.agency, isCode),
    from: readDay(search.from),
    to: readDay(search.to),
    overdue: search.overdue === true || undefined,
    heat: search.heat === true || undefined,
    supported: search.supported === true || undefined,
    order: search.order === 'supporters' ? search.order : undefined,
    all: search.all === true || undefined,
    spot: typeof search.spot === 'string' && isNumber(search.spot) ? search.spot : undefined,
    here: keepWords(search.here, isNumber),
    heap: readBounds(search.heap) && String(search.heap),
    area:
      typeof search.area === 'string' && faultOfArea(readArea(search.area)) === null
        ? search.area
        : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value))
}

const isNumber = (word: string): boolean => /^\d{4}-[1-9]\d{0,8}$/.test(word)

const isCode = (word: string): boolean => /^[a-z0-9][a-z0-9_-]{0,63}$/.test(word)

/** A day that there is, `YYYY-MM-DD`. */
function readDay(day: unknown): string | undefined {
  if (typeof day !== 'string' || !/^2\d{3}-\d\d-\d\d$/.test(day)) return undefined
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}

/** `west,south,east,north` as a box; null for anything else. */
export function readBounds(bounds: unknown): Box | null {
  if (typeof bounds !== 'string' || !/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/.test(bounds)) return null
  const [west = 0, south = 0, east = 0, north = 0] = bounds.split(',').map(Number)
  const good =
    [west, east].every((lon) => Math.abs(lon) <= 180) && [south, north].every((lat) => Math.abs(lat) <= 85)
  return good && west <= east && south <= north ? { west, south, east, north } : null
}

function keepWords(list: unknown, isGood: (word: string) => boolean): string | undefined {
  if (typeof list !== 'string') return undefined
  return list.split(',').filter(isGood).slice(0, 20).join(',') || undefined
}

export function wordsOf(list: string | undefined): readonly string[] {
  return list?.split(',') ?? []
}

/** `61.31,55.012,14.5` as a view; null for anything else. */
export function readView(at: unknown): MapView | null {
  if (typeof at !== 'string') return null
  const [lon, lat, zoom, ...more] = at.split(',').map(Number)
  if (lon === undefined || lat === undefined || zoom === undefined || more.length > 0) return null
  const good = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24
  return good ? { lon, lat, zoom } : null
}

export function writeView({ lon, lat, zoom }: MapView): string {
  return `${lon},${lat},${zoom}`
}

/** The groups of status that a filter names. */
export function statusFilter({ status }: BrowseSearch): readonly StatusGroup[] {
  const words = wordsOf(status)
  return statusGroups.filter((group) => words.includes(group))
}

/** What the address of the form says. */
export type FilingSearch = {
  readonly step?: Step | 'done' | 'joined'
  /** An open group of categories. */
  readonly group?: string
  /** Where the map looked: `lon,lat,zoom`. */
  readonly at?: string
  /** The number that the report got, or that of the report that was joined, on the last screen. */
  readonly number?: string
}

export function readFilingSearch(search: Record<string, unknown>): FilingSearch {
  const step = [...steps, 'done' as const, 'joined' as const].find((known) => known === search.step)
  const { group, number } = search
  return {
    ...(step && { step }),
    ...(typeof group === 'string' && { group }),
    ...(readView(search.at) && { at: String(search.at) }),
    ...(typeof number === 'string' && { number }),
  }
}

/** What the address of the figures says: a month where it says nothing. */
export type FiguresSearch = { readonly period?: Exclude<FigurePeriod, 'month'> }

export function readFiguresSearch({ period }: Record<string, unknown>): FiguresSearch {
  return period === 'quarter' || period === 'year' ? { period } : {}
}

/** Where a resident who signs in goes on. */
export type AccountSearch = {
  readonly next?: string
  /** A provider did not let the person in. */
  readonly fault?: string
}

/** Only places of this site. */
export function readAccountSearch({ next, fault }: Record<string, unknown>): AccountSearch {
  return {
    ...(typeof next === 'string' && /^\/(?![/\\])/.test(next) && { next }),
    ...(typeof fault === 'string' && { fault }),
  }
}
