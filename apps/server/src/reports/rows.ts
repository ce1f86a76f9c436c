import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import type { Category } from '@gorozhanin/domain/catalog/pack-categories'
import type { Names } from '@gorozhanin/domain/names'
import type { RouteExplanation } from '@gorozhanin/domain/routing/explanation'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'

/** A retired or renamed agency is still told by its code. */
export function agencyRef({ agencies }: CatalogSnapshot, code: string): { code: string; name: Names } {
  const known: Pick<Agency, 'shortName'> | undefined = agencies.get(code)
  return { code, name: known?.shortName ?? { ru: code, en: code } }
}

export function categoryRef({ categories, groups }: CatalogSnapshot, code: string) {
  const known: Pick<Category, 'name' | 'group'> | undefined = categories.get(code)
  const group = known?.group ?? 'other'
  const icon = groups.find((one) => one.code === group)?.icon ?? 'message'
  return { code, group, icon, name: known?.name ?? { ru: code, en: code } }
}

/** Codes of the areas that a route speaks of: the one that won and those that lost to it. */
export function areasOf({
  area,
  considered,
}: Pick<RouteExplanation, 'area' | 'considered'>): readonly string[] {
  const lost = considered.filter(({ step }) => step === 'area').map(({ of }) => of)
  return area ? [area.code, ...lost] : lost
}

const EXCERPT_CHARACTERS = 140

/** The beginning of a text on one line, cut at a word. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= EXCERPT_CHARACTERS) return line
  const cut = line.slice(0, EXCERPT_CHARACTERS).toWellFormed()
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT_CHARACTERS / 2))}…`
}

/** Five decimals are about a metre: as much as the public map shows. */
export function publicPlace(lon: number | null, lat: number | null): { lon: number; lat: number } | null {
  if (lon === null || lat === null) return null
  return { lon: Math.round(lon * 1e5) / 1e5, lat: Math.round(lat * 1e5) / 1e5 }
}

/** ISO 8601 in UTC with milliseconds. A card holds dozens of times, which come from JSON in UTC: those need no parsing. */
export function iso(at: Date | string): string {
  if (typeof at !== 'string' || !at.endsWith('+00:00')) return new Date(at).toISOString()
  return `${at.slice(0, 19)}.${at.slice(20, -6).slice(0, 3).padEnd(3, '0')}Z`
}

export const isoOrNull = (at: Date | string | null): string | null => (at === null ? null : iso(at))
