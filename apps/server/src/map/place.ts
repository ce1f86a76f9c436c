import type { Reply } from '@gorozhanin/domain/endpoint'
import type { describePlace } from '@gorozhanin/domain/map/api'
import type { Language, Names } from '@gorozhanin/domain/names'
import { plateInEnglish } from '../catalog/search-text.ts'
import type { Ctx } from '../main/context.ts'
import { Problem } from '../platform/problem.ts'
import { readSurroundings, type Surroundings } from './place-store.ts'

/** A pin within so many metres of a house stands at it; farther ones, of a street or of a village, are near it. */
const atHouseMeters = 60
const reach = { houseMeters: 200, streetMeters: 100, localityMeters: 2000 } as const

/** Nobody paces off single metres. */
const ROUND_METERS = 10

/** Puts a point into words: its house, or one not far, or the street beside it, or a village, or nothing. */
export async function describe(
  { db }: Ctx,
  place: { readonly lon: number; readonly lat: number },
  language: Language,
): Promise<Reply<typeof describePlace>> {
  const found = await readSurroundings(db, place, reach)
  if (!found)
    throw new Problem('server.unavailable', { detail: 'No city is loaded yet', retryAfterSeconds: 30 })
  const { inside, neighbour, house, street } = found
  const isAtHouse = house !== null && house.meters <= atHouseMeters
  const locality = inside ? found.locality : null
  const nearest = house ?? street ?? locality
  return {
    inside,
    neighbour: neighbour && !inside ? inWords(neighbour, language) : null,
    address: house
      ? isAtHouse
        ? inWords(house.name, language)
        : notFarFrom(house, language)
      : nearest && beside(nearest.name, language),
    house: isAtHouse ? house.code : null,
    distanceMeters: nearest && Math.round(nearest.meters),
  }
}

type House = NonNullable<Surroundings['house']>

/** «около дома 39 (улица Ломинского), 120 м». */
function notFarFrom({ number, streetName, meters, name }: House, language: Language): string {
  const far = Math.round(meters / ROUND_METERS) * ROUND_METERS
  const street = inWords(streetName ?? name, language)
  return language === 'ru'
    ? `около дома ${number} (${street}), ${far} м`
    : `near house ${plateInEnglish(number)} (${street}), ${far} m`
}

/** Russian names of streets come in every order of words, so they are not declined. */
function beside(name: Names, language: Language): string {
  return `${language === 'ru' ? 'рядом:' : 'near'} ${inWords(name, language)}`
}

function inWords({ ru, en }: Names, language: Language): string {
  return language === 'en' && en !== '' ? en : ru
}
