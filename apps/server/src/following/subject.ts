import { faultOfArea, readArea, sizeWords } from '@gorozhanin/domain/following/area'
import { type Followed, followedOf, type Subject, subjectOf } from '@gorozhanin/domain/following/subject'
import type { Language, Names } from '@gorozhanin/domain/names'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Reader } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { wordsOf } from '../reports/list-store.ts'
import { hasNumber } from '../reports/numbers.ts'
import { categoryRef } from '../reports/rows.ts'
import { readNews } from './news-store.ts'
import { isInCity, namesOfPlace } from './subject-store.ts'

const partOfCity: Names = { ru: 'часть города', en: 'a part of the city' }

/** An area by its size: two of one person can be told apart. */
function nameOfArea(area: string): Names {
  const corners = readArea(area)
  return {
    ru: `область на карте, ${sizeWords(corners, 'ru')}`,
    en: `an area on the map, ${sizeWords(corners, 'en')}`,
  }
}

/** A subject that the city knows, and what people call it. */
export type KnownSubject = {
  readonly subject: Subject
  readonly place: Names | null
  readonly topics: readonly Names[]
}

/** @throws Problem naming each word that the city does not know, and more than one place. */
export async function knownSubject(
  db: Reader,
  catalog: CatalogSnapshot,
  asked: Subject,
): Promise<KnownSubject> {
  const { house, street, bbox, area, group, category } = asked
  const places = (['house', 'street', 'bbox', 'area'] as const).filter((key) => asked[key] !== undefined)
  const groups = new Map(catalog.groups.map((known) => [known.code, known.name]))
  const named = await namesOfPlace(db, asked)
  const wrongArea = area === undefined ? null : await faultOf(db, area)
  const faults = [
    ...places.slice(1).map((field) => ({ field, code: 'following.one_place' })),
    ...(house !== undefined && !named.house ? [{ field: 'house', code: 'following.house_unknown' }] : []),
    ...(street !== undefined && !named.street ? [{ field: 'street', code: 'following.street_unknown' }] : []),
    ...(bbox !== undefined && !isBox(bbox) ? [{ field: 'bbox', code: 'following.area_wrong' }] : []),
    ...(wrongArea ? [{ field: 'area', code: wrongArea }] : []),
    ...(wordsOf(group).every((code) => groups.has(code))
      ? []
      : [{ field: 'group', code: 'report.group_unknown' }]),
    ...(wordsOf(category).every((code) => catalog.categories.has(code))
      ? []
      : [{ field: 'category', code: 'report.category_unknown' }]),
  ]
  if (faults.length > 0) throw invalid(faults)
  return {
    subject: subjectOf(asked),
    place: named.house ?? named.street ?? nameOfGround(asked),
    topics: [
      ...wordsOf(group).flatMap((code) => groups.get(code) ?? []),
      ...wordsOf(category).flatMap((code) => catalog.categories.get(code)?.name ?? []),
    ],
  }
}

/**
 * A subject of letters that the city knows.
 *
 * @throws Problem as above, for one that says nothing, and for a report that strangers do not see.
 */
export async function knownFollowed(
  db: Reader,
  catalog: CatalogSnapshot,
  asked: Followed,
): Promise<KnownSubject & { readonly subject: Followed }> {
  const subject = followedOf(asked)
  if (Object.keys(subject).length === 0) throw invalid([{ field: 'subject', code: 'following.nothing' }])
  const { report, ...rest } = subject
  if (report === undefined) return knownSubject(db, catalog, rest)
  if (Object.keys(rest).length > 0) throw invalid([{ field: 'subject.report', code: 'following.one_place' }])
  const [row] = await readNews(db, { of: hasNumber(report), most: 1 })
  if (!row) throw new Problem('report.not_found')
  const category = categoryRef(catalog, row.category).name
  const name = { ru: `№ ${report}, ${category.ru}`, en: `${report}, ${category.en || category.ru}` }
  return { subject, place: name, topics: [] }
}

async function faultOf(db: Reader, area: string) {
  return faultOfArea(readArea(area)) ?? ((await isInCity(db, area)) ? null : 'following.area_outside')
}

function nameOfGround({ bbox, area }: Subject): Names | null {
  if (area !== undefined) return nameOfArea(area)
  return bbox === undefined ? null : partOfCity
}

/** Degrees of the world, the lower ones first. */
function isBox(bbox: string): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = bbox.split(',').map(Number)
  return west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90
}

/** «улица Садовая, 12: дороги, освещение»; the city’s name where nothing narrower was said. */
export function subjectWords(
  { city }: CatalogSnapshot,
  { place, topics }: Pick<KnownSubject, 'place' | 'topics'>,
  language: Language,
): string {
  const named = (names: Names) => names[language] || names.ru
  const where = named(place ?? city.name)
  return topics.length > 0 ? `${where}: ${topics.map(named).join(', ')}` : where
}

/** What a subject is called, though the city may not have all of it any more. */
export async function nameOfFollowed(
  db: Reader,
  catalog: CatalogSnapshot,
  { report, house, street, bbox, area, group, category }: Followed,
): Promise<Names> {
  if (report !== undefined) return { ru: `сообщение № ${report}`, en: `report ${report}` }
  const named = await namesOfPlace(db, { ...(house && { house }), ...(street && { street }) })
  const groups = new Map(catalog.groups.map((known) => [known.code, known.name]))
  const topics = [
    ...wordsOf(group).flatMap((code) => groups.get(code) ?? []),
    ...wordsOf(category).flatMap((code) => catalog.categories.get(code)?.name ?? []),
  ]
  const ground = nameOfGround({ ...(bbox && { bbox }), ...(area && { area }) })
  const known = { place: named.house ?? named.street ?? ground, topics }
  return { ru: subjectWords(catalog, known, 'ru'), en: subjectWords(catalog, known, 'en') }
}
