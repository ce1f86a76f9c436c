import type { Found } from '@gorozhanin/domain/map/api'
import type { Language } from '@gorozhanin/domain/names'
import { type SQL, sql } from 'drizzle-orm'
import type { AddressGuess } from '../catalog/search-text.ts'
import type { Reader } from '../platform/database.ts'
import { isPublished, publicText } from '../reports/list-store.ts'

/** Something found, and how well it fits: 0 to 1. */
export type Hit = Found & { readonly score: number }

type House = Hit & { readonly exact: boolean }

const MOST_STREETS = 5
const MOST_HITS = 20

/** Houses whose number begins as the guess says, on streets that sound like it. */
export async function findHouses(
  db: Reader,
  guesses: readonly AddressGuess[],
  language: Language,
): Promise<readonly House[]> {
  const numbered = guesses.filter(({ plate }) => plate !== null)
  if (numbered.length === 0) return []
  const { rows } = await db.execute<House>(sql`
    select distinct on (h.code) 'address' as kind, ${inLanguage(sql`h.label`, language)} as label, h.code as id,
           ST_X(h.place) as lon, ST_Y(h.place) as lat, s.score, h.plate = g.plate as exact
      from ${guessTable(numbered)}
      cross join lateral (${streetsLike()}) s
      cross join lateral (
        select * from houses where street = s.code and plate like g.plate || '%'
         order by plate <> g.plate, length(plate), plate limit ${MOST_HITS}) h
     order by h.code, s.score desc`)
  return rows
}

/** Streets that sound like the text. */
export async function findStreets(
  db: Reader,
  guesses: readonly AddressGuess[],
  language: Language,
): Promise<readonly Hit[]> {
  const { rows } = await db.execute<Hit>(sql`
    select 'street' as kind, ${inLanguage(sql`s.name`, language)} as label, s.code as id,
           ST_X(middle) as lon, ST_Y(middle) as lat, max(s.score) as score
      from ${guessTable(guesses)}
      cross join lateral (${streetsLike()}) s
      cross join lateral (select ST_ClosestPoint(s.shape, ST_Centroid(s.shape)) as middle) m
     group by s.code, s.name, middle`)
  return rows
}

/** Container sites, stops and institutions whose label sounds like the words. */
export async function findObjects(db: Reader, words: string, language: Language): Promise<readonly Hit[]> {
  const { rows } = await db.execute<Hit>(sql`
    select 'place' as kind, ${inLanguage(sql`label`, language)} as label, code as id,
           ST_X(place) as lon, ST_Y(place) as lat, word_similarity(${words}, search) as score
      from objects where search %> ${words}
     order by score desc, length(search), code limit ${MOST_HITS}`)
  return rows
}

export type FoundReport = {
  readonly number: string
  readonly text: string
  readonly lon: number | null
  readonly lat: number | null
}

/** Public reports of these years with this place in the year's sequence, the newest first. */
export async function findReportsByNumber(
  db: Reader,
  years: readonly number[],
  sequence: number,
): Promise<readonly FoundReport[]> {
  const { rows } = await db.execute<FoundReport>(sql`
    select ${reportColumns} from reports
     where year = any(${sql.param([...years])}::int[]) and sequence = ${sequence} and ${isPublished}
     order by year desc`)
  return rows
}

/** Public reports whose text holds the words in any of their forms, the newest first. */
export async function findReportsByText(db: Reader, words: string): Promise<readonly FoundReport[]> {
  const { rows } = await db.execute<FoundReport>(sql`
    select ${reportColumns} from reports
     where to_tsvector('russian', ${publicText}) @@ websearch_to_tsquery('russian', ${words}) and ${isPublished}
     order by registered_at desc, id desc limit ${MOST_HITS}`)
  return rows
}

const reportColumns = sql`year || '-' || sequence as number, ${publicText} as text,
  round(ST_X(place)::numeric, 5)::float8 as lon, round(ST_Y(place)::numeric, 5)::float8 as lat`

function guessTable(guesses: readonly AddressGuess[]): SQL {
  return sql`json_to_recordset(${JSON.stringify(guesses)}::json) as g(street text, whole text, plate text)`
}

/** Streets near the words of the guess `g`; the kind of street only decides between equals. */
function streetsLike(): SQL {
  return sql`
    select code, name, shape,
           0.9 * word_similarity(g.street, search) + 0.1 * similarity(g.whole, lower(name->>'ru')) as score
      from streets where search %> g.street
     order by score desc limit ${MOST_STREETS}`
}

function inLanguage(names: SQL, language: Language): SQL {
  return language === 'ru'
    ? sql`${names}->>'ru'`
    : sql`coalesce(nullif(${names}->>'en', ''), ${names}->>'ru')`
}
