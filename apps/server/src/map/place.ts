import type { Reply } from '@gorozhanin/domain/endpoint'
import type { describePlace } from '@gorozhanin/domain/map/api'
import type { Language, Names } from '@gorozhanin/domain/names'
import type { Ctx } from '../main/context.ts'
import { Problem } from '../platform/problem.ts'
import { readSurroundings } from './place-store.ts'

const reach = { houseMeters: 60, streetMeters: 100 } as const

/** Puts a point into words: its house, or the street beside it, or nothing. */
export async function describe(
  { db }: Ctx,
  place: { readonly lon: number; readonly lat: number },
  language: Language,
): Promise<Reply<typeof describePlace>> {
  const found = await readSurroundings(db, place, reach)
  if (!found)
    throw new Problem('server.unavailable', { detail: 'No city is loaded yet', retryAfterSeconds: 30 })
  const { inside, neighbour, house, street } = found
  const nearest = house ?? street
  return {
    inside,
    neighbour: neighbour && !inside ? inWords(neighbour, language) : null,
    address: house ? inWords(house.name, language) : street && besideStreet(street.name, language),
    house: house?.code ?? null,
    distanceMeters: nearest && Math.round(nearest.meters),
  }
}

/** Russian street names come in every order of words, so they are not declined. */
function besideStreet(name: Names, language: Language): string {
  return `${language === 'ru' ? 'рядом:' : 'near'} ${inWords(name, language)}`
}

function inWords({ ru, en }: Names, language: Language): string {
  return language === 'en' && en !== '' ? en : ru
}
