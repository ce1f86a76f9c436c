import type { Language } from '@gorozhanin/domain/names'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { isPublished } from '../reports/list-store.ts'
import type { Hit } from './hit.ts'

const MOST_HITS = 20

/** Container sites, stops, institutions, villages and parts of the city whose name sounds like the words. */
export async function findObjects(db: Reader, words: string, language: Language): Promise<readonly Hit[]> {
  const { rows } = await db.execute<Hit>(sql`
    (select 'place' as kind, ${inLanguage(sql`label`, language)} as label, code as id,
            ST_X(place) as lon, ST_Y(place) as lat, word_similarity(${words}, search) as score
       from objects where search %> ${words}
      order by score desc, length(search), code limit ${MOST_HITS})
    union all
    (select 'place', ${inLanguage(sql`name`, language)}, code, ST_X(middle), ST_Y(middle),
            word_similarity(${words}, called) as score
       from basemap
      cross join lateral (
        select lower(replace(concat_ws(' ', name->>'ru', name->>'en'), 'ё', 'е')) as called,
               ST_PointOnSurface(shape) as middle) as known
      where layer = 'place' and called %> ${words}
      order by score desc, code limit ${MOST_HITS})`)
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
    select ${reportColumns(sql`reports`)} from reports
     where year = any(${sql.param([...years])}::int[]) and sequence = ${sequence} and ${isPublished}
     order by year desc`)
  return rows
}

/** What strangers read of a report in `rows`. */
export const reportColumns = (rows: SQL): SQL => sql`
  ${rows}.year || '-' || ${rows}.sequence as number, coalesce(${rows}.public_text, ${rows}.text) as text,
  round(ST_X(${rows}.place)::numeric, 5)::float8 as lon, round(ST_Y(${rows}.place)::numeric, 5)::float8 as lat`

function inLanguage(names: SQL, language: Language): SQL {
  return language === 'ru'
    ? sql`${names}->>'ru'`
    : sql`coalesce(nullif(${names}->>'en', ''), ${names}->>'ru')`
}
