import type { Language } from '@gorozhanin/domain/names'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { statement } from '../platform/statement.ts'
import { isPublished } from '../reports/list-store.ts'
import type { Hit } from './hit.ts'

const MOST_HITS = 20

/** Container sites, stops, institutions, villages and parts of the city whose name sounds like the words. */
export async function findObjects(db: Reader, words: string, language: Language): Promise<readonly Hit[]> {
  return objectsLike(db, { words, language })
}

const typed = sql`${sql.placeholder('words')}::text`

const objectsLike = statement<Hit>(
  'objects_like',
  sql`
  (select 'place' as kind, ${inLanguage(sql`label`)} as label, code as id,
          ST_X(place) as lon, ST_Y(place) as lat, word_similarity(${typed}, search) as score
     from objects where search %> ${typed}
    order by score desc, length(search), code limit ${sql.raw(String(MOST_HITS))})
  union all
  (select 'place', ${inLanguage(sql`name`)}, code, ST_X(middle), ST_Y(middle),
          word_similarity(${typed}, called) as score
     from basemap
    cross join lateral (
      select lower(replace(concat_ws(' ', name->>'ru', name->>'en'), 'ё', 'е')) as called,
             ST_PointOnSurface(shape) as middle) as known
    where layer = 'place' and called %> ${typed}
    order by score desc, code limit ${sql.raw(String(MOST_HITS))})`,
)

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
    select ${reportColumns(sql`reports`)} from reports
     where year = any(${sql.param([...years])}::int[]) and sequence = ${sequence} and ${isPublished}
     order by year desc`)
  return rows
}

/** What strangers read of a report in `rows`. */
export const reportColumns = (rows: SQL): SQL => sql`
  ${rows}.year || '-' || ${rows}.sequence as number, coalesce(${rows}.public_text, ${rows}.text) as text,
  round(ST_X(${rows}.place)::numeric, 5)::float8 as lon, round(ST_Y(${rows}.place)::numeric, 5)::float8 as lat`

/** A name in the language of the reader. */
export function inLanguage(names: SQL): SQL {
  return sql`case when ${sql.placeholder('language')}::text = 'ru' then ${names}->>'ru'
    else coalesce(nullif(${names}->>'en', ''), ${names}->>'ru') end`
}
