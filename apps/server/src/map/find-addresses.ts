import type { Language, Names } from '@gorozhanin/domain/names'
import type { Reader } from '../platform/database.ts'
import { type Ground, type HousesOf, readGround, readStreetsLike } from './address-store.ts'
import type { Hit } from './hit.ts'
import { fitStreet } from './street-fit.ts'
import { platesOf, readAddress } from './typed-address.ts'

/** What a hit is worth beside how well its street fits: a house that was meant, its street, its neighbours. */
const bonus = { house: 0.2, street: 0.1, neighbour: 0.05 } as const
/** A plate that was read in a likelier way comes first. */
const perReading = 0.02
/** Keeps houses in their order, and so close that nothing comes between them. */
const perPlace = 0.0005
const MOST_STREETS = 5
/** Shorter words begin too many streets. */
const SHORTEST_WORD = 2

/**
 * Houses and streets that the text may mean. A house whose number was typed comes before its street, other houses whose
 * number begins so come after it; where no number was typed yet, all the houses of the best street do.
 */
export async function findAddresses(
  db: Reader,
  text: string,
  city: Names,
  language: Language,
): Promise<readonly Hit[]> {
  const address = readAddress(text, city)
  const words = address.tokens
    .filter(({ isNumber, russian }) => isNumber || russian.length >= SHORTEST_WORD)
    .flatMap(({ text, russian }) => (text === russian ? [russian] : [russian, text]))
  const candidates = await readStreetsLike(db, [...new Set(words)])
  const streets = candidates
    .flatMap(({ code, name }) => {
      const fit = fitStreet(address, name)
      return fit ? [{ code, score: fit.score, plates: platesOf(address, fit.used) }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_STREETS)
  const asked = streets.flatMap(({ code, plates }, place): HousesOf[] =>
    plates.length > 0
      ? plates.map((plate) => ({ street: code, plate }))
      : place === 0
        ? [{ street: code, plate: '' }]
        : [],
  )
  const found = await readGround(
    db,
    streets.map(({ code }) => code),
    asked,
    language,
  )
  const byCode = new Map(streets.map((street) => [street.code, street]))
  return found.map((one, place) => {
    const { score = 0, plates = [] } = byCode.get(one.street) ?? {}
    return toHit(one, score + worthOf(one, plates) - perPlace * place)
  })
}

function worthOf({ kind, plate, isExact }: Ground, plates: readonly string[]): number {
  if (kind === 'street') return bonus.street
  return (isExact ? bonus.house : bonus.neighbour) - perReading * Math.max(0, plates.indexOf(plate))
}

function toHit({ kind, id, label, lon, lat }: Ground, score: number): Hit {
  return { kind, id, label, lon, lat, score }
}
