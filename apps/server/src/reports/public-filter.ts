import type { PublicFilterQuery } from '@gorozhanin/domain/reports/public-filter'
import { type Status, statuses, statusGroups } from '@gorozhanin/domain/reports/status'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import { dayStarts } from '../platform/city-days.ts'
import { invalid } from '../platform/problem.ts'
import { publicStatusesOf, wordsOf } from './list-store.ts'

/** Which published reports someone wants to see; undefined where all do. */
export type PublicFilter = {
  readonly statuses: readonly Status[] | undefined
  readonly categories: readonly string[] | undefined
  readonly groups: readonly string[] | undefined
  readonly agencies: readonly string[] | undefined
  /** Registered from then on, and before. */
  readonly from: Date | undefined
  readonly until: Date | undefined
  readonly overdue: boolean
  /** Somebody has said «у меня тоже». */
  readonly supported: boolean
}

/** @throws Problem naming each word that the city does not know, and a day that does not exist. */
export function readPublicFilter(catalog: CatalogSnapshot, asked: PublicFilterQuery): PublicFilter {
  const { zone } = catalog.city
  const groups = new Set(catalog.groups.map(({ code }) => code))
  for (const { group } of catalog.categories.values()) groups.add(group)
  const unknown = [
    fault(
      'status',
      asked.status,
      (word) => isOneOf(statuses, word) || isOneOf(statusGroups, word),
      'report.status_unknown',
    ),
    fault('group', asked.group, (code) => groups.has(code), 'report.group_unknown'),
    fault('category', asked.category, (code) => catalog.categories.has(code), 'report.category_unknown'),
    fault('agency', asked.agency, (code) => catalog.agencies.has(code), 'agency.unknown'),
  ].flat()
  if (unknown.length > 0) throw invalid(unknown)
  return {
    statuses: publicStatusesOf(asked.status),
    categories: codesOf(asked.category),
    groups: codesOf(asked.group),
    agencies: codesOf(asked.agency),
    from: asked.from === undefined ? undefined : dayStarts('from', asked.from, zone, 0),
    until: asked.to === undefined ? undefined : dayStarts('to', asked.to, zone, 1),
    overdue: asked.overdue ?? false,
    supported: asked.supported ?? false,
  }
}

function fault(field: string, list: string | undefined, isKnown: (word: string) => boolean, code: string) {
  return wordsOf(list).every(isKnown) ? [] : [{ field, code }]
}

const isOneOf = (words: readonly string[], word: string): boolean => words.includes(word)

/** In one order, whatever the order in which they were asked for. */
function codesOf(list: string | undefined): readonly string[] | undefined {
  const codes = [...new Set(wordsOf(list))].toSorted()
  return codes.length > 0 ? codes : undefined
}
