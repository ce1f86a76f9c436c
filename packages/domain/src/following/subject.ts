import * as t from 'typebox'
import { Code } from '../names.ts'
import { ReportNumber } from '../reports/api.ts'

/** As many categories as one may name at once. */
const codes = t.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}(,[a-z0-9][a-z0-9_-]{0,63}){0,19}$' })

/**
 * What may be followed beside a single report: one place, topics with commas, or both; the whole city where nothing is
 * said. A street is also the ground beside it, a house what is told of at its walls.
 */
export const subject = {
  house: t.Optional(Code),
  street: t.Optional(Code),
  /** What a map shows: `west,south,east,north` in degrees. */
  bbox: t.Optional(t.String({ pattern: '^-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?){3}$', maxLength: 100 })),
  /** A drawn area: `lon,lat` of each corner in degrees, one after another; see `faultOfArea`. */
  area: t.Optional(
    t.String({ pattern: '^-?\\d{1,3}(\\.\\d{1,5})?(,-?\\d{1,3}(\\.\\d{1,5})?)*$', maxLength: 1500 }),
  ),
  group: t.Optional(codes),
  category: t.Optional(codes),
}

const Subject = t.Object(subject)
export type Subject = t.Static<typeof Subject>

export const subjectKeys = ['house', 'street', 'bbox', 'area', 'group', 'category'] as const

/** The subject alone of a value that holds more, without what is not said. */
export function subjectOf(asked: Subject): Subject {
  return Object.fromEntries(subjectKeys.flatMap((key) => (asked[key] ? [[key, asked[key]]] : [])))
}

/** A subject of letters: a single report too. */
export const followed = { report: t.Optional(ReportNumber), ...subject }

const Followed = t.Object(followed)
export type Followed = t.Static<typeof Followed>

/** As a subscription keeps it: nothing beside the subject, codes in one order, so that the same is the same text. */
export function followedOf({ report, group, category, ...place }: Followed): Followed {
  const ordered = (codes: string | undefined) => codes && [...new Set(codes.split(','))].toSorted().join(',')
  const { house, street, bbox, area } = place
  const found = { report, house, street, bbox, area, group: ordered(group), category: ordered(category) }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value))
}
