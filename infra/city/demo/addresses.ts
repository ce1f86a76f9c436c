import { codeFrom } from '../transliterate.ts'
import type { Building, Draft, Street } from './draft.ts'
import { lengthOf, project } from './plane.ts'

export type Addressed = Building & { readonly street: Street; readonly number: string; readonly code: string }

/**
 * Numbers the houses of every street from its beginning: odd on the left, even on the right.
 *
 * A house in a second row behind another takes the number that its place along the street gives it.
 */
export function addressHouses(draft: Draft): Addressed[] {
  return draft.streets.flatMap((street) => {
    const placed = draft.buildings
      .filter((building) => building.street === street)
      .map((building) => ({ building, ...placeOn(street, building) }))
      .toSorted((a, b) => a.along - b.along)
    return [true, false].flatMap((onLeft) =>
      placed
        .filter(({ left }) => left > 0 === onLeft)
        .map(({ building }, index) => {
          const number = String(index * 2 + (onLeft ? 1 : 2))
          return { ...building, street, number, code: `${street.code}-${codeFrom(number)}` }
        }),
    )
  })
}

/** Where along all the pieces of a street a building stands, and on which side. */
function placeOn(street: Street, { at }: Building): { readonly along: number; readonly left: number } {
  let before = 0
  let best = { along: 0, left: Number.POSITIVE_INFINITY }
  for (const line of street.lines) {
    const place = project(line, at)
    if (Math.abs(place.left) < Math.abs(best.left)) best = { along: before + place.along, left: place.left }
    before += lengthOf(line)
  }
  return best
}
