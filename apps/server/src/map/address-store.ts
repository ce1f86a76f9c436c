import type { Found } from '@gorozhanin/domain/map/api'
import type { Language, Names } from '@gorozhanin/domain/names'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { statement } from '../platform/statement.ts'
import { inLanguage } from './search-store.ts'

const MOST_STREETS = 60
/** Of one word: a common one («имени») leads to hundreds. */
const MOST_OF_KEY = 300
const MOST_HOUSES = 12
/** Shorter beginnings with a letter wrong would be the beginnings of half the city. */
const SHORTEST_LOOSE = 4

export type NamedStreet = { readonly code: string; readonly name: Names }

/**
 * Streets that have a word which a typed one is, begins, or misspells by a letter; those that share most with what was
 * typed come first.
 */
export async function readStreetsLike(db: Reader, words: readonly string[]): Promise<readonly NamedStreet[]> {
  return words.length === 0 ? [] : streetsLike(db, { words: JSON.stringify(words) })
}

const streetsLike = statement<NamedStreet>(
  'streets_like',
  sql`
  with shared as (
    select street, sum(letters) as letters
      from (
        select found.street, word, max(length(word) - case when k.loose then 1.5 else 0 end) as letters
          from json_array_elements_text(${sql.placeholder('words')}::json) as typed(word)
          cross join lateral keys_of(word) as k
          cross join lateral (
            select street from street_keys
             where key ~>=~ k.key
               and key ~<=~ case
                     when word ~ '\\d' or (k.loose and length(k.key) < ${sql.raw(String(SHORTEST_LOOSE))})
                     then k.key else k.key || chr(1114111) end
             limit ${sql.raw(String(MOST_OF_KEY))}) as found
         group by found.street, word) as by_word
     group by street
     order by letters desc, street
     limit ${sql.raw(String(MOST_STREETS))})
  select s.code, s.name
    from shared join streets s on s.code = shared.street
   order by shared.letters desc, s.code`,
)

/** A street of which houses are asked, those whose plate begins so; all of them where it is empty. */
export type HousesOf = { readonly street: string; readonly plate: string }

/** A house of a street, by the plate that it was asked by; or the street itself. */
export type Ground = Found & HousesOf & { readonly isExact: boolean }

/**
 * Streets by their middles, and the houses asked of them in the order of their numbers, the one with exactly this plate
 * before the others.
 */
export async function readGround(
  db: Reader,
  streets: readonly string[],
  asked: readonly HousesOf[],
  language: Language,
): Promise<readonly Ground[]> {
  if (streets.length === 0) return []
  return ground(db, { streets: JSON.stringify(streets), asked: JSON.stringify(asked), language })
}

const ground = statement<Ground>(
  'ground_of_streets',
  sql`
  select 'address' as kind, h.code as id, ${inLanguage(sql`h.label`)} as label,
         ST_X(h.place) as lon, ST_Y(h.place) as lat,
         asked.street, asked.plate, h.plate = asked.plate as "isExact"
    from json_to_recordset(${sql.placeholder('asked')}::json) as asked(street text, plate text)
    cross join lateral (
      select code, label, place, plate from houses
       where street = asked.street and plate ~>=~ asked.plate and plate ~<~ (asked.plate || chr(1114111))
       order by plate <> asked.plate, substring(plate from '\\d+')::numeric, plate
       limit ${sql.raw(String(MOST_HOUSES))}) as h
  union all
  select 'street', s.code, ${inLanguage(sql`s.name`)}, ST_X(middle), ST_Y(middle), s.code, '', false
    from json_array_elements_text(${sql.placeholder('streets')}::json) as asked(code)
    join streets s on s.code = asked.code
    cross join lateral (select ST_ClosestPoint(s.shape, ST_Centroid(s.shape)) as middle) as m`,
)
